"""How a locality wants to be reminded, where it differs from the default; a province's choice is its communes' too."""

from sqlalchemy import Column, ForeignKey, Table, Text

from storage.models.catalogue import metadata

locality_reminders = Table(
    "locality_reminders",
    metadata,
    Column("locality_id", ForeignKey("locality.id"), primary_key=True),
    Column("rhythm", Text, nullable=False),
)
