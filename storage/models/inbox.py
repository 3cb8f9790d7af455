"""Every event that reached us, once: the key tells a repetition."""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Table, Text

from storage.models.catalogue import metadata
from storage.models.moment import Moment

inbox = Table(
    "inbox",
    metadata,
    Column("person_id", ForeignKey("person.id"), primary_key=True),
    Column("channel", Text, primary_key=True),
    Column("event_key", Text, primary_key=True),
    Column("seq", BigInteger, nullable=False),
    Column("shown", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Index(None, "person_id", "seq"),
)
