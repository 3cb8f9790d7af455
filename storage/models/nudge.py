"""A unit was reminded by an office itself: once a day at most, which the key enforces."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Column, Date, ForeignKey, Table

from storage.models.catalogue import metadata
from storage.models.moment import Moment

nudge = Table(
    "nudge",
    metadata,
    Column("unit_id", ForeignKey("unit.id"), primary_key=True),
    Column("day", Date, primary_key=True),
    Column("office_id", ForeignKey("office.id"), nullable=False),
    Column("person_id", ForeignKey("person.id"), nullable=False),
    Column("at", Moment, nullable=False),
)


class NudgeRow(NamedTuple):
    """Which unit was nudged, by the office of this title, when."""

    unit: str
    title: str
    at: datetime
