"""When to remind of a date: the steps of a ladder, each on a working day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from antq_rules.citation import Citation
from antq_rules.rubric import InForce
from antq_rules.working_days import WorkCalendar


@dataclass(frozen=True, slots=True)
class Reminder:
    """One reminder: on which working day, and how many days are left until the last day (below 0: overdue).

    `overdue` counts working days after the last day, 0 before; `escalate` says to tell the office above too.
    """

    day: date
    days_left: int
    overdue: int
    escalate: bool


@dataclass(frozen=True, slots=True)
class LadderExample:
    """A worked example: a last day and the days on which to remind of it, with those that escalate."""

    says: str
    last_day: date
    remind: tuple[date, ...]
    escalate: tuple[date, ...]
    at: int


@dataclass(frozen=True, slots=True, eq=False)
class Ladder:
    """The steps: days `before` the last day (0 is the last day itself), then daily for `overdue` working days."""

    id: str
    title: str
    in_force: InForce
    source: Citation
    read: date | None
    published: date | None
    before: tuple[int, ...]
    overdue: int
    escalate: tuple[int, ...]
    notes: tuple[str, ...]
    examples: tuple[LadderExample, ...]
    hash: str


def reminders(last_day: date, ladder: Ladder, calendar: WorkCalendar) -> tuple[Reminder, ...]:
    """Every reminder of a date until it is done, in order; raises NoCalendar for a year without known holidays.

    A step on a day off moves to the working day before; two that meet on one day are one. What is overdue is said on
    working days only.
    """
    early = {}
    for step in sorted(ladder.before, reverse=True):
        day = calendar.on_or_before(last_day - timedelta(days=step))
        early[day] = Reminder(day, (last_day - day).days, 0, escalate=False)
    return (*early.values(), *_overdue(last_day, ladder, calendar))


def _overdue(last_day: date, ladder: Ladder, calendar: WorkCalendar) -> Iterator[Reminder]:
    day = last_day
    for count in range(1, ladder.overdue + 1):
        day = calendar.after(day, 1)
        yield Reminder(day, (last_day - day).days, count, escalate=count in ladder.escalate)
