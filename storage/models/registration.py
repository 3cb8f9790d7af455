"""What each unit registered for in which year, and what it withdrew; append-only."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, Table, Text

from storage.models.catalogue import metadata, numbered
from storage.models.moment import Moment

registration = Table(
    "registration",
    metadata,
    numbered(),
    Column("unit_id", ForeignKey("unit.id"), nullable=False),
    Column("year", Integer, nullable=False),
    Column("track", Text, CheckConstraint("track IN ('t1', 't3')", name="track"), nullable=False),
    Column("kind", Text, CheckConstraint("kind IN ('registered', 'withdrawn')", name="kind"), nullable=False),
    Column("told", Text),
    Column("person_id", ForeignKey("person.id"), nullable=False),
    Column("office_id", ForeignKey("office.id"), nullable=False),
    Column("at", Moment, nullable=False),
    Index(None, "unit_id", "year"),
)


class RegistrationEntry(NamedTuple):
    """One entry of the log; `told` is JSON of what the unit itself said about the year before, where it had to."""

    unit: str
    year: int
    track: str
    kind: str
    told: str | None
    at: datetime
