"""An office called a unit that nothing else reaches."""

from sqlalchemy import Column, ForeignKey, Index, Table

from storage.models.catalogue import metadata, numbered
from storage.models.moment import Moment

phone_call = Table(
    "phone_call",
    metadata,
    numbered(),
    Column("unit_id", ForeignKey("unit.id"), nullable=False),
    Column("office_id", ForeignKey("office.id"), nullable=False),
    Column("person_id", ForeignKey("person.id"), nullable=False),
    Column("at", Moment, nullable=False),
    Index(None, "unit_id", "at"),
)
