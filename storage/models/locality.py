"""A province or a commune."""

from dataclasses import dataclass

from sqlalchemy import CheckConstraint, Column, ForeignKey, Table, Text

from storage.models.catalogue import metadata

locality = Table(
    "locality",
    metadata,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("level", Text, CheckConstraint("level IN ('province', 'commune')", name="level"), nullable=False),
    Column("parent_id", ForeignKey("locality.id"), index=True),
    Column("plan_id", Text),
)


@dataclass(frozen=True, slots=True)
class LocalityRow:
    """A locality as lists show it; `level` is province or commune, `parent_id` the province of a commune."""

    id: str
    name: str
    level: str
    parent_id: str | None
    plan_id: str | None
