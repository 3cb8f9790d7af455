"""On the first working day of a week the operators are told which offices nobody can be reached in."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from antq_rules import Shelf
from antq_rules.working_days import WorkCalendar
from bot.carry_out.context import Context
from bot.carry_out.tell import deliver
from bot.conversation.cards.unreached import unreached
from bot.conversation.dates import is_working
from bot.conversation.quiet import USUAL
from bot.conversation.unheard import UnheardOffice, unheard_before
from bot.languages import Languages
from bot.reminders.wording import MORNING
from bot.rendering.limits import Limits
from storage.engine import Database
from storage.repositories.daily import NEVER

WORK = "unreached"
NOBODY = ""
_WEEK = 7


@dataclass(frozen=True, slots=True)
class Weekly:
    """Tells them, all in one transaction; where everybody can be reached nothing is said."""

    database: Database
    shelf: Shelf
    languages: Languages
    channels: Mapping[str, Limits]

    def tell(self, now: datetime) -> frozenset[str]:
        """From eight in the morning on, or on a later working day of the week; returns who has something new."""
        calendar, today = self.shelf.calendar(), now.date()
        first = _first_working_day(calendar, today)
        if first is None or today < first or not is_working(calendar, today):
            return frozenset()
        if now.time() < MORNING or USUAL.holds(now):
            return frozenset()
        with self.database.read() as work:
            if work.daily.last_done().get(WORK, NEVER) >= first:
                return frozenset()
        return self._tell(first, now)

    def _tell(self, first: date, now: datetime) -> frozenset[str]:
        today, before = now.date(), unheard_before(self.shelf.calendar(), now)
        with self.database.begin() as work:
            done = work.daily.hold(WORK)
            if done is None or done[0] >= first:
                return frozenset()
            work.daily.done(WORK, today)
            turn = Context(work, NOBODY, "", now, self.languages, self.channels)
            for place, person in work.reach.operators(today):
                if found := work.reach.offices(place, today, before):
                    deliver(person, unreached([UnheardOffice(*each) for each in found]), turn)
            work.announce(json.dumps(sorted(turn.woken)))
        return frozenset(turn.woken)


def _first_working_day(calendar: WorkCalendar, today: date) -> date | None:
    """The first of this week, from Monday on; None in a week of which no day is worked."""
    monday = today - timedelta(days=today.weekday())
    week = (monday + timedelta(days=number) for number in range(_WEEK))
    return next((day for day in week if is_working(calendar, day)), None)
