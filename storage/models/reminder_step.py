"""When to remind of a date: one row for each step, for every plan and every rhythm a locality lives by."""

from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import CheckConstraint, Column, Date, Integer, Table, Text

from storage.models.catalogue import metadata
from storage.models.moment import Moment

reminder_step = Table(
    "reminder_step",
    metadata,
    Column("plan_id", Text, primary_key=True),
    Column("rhythm", Text, primary_key=True),
    Column("office_kind", Text, primary_key=True),
    Column("thing", Text, primary_key=True),
    Column("step", Integer, primary_key=True, autoincrement=False),
    Column("reach", Text, CheckConstraint("reach IN ('own', 'above')", name="reach"), nullable=False),
    Column("last_day", Date, nullable=False),
    Column("day", Date, nullable=False),
    Column("due_at", Moment, nullable=False),
)


class ReminderStep(NamedTuple):
    """One step: which offices are reminded of which thing, on which day and at which moment.

    `plan` and `rhythm` (the caller's own text) say in which localities, `reach` whether the office is there ("own") or
    in the province above it ("above"); `step` is days before the last day, below 0 working days after it.
    """

    plan: str
    rhythm: str
    office_kind: str
    thing: str
    step: int
    reach: str
    last_day: date
    day: date
    due_at: datetime
