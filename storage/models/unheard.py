"""Units and offices that nobody hears from, as lists show them; no person is in them."""

from datetime import datetime
from typing import NamedTuple


class UnheardUnitRow(NamedTuple):
    """A unit in which neither the head nor a deputy can be reached; `title` is the head's office, if there is one.

    `place` is the name of its commune.
    `joined`: somebody holds one of these offices. `tried` is when a reminder was last put to one of them, `missed` the
    last one that was left unread too long, `called` when an office last said it had called the unit; `phone` is as the
    unit gave it.
    """

    unit: str
    place: str
    title: str | None
    phone: str | None
    joined: bool
    tried: datetime | None
    missed: datetime | None
    called: datetime | None


class UnheardOfficeRow(NamedTuple):
    """An office none of whose holders can be reached, or the head's of a unit that nobody has taken."""

    locality: str
    unit: str | None
    title: str
    phone: str | None
