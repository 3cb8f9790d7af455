"""The dates that concern a case."""

from datetime import date

import antq_rules
from antq_rules import NoCalendar, Plan, Shelf
from antq_rules.working_days import SATURDAY, WorkCalendar

NATIONAL = "quoc-gia"


def last_day_to_submit(shelf: Shelf, plan: Plan, year: int) -> date | None:
    """The last day on which the unit is in time with its report; None where no rule sets one."""
    rules = antq_rules.deadlines(plan, year, shelf.plan(NATIONAL))
    return next((each.last_day for each in rules if each.task == "report" and each.who == "head"), None)


def last_day_to_register(shelf: Shelf, plan: Plan, year: int, track: str) -> date | None:
    """The last day on which the unit is in time with its registration for a track; None where no rule sets one."""
    rules = antq_rules.deadlines(plan, year, shelf.plan(NATIONAL))
    return next((each.last_day for each in rules if each.task == "register" and each.track in (None, track)), None)


def days_late(last_day: date | None, today: date) -> int:
    """How many days after the last day `today` is; 0 when in time or when there is no date."""
    return max(0, (today - last_day).days) if last_day is not None else 0


def is_working(calendar: WorkCalendar, day: date) -> bool:
    """Whether the day is worked; of a year whose holidays are not known, whether it is one of Monday to Friday."""
    try:
        return calendar.is_working(day)
    except NoCalendar:
        return day.weekday() < SATURDAY
