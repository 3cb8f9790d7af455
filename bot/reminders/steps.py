"""The steps of every date under a plan and a rhythm: when which offices are reminded, and who above them is told."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

import antq_rules
from antq_rules import Deadline, NoCalendar, Plan, Shelf
from antq_rules.reminders import Ladder, Reminder
from antq_rules.working_days import WorkCalendar
from bot.conversation.dates import NATIONAL
from bot.reminders.rhythm import LADDER, Rhythm
from storage.models import ReminderStep

UNITS = "/units"
HEAD = "head"
_PROVINCE = "province_"


@dataclass(frozen=True, slots=True)
class Steps:
    """The steps that can be planned, and the years whose holidays are missing for the others."""

    planned: tuple[ReminderStep, ...]
    missing: tuple[int, ...]


def thing_of(deadline: Deadline, year: int) -> str:
    """The key of a date of an assessment year."""
    return f"{deadline.plan}/{year}/{deadline.id}"


def years_around(today: date) -> tuple[int, int, int]:
    """The assessment years with dates that may still be open or may come: the one before, this one and the next."""
    year = antq_rules.assessment_year(today)
    return year - 1, year, year + 1


def steps_of(shelf: Shelf, plan: Plan, rhythm: Rhythm, now: datetime) -> Steps:
    """Every step of the plan's dates and the national ones beside them, in the years around now, at its clock."""
    national, ladder, calendar = shelf.plan(NATIONAL), rhythm.ladder(shelf.ladder(LADDER)), shelf.calendar()
    planned: list[ReminderStep] = []
    missing: set[int] = set()
    for year in years_around(now.date()):
        for deadline in antq_rules.deadlines(plan, year, None if plan.id == NATIONAL else national):
            if not shelf.plan(deadline.plan).in_force.covers(deadline.last_day):
                continue
            known = _known(deadline.last_day, ladder, calendar, missing)
            for step, reminder in known.items():
                at = datetime.combine(reminder.day, rhythm.at, now.tzinfo)
                planned += _to_whom(plan, str(rhythm), deadline, year, step, reminder, ladder, at)
    return Steps(tuple(planned), tuple(sorted(missing)))


def _known(last_day: date, ladder: Ladder, calendar: WorkCalendar, missing: set[int]) -> dict[int, Reminder]:
    """The reminders of a date by step (below 0: working days after it); each that needs an unknown year is left out."""
    early: dict[date, tuple[int, Reminder]] = {}
    for step in sorted(ladder.before, reverse=True):
        for reminder in _asked(last_day, replace(ladder, before=(step,), overdue=0), calendar, missing):
            early[reminder.day] = (step, reminder)  # of two that meet on one day the later step stays
    found = dict(early.values())
    for count in range(1, ladder.overdue + 1):
        late = _asked(last_day, replace(ladder, before=(), overdue=count), calendar, missing)
        found |= {-each.overdue: each for each in late[-1:]}
    return found


def _asked(last_day: date, ladder: Ladder, calendar: WorkCalendar, missing: set[int]) -> tuple[Reminder, ...]:
    try:
        return antq_rules.reminders(last_day, ladder, calendar)
    except NoCalendar as error:
        missing.add(error.year)
        return ()


def _to_whom(
    plan: Plan,
    rhythm: str,
    deadline: Deadline,
    year: int,
    step: int,
    reminder: Reminder,
    ladder: Ladder,
    at: datetime,
) -> Iterator[ReminderStep]:
    """The step for the office whose date it is and, where it escalates, for the stage of the chain that is told."""
    own = ReminderStep(
        plan.id, rhythm, deadline.who, thing_of(deadline, year), step, "own", deadline.last_day, reminder.day, at
    )
    yield own
    if reminder.escalate:
        told = _above(plan, deadline.who, ladder.escalate.index(reminder.overdue))
        if told is not None:
            reach = "above" if told.startswith(_PROVINCE) > deadline.who.startswith(_PROVINCE) else "own"
            yield own._replace(office_kind=told, thing=own.thing + UNITS, reach=reach)


def _above(plan: Plan, who: str, times: int) -> str | None:
    """The office told at the first (0), second (1) … escalation; None where the chain has no more."""
    chain = [stage.office for stage in plan.stages]
    if who != HEAD and who not in chain:
        return None
    place = times + (0 if who == HEAD else chain.index(who) + 1)
    return chain[place] if place < len(chain) else None
