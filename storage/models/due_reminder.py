"""Who is to be reminded of what and when; each row is said at most once."""

from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from storage.models.catalogue import metadata, numbered
from storage.models.moment import Moment

_OPEN = text("state = 'open'")

due_reminder = Table(
    "due_reminder",
    metadata,
    numbered(),
    Column("person_id", ForeignKey("person.id"), nullable=False),
    Column("office_id", ForeignKey("office.id"), nullable=False, index=True),
    Column("thing", Text, nullable=False),
    Column("last_day", Date, nullable=False),
    Column("step", Integer, nullable=False),
    Column("day", Date, nullable=False),
    Column("planned_at", Moment, nullable=False),
    Column("due_at", Moment, nullable=False),
    Column(
        "state",
        Text,
        CheckConstraint("state IN ('open', 'taken', 'said', 'nothing')", name="state"),
        nullable=False,
        server_default="open",
    ),
    Column("seq", BigInteger),
    UniqueConstraint("person_id", "thing", "last_day", "step"),
    Index("ix_due_reminder_due", "due_at", "id", postgresql_where=_OPEN, sqlite_where=_OPEN),
)


class DueReminder(NamedTuple):
    """One row: `step` is days before the last day, below 0 working days after it; `seq` the message that said it."""

    id: int
    thing: str
    last_day: date
    step: int
    day: date
    state: str
    seq: int | None


class NextDue(NamedTuple):
    """A row as an operator sees it: when, whose office, of what; no person."""

    due_at: datetime
    office: str
    thing: str
    step: int
