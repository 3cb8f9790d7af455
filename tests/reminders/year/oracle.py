"""What is to be said to whom on which day, straight from the rules and the acts, without a database."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

import antq_rules
from antq_rules import Deadline
from antq_rules.reminders import Reminder
from tests.reminders.year.acting import YEAR, Act
from tests.reminders.year.place import Place, commune_of
from tests.walker import SHELF, ZONE

LOOKED_AT = time(8, 5)
PASSED = {"commune_police": {"pass_police", "pass_chair"}, "commune_chair": {"pass_chair"}}

Said = tuple[date, str, str]
"""On which day, to whom, about which thing."""


@dataclass
class State:
    """What has been done by a moment; of years other than YEAR nothing is."""

    registered: set[str] = field(default_factory=set)
    handed_in: set[str] = field(default_factory=set)
    passed: dict[str, str] = field(default_factory=dict)

    @classmethod
    def by(cls, acts: Iterable[Act], moment: datetime) -> "State":
        """After everything done before this moment."""
        state = cls()
        for act in acts:
            if act.at < moment:
                state.take(act)
        return state

    def take(self, act: Act) -> None:
        """One more act."""
        match act.kind:
            case "register":
                self.registered.add(act.unit)
            case "withdraw":
                self.registered.discard(act.unit)
            case "hand_in":
                self.handed_in.add(act.unit)
            case "give_back":
                self.handed_in.discard(act.unit)
            case _:
                self.passed[act.unit] = act.kind

    def is_done(self, deadline: Deadline, year: int, unit: str) -> bool:
        """Whether the unit is no reason any more to remind of this date."""
        if year != YEAR:
            return False
        if deadline.who == "head":
            return unit in (self.registered if deadline.task == "register" else self.handed_in)
        return self.passed.get(unit) in PASSED[deadline.who]


def dates(plan: str) -> Iterator[tuple[int, Deadline]]:
    """The dates of the plan and the national ones beside them, in the years that can matter."""
    national = SHELF.plan("quoc-gia")
    for year in (YEAR - 1, YEAR, YEAR + 1):
        for deadline in antq_rules.deadlines(SHELF.plan(plan), year, None if plan == national.id else national):
            yield year, deadline


def steps(deadline: Deadline) -> tuple[Reminder, ...]:
    """When to remind of a date, by the library's own function."""
    return antq_rules.reminders(deadline.last_day, SHELF.ladder("nhac-viec-mac-dinh"), SHELF.calendar())


def step_days(plan: str, first: date, last: date) -> list[date]:
    """The days from first to last on which there is a step, and the days after them; the first day too."""
    of_steps = {each.day for _, deadline in dates(plan) for each in steps(deadline)}
    near = {first, *of_steps, *(day + timedelta(days=1) for day in of_steps)}
    return sorted(day for day in near if first <= day <= last)


def expected(place: Place, acts: list[Act], first: date, last: date) -> set[Said]:
    """Everything that is to be said when somebody looks every morning at LOOKED_AT."""
    found: set[Said] = set()
    for year, deadline in dates(place.plan):
        thing = f"{deadline.plan}/{year}/{deadline.id}"
        for reminder in steps(deadline):
            if first <= reminder.day <= last:
                state = State.by(acts, datetime.combine(reminder.day, LOOKED_AT, ZONE))
                undone = [unit for unit in place.every_unit() if not state.is_done(deadline, year, unit)]
                found |= {(reminder.day, person, thing) for person in _own(deadline, undone)}
                above = _above(place, deadline, reminder, undone)
                found |= {(reminder.day, person, f"{thing}/units") for person in above}
    return found


def _own(deadline: Deadline, undone: list[str]) -> set[str]:
    if deadline.who == "head":
        return {f"head@{unit}" for unit in undone}
    return {f"{deadline.who}@{commune_of(unit)}" for unit in undone}


def _above(place: Place, deadline: Deadline, reminder: Reminder, undone: list[str]) -> set[str]:
    if not reminder.escalate:
        return set()
    chain = [stage.office for stage in SHELF.plan(place.plan).stages]
    start = 0 if deadline.who == "head" else chain.index(deadline.who) + 1
    later = chain[start + SHELF.ladder("nhac-viec-mac-dinh").escalate.index(reminder.overdue) :]
    told = later[0] if later else ""
    if told.startswith("province_"):
        return {told} if undone else set()
    return {f"{told}@{commune_of(unit)}" for unit in undone} if told else set()
