"""Keeps the due rows what the plans, offices, delegations, consents, holidays and rhythms make them."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from antq_rules import RulesError, Shelf
from bot.conversation.dates import NATIONAL
from bot.conversation.unheard import unheard_before
from bot.reminders.rhythm import Rhythm
from bot.reminders.steps import Steps, steps_of
from storage.engine import Database
from storage.models import ReminderStep
from storage.repositories.reminder_plan import Default, Marks, Since
from storage.unit_of_work import Work

TOO_LATE = timedelta(days=7)  # a step found out about so much later is left to the next one of its date
MANY = 1_000  # rows entered, after which the database must learn of them
# Numbers are given before the commit: one just below the highest seen may come into sight after it.
OVERLAP = 100


@dataclass(frozen=True, slots=True)
class Planned:
    """What a planning did: rows entered and taken out, and the years whose holidays are missing."""

    entered: int
    dropped: int
    missing: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Planning:
    """Plans with the rules on this shelf; may run at any time, any number of times, in any number of processes."""

    database: Database
    shelf: Shelf

    @property
    def default(self) -> Default:
        """What holds where a locality chose nothing."""
        return Default(NATIONAL, str(Rhythm.default(self.shelf)))

    def everything(self, now: datetime) -> Planned:
        """Settle the steps, then plan each province in a transaction of its own."""
        with self.database.begin() as work:
            steps = self.steps(work, now)
            work.reminder_plan.set_steps(steps.planned)
            provinces = work.reminder_plan.provinces()
        entered = dropped = 0
        for province in provinces:
            with self.database.begin() as work:
                more, less = work.reminder_plan.plan_province(province, self.default, self._since(now))
            entered, dropped = entered + more, dropped + less
        if entered >= MANY:
            with self.database.begin() as work:
                work.reminder_plan.measure()
        return Planned(entered, dropped, steps.missing)

    def newcomers(self, after: Marks, since: datetime, now: datetime) -> Planned:
        """Plan for those who agreed, took an office or were lent one after the marks, or lost one since then."""
        from_here = Marks(*(max(0, mark - OVERLAP) for mark in after[:3]))
        with self.database.begin() as work:
            return Planned(*work.reminder_plan.plan_people(from_here, since, self.default, self._since(now)))

    def _since(self, now: datetime) -> Since:
        return Since(now - TOO_LATE, now.date(), unheard_before(self.shelf.calendar(), now))

    def steps(self, work: Work, now: datetime) -> Steps:
        """The steps of every plan and rhythm that is lived by; a plan that is not on the shelf has none."""
        planned: list[ReminderStep] = []
        missing: set[int] = set()
        for plan, rhythm, _ in work.reminder_plan.in_use(self.default):
            try:
                found = steps_of(self.shelf, self.shelf.plan(plan), Rhythm.parse(rhythm), now)
            except RulesError:
                continue
            planned += found.planned
            missing |= set(found.missing)
        return Steps(tuple(planned), tuple(sorted(missing)))
