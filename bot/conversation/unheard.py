"""Units and offices that nobody hears from: when that is so, and what is known of them."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from antq_rules.working_days import WorkCalendar
from bot.conversation.dates import is_working

DAYS = 3
"""Working days after which a reminder on the page that nobody looked at counts as not heard."""


def unheard_before(calendar: WorkCalendar, now: datetime) -> datetime:
    """The moment before which such a reminder must have been put there to count now: the end of a working day."""
    day, left = now.date(), DAYS
    while left:
        day -= timedelta(days=1)
        left -= is_working(calendar, day)
    return datetime.combine(day + timedelta(days=1), time(), now.tzinfo)


@dataclass(frozen=True, slots=True)
class UnheardUnit:
    """A unit, by its id, in which neither the head nor a deputy can be reached.

    `place` is the name of its commune, `title` the head's office, if there is one, `phone` as the unit gave it;
    `joined`: somebody holds one of these offices. `tried` is when one of them was last reminded; `called`: the unit was
    called since, so that it need not be called again.
    """

    unit: str
    place: str
    title: str | None
    phone: str | None
    joined: bool
    tried: datetime | None
    called: bool = False


@dataclass(frozen=True, slots=True)
class UnheardOffice:
    """An office that nobody can be reached in: where it is, and of which unit, if of one; all are names."""

    locality: str
    unit: str | None
    title: str
    phone: str | None


def is_to_be_called(called: datetime | None, missed: datetime | None, before: datetime, *, joined: bool) -> bool:
    """Whether a unit belongs on the list: until it is called, and again once a later reminder was missed.

    Where nobody has joined there is no reminder to miss: there a call counts for DAYS working days.
    """
    if called is None:
        return True
    return missed is not None and missed > called if joined else called < before
