"""Every message to a person, in the order they are to read it."""

from sqlalchemy import BigInteger, Column, ForeignKey, Table, Text, UniqueConstraint

from storage.models.catalogue import metadata, numbered
from storage.models.moment import Moment

outbox = Table(
    "outbox",
    metadata,
    numbered(),
    Column("person_id", ForeignKey("person.id"), nullable=False),
    Column("seq", BigInteger, nullable=False),
    Column("channel", Text, nullable=False),
    Column("payload", Text, nullable=False),
    Column("at", Moment, nullable=False),
    UniqueConstraint("person_id", "seq"),
)
