"""One-time codes, known only by their digest: into a person's conversation, or into an office nobody may hold yet."""

from datetime import date, datetime
from typing import Literal, NamedTuple

from sqlalchemy import CheckConstraint, Column, Date, ForeignKey, Table, Text

from storage.models.catalogue import metadata
from storage.models.moment import Moment

LinkState = Literal["good", "used", "expired", "unknown"]


def link_state(times: tuple[datetime | None, datetime] | None, now: datetime) -> LinkState:
    """The state of a code by when it was used and when it expires; None: there is none."""
    if times is None:
        return "unknown"
    used_at, expires_at = times
    if used_at is not None:
        return "used"
    return "good" if now < expires_at else "expired"


join_code = Table(
    "join_code",
    metadata,
    Column("digest", Text, primary_key=True),
    Column("person_id", ForeignKey("person.id")),
    Column("office_id", ForeignKey("office.id")),
    Column("issued_at", Moment, nullable=False),
    Column("expires_at", Moment, nullable=False),
    Column("used_at", Moment),
    Column("starts", Date),
    Column("handing", Text, index=True),
    CheckConstraint("(person_id IS NULL) <> (office_id IS NULL)", name="one_of"),
)


class Opens(NamedTuple):
    """What a code opens: a person's conversation or an office; one of the two is None.

    The office is held not before `starts`; `handing` is the question for which the person is asked, if it is for one.
    """

    person: str | None
    office: str | None
    starts: date | None = None
    handing: str | None = None
