"""A province or a commune."""

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
