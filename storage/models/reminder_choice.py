"""A person's last choice about one thing they are reminded of; no row: they are reminded as usual."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import CheckConstraint, Column, ForeignKey, Table, Text

from storage.models.catalogue import metadata
from storage.models.moment import Moment

reminder_choice = Table(
    "reminder_choice",
    metadata,
    Column("person_id", ForeignKey("person.id"), primary_key=True),
    Column("thing", Text, primary_key=True),
    Column("kind", Text, CheckConstraint("kind IN ('snoozed', 'muted', 'acknowledged')", name="kind"), nullable=False),
    Column("until", Moment),
    Column("at", Moment, nullable=False),
    CheckConstraint("(kind = 'muted') = (until IS NULL)", name="until"),
)


class ReminderChoice(NamedTuple):
    """The choice about one thing, the key of a duty: muted, or nothing more before `until`."""

    thing: str
    kind: str
    until: datetime | None
