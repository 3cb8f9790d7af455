"""Once a day the head of each province's audit log is told to the officers of the three levels."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from bot.carry_out.context import Context
from bot.carry_out.tell import carry_out
from bot.conversation.cards.chain_head import chain_head, tell_heads
from bot.conversation.quiet import USUAL
from bot.languages import Languages
from bot.rendering.limits import Limits
from storage.engine import Database
from storage.repositories.daily import NEVER
from storage.unit_of_work import Work

NOBODY = ""
MORNING = time(8)


@dataclass(frozen=True, slots=True)
class Heads:
    """Tells them, each province in a transaction of its own; a log that nobody added to is not told again."""

    database: Database
    languages: Languages
    channels: Mapping[str, Limits]

    def tell(self, now: datetime) -> frozenset[str]:
        """From eight in the morning on, the heads as they were at midnight; returns who has something new to read."""
        if now.time() < MORNING or USUAL.holds(now):
            return frozenset()
        with self.database.read() as work:
            provinces, done = work.reminder_plan.provinces(), work.daily.last_done()
        left = [each for each in provinces if done.get(_name(each), NEVER) < now.date()]
        return frozenset(person for province in left for person in self._tell(province, now))

    def _tell(self, province: str, now: datetime) -> frozenset[str]:
        name, today = _name(province), now.date()
        with self.database.begin() as work:
            before = work.daily.hold(name)
            if before is None or before[0] >= today:
                return frozenset()
            head = work.audit_log.head_before(province, datetime.combine(today, time(), now.tzinfo))
            work.daily.done(name, today, str(head.seq) if head else before[1])
            if head is None or str(head.seq) == before[1]:
                return frozenset()
            reply = chain_head(today - timedelta(days=1), province, head.seq, head.hash)
            turn = Context(work, NOBODY, "", now, self.languages, self.channels)
            for effect in tell_heads(province, _communes(work, province), reply):
                carry_out(effect, turn)
            work.announce(json.dumps(sorted(turn.woken)))
        return frozenset(turn.woken)


def _name(province: str) -> str:
    return f"head/{province}"


def _communes(work: Work, province: str) -> tuple[str, ...]:
    return tuple(place.id for place in work.directory.localities() if place.parent_id == province)
