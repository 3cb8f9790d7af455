"""Where each person's conversation stands."""

from dataclasses import dataclass

from sqlalchemy import BigInteger, Column, ForeignKey, Table, Text

from storage.models.catalogue import metadata
from storage.models.moment import Moment

conversation = Table(
    "conversation",
    metadata,
    Column("person_id", ForeignKey("person.id"), primary_key=True),
    Column("state", Text),
    Column("seq", BigInteger, nullable=False, server_default="0"),
    Column("updated_at", Moment, nullable=False),
)


@dataclass(frozen=True, slots=True)
class Conversation:
    """A conversation held for one turn: `state` is the caller's own JSON, `seq` the number of the last message."""

    person: str
    language: str
    state: str | None
    seq: int
