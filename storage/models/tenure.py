"""Who holds an office from when to when; both days are in office."""

from sqlalchemy import Column, Date, ForeignKey, Table

from storage.models.catalogue import metadata, numbered

tenure = Table(
    "tenure",
    metadata,
    numbered(),
    Column("office_id", ForeignKey("office.id"), nullable=False, index=True),
    Column("person_id", ForeignKey("person.id"), nullable=False, index=True),
    Column("starts", Date, nullable=False),
    Column("ends", Date),
)
