"""What the processes share about one bot: its pace, a pause the platform asked for, who listens, and its name."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Column, Table, Text

from storage.models.catalogue import metadata
from storage.models.moment import Moment

bot_account = Table(
    "bot_account",
    metadata,
    Column("channel", Text, primary_key=True),
    Column("free_at", Moment, nullable=False),
    Column("paused_until", Moment),
    Column("listener", Text),
    Column("listens_until", Moment),
    Column("name", Text),
)


@dataclass(frozen=True, slots=True)
class BotAccount:
    """The pace of a bot: from `free_at` on it may send, but not before `paused_until`."""

    free_at: datetime
    paused_until: datetime | None
