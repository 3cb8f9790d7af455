"""A chat on an outside channel: whose it is, whether it can be reached, and what is to be seen in it."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, Table, Text

from storage.models.catalogue import metadata
from storage.models.moment import Moment

chat = Table(
    "chat",
    metadata,
    Column("channel", Text, primary_key=True),
    Column("chat_id", Text, primary_key=True),
    Column("person_id", ForeignKey("person.id")),
    Column("heard_at", Moment, nullable=False),
    Column("unreachable_at", Moment),
    Column("wrong_codes", Integer, nullable=False, server_default="0"),
    Column("locked_until", Moment),
    Column("seen", Text, nullable=False, server_default="[]"),
    Column("shown", Text, nullable=False, server_default="{}"),
    Column("live_seq", BigInteger),
    Column("free_at", Moment, nullable=False),
    Index(None, "person_id"),
)


@dataclass(frozen=True, slots=True)
class Chat:
    """A chat as a turn sees it.

    `person` is None for a stranger, whose wrong codes are counted; `seen` and `shown` are JSON that storage does not
    look into: the last events of a stranger, and the menu last sent; `live_seq` is the message whose buttons count.
    """

    channel: str
    id: str
    person: str | None
    heard_at: datetime
    unreachable_at: datetime | None
    wrong_codes: int
    locked_until: datetime | None
    seen: str
    shown: str
    live_seq: int | None
