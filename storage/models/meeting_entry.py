"""What was done in each meeting of a case, numbered without gaps by the caller; append-only."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Column, ForeignKey, Integer, Table, Text

from storage.models.catalogue import metadata
from storage.models.moment import Moment

meeting_entry = Table(
    "meeting_entry",
    metadata,
    Column("case_id", ForeignKey("case_file.id"), primary_key=True),
    Column("meeting", Integer, primary_key=True, autoincrement=False),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("kind", Text, nullable=False),
    Column("person_id", ForeignKey("person.id"), nullable=False, index=True),
    Column("office_id", ForeignKey("office.id")),
    Column("details", Text, nullable=False),
    Column("at", Moment, nullable=False),
)


class MeetingEntry(NamedTuple):
    """One entry of the meeting of this number; `details` is JSON that storage does not look into."""

    meeting: int
    kind: str
    person: str
    office: str | None
    details: str
    at: datetime


class PlacedMeeting(NamedTuple):
    """A meeting with the unit that holds it, as somebody from outside may know it."""

    case: str
    meeting: int
    unit: str
    year: int
    locality: str
