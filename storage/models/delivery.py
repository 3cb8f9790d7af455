"""What is to be done in a chat, and what became of it; a row without `due_at` is done with."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    Table,
    Text,
    text,
)

from storage.models.catalogue import metadata, numbered
from storage.models.moment import Moment

_OPEN = text("due_at IS NOT NULL")

delivery = Table(
    "delivery",
    metadata,
    numbered(),
    Column("channel", Text, nullable=False),
    Column("chat_id", Text, nullable=False),
    Column("person_id", ForeignKey("person.id")),
    Column("lane", Integer, nullable=False),
    Column("op", Text, nullable=False),
    Column("first_seq", BigInteger),
    Column("last_seq", BigInteger),
    Column("data", Text, nullable=False, server_default="{}"),
    Column(
        "state",
        Text,
        CheckConstraint("state IN ('queued', 'sending', 'sent', 'retry', 'uncertain', 'dead')", name="state"),
        nullable=False,
        server_default="queued",
    ),
    Column("due_at", Moment),
    Column("tries", Integer, nullable=False, server_default="0"),
    Column("receipts", Text, nullable=False, server_default="[]"),
    Column("why", Text),
    Column("at", Moment, nullable=False),
    Column("done_at", Moment),
    ForeignKeyConstraint(["channel", "chat_id"], ["chat.channel", "chat.chat_id"], name="fk_delivery_chat"),
    Index("ix_delivery_due", "channel", "lane", "due_at", "id", postgresql_where=_OPEN, sqlite_where=_OPEN),
    Index("ix_delivery_order", "channel", "chat_id", "lane", "id", postgresql_where=_OPEN, sqlite_where=_OPEN),
    Index("ix_delivery_message", "channel", "chat_id", "first_seq"),
)


@dataclass(frozen=True, slots=True)
class NewDelivery:
    """Something to do in a chat from `due_at` on.

    `lane` orders what waits (0 first), `op` names what to do, `first_seq` to `last_seq` are the person's messages it is
    about, `data` is JSON that storage does not look into.
    """

    channel: str
    chat: str
    person: str | None
    lane: int
    op: str
    due_at: datetime
    first_seq: int | None = None
    last_seq: int | None = None
    data: str = "{}"


@dataclass(frozen=True, slots=True)
class DueDelivery:
    """A row that is due: `state` is what it was left in, `receipts` the JSON of what was sent of it so far."""

    id: int
    chat: str
    person: str | None
    lane: int
    op: str
    first_seq: int | None
    last_seq: int | None
    data: str
    state: str
    tries: int
    receipts: str
    at: datetime
    shown: str
    free_at: datetime
