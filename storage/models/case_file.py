"""A unit's case of one year; its state, stage and flags are only an index, the review events are the truth."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Column, ForeignKey, Index, Integer, Table, Text, UniqueConstraint

from storage.models.catalogue import metadata
from storage.models.moment import Moment

case_file = Table(
    "case_file",
    metadata,
    Column("id", Text, primary_key=True),
    Column("locality_id", ForeignKey("locality.id"), nullable=False),
    Column("unit_id", ForeignKey("unit.id"), nullable=False),
    Column("year", Integer, nullable=False),
    Column("rubric_id", Text, nullable=False),
    Column("plan_id", Text, nullable=False),
    Column("opened_at", Moment, nullable=False),
    Column("state", Text, nullable=False, server_default="draft"),
    Column("stage", Text),
    Column("changed_at", Moment, nullable=False),
    Column("flags", Text, nullable=False, server_default=""),
    UniqueConstraint("unit_id", "year"),
    Index(None, "locality_id", "year"),
    Index(None, "locality_id", "stage"),
)


@dataclass(frozen=True, slots=True)
class Case:
    """A case with what lists show of its unit; `year` is the assessment year, `province_id` its locality's parent.

    `flags` are words of the caller's own with spaces between them.
    """

    id: str
    locality_id: str
    province_id: str | None
    unit_id: str
    unit_name: str
    unit_kind: str
    unit_level: str | None
    unit_size: str | None
    year: int
    rubric_id: str
    plan_id: str
    opened_at: datetime
    state: str
    stage: str | None
    changed_at: datetime
    flags: str = ""
