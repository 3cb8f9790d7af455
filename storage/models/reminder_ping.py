"""The one message a day: who got, or is to get, the reminders of which day."""

from sqlalchemy import CheckConstraint, Column, Date, ForeignKey, Index, Table, Text, text

from storage.models.catalogue import metadata
from storage.models.moment import Moment

_NEW = text("state = 'new'")

reminder_ping = Table(
    "reminder_ping",
    metadata,
    Column("person_id", ForeignKey("person.id"), primary_key=True),
    Column("day", Date, primary_key=True),
    Column("occasion", Text, CheckConstraint("occasion IN ('daily', 'asked')", name="occasion"), primary_key=True),
    Column(
        "state",
        Text,
        CheckConstraint("state IN ('new', 'queued', 'said', 'nothing')", name="state"),
        nullable=False,
    ),
    Column("at", Moment, nullable=False),
    Index("ix_reminder_ping_new", "person_id", postgresql_where=_NEW, sqlite_where=_NEW),
)
