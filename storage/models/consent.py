"""Every consent given or taken back; append-only."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Boolean, Column, ForeignKey, Index, Table, Text

from storage.models.catalogue import metadata, numbered
from storage.models.moment import Moment

consent = Table(
    "consent",
    metadata,
    numbered(),
    Column("person_id", ForeignKey("person.id"), nullable=False),
    Column("purpose", Text, nullable=False),
    Column("given", Boolean, nullable=False),
    Column("text_version", Text, nullable=False),
    Column("channel", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Index(None, "person_id", "id"),
)


@dataclass(frozen=True, slots=True)
class Consent:
    """One decision of a person: for what, which text they were shown, where and when."""

    purpose: str
    given: bool
    text_version: str
    channel: str
    at: datetime
