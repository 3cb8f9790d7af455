"""A school, an agency or an enterprise."""

from sqlalchemy import CheckConstraint, Column, ForeignKey, Table, Text

from storage.models.catalogue import metadata

unit = Table(
    "unit",
    metadata,
    Column("id", Text, primary_key=True),
    Column("locality_id", ForeignKey("locality.id"), nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("kind", Text, CheckConstraint("kind IN ('school', 'agency', 'enterprise')", name="kind"), nullable=False),
    Column("level", Text),
    Column("size", Text),
)
