"""Clears away once a day what nobody needs any more, some at a time.

How long each is kept: what was sent for 90 days, because a card's buttons are taken away where it was sent, and a case
moves on within a season; codes, tokens and sessions for 30 days after they end, so that whoever tries an old one is
told that it expired and not that it never was; keys of events without words for 30 days, though no platform delivers
an event again after two. Events with words are the conversation and stay.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from storage.engine import Database
from storage.repositories.daily import NEVER
from storage.unit_of_work import Work

WORK = "clearing"
DELIVERIES, SECRETS, KEYS = timedelta(days=90), timedelta(days=30), timedelta(days=30)
AT_ONCE = 5_000  # rows in one transaction


@dataclass(frozen=True, slots=True)
class Clearing:
    """Clears; whatever is left of a day's work is found the next day."""

    database: Database
    at_once: int = AT_ONCE

    def clear(self, now: datetime) -> int:
        """Everything that is old enough, unless it was done today; returns how many rows."""
        with self.database.read() as work:
            if work.daily.last_done().get(WORK, NEVER) >= now.date():
                return 0
        with self.database.begin() as work:
            before = work.daily.hold(WORK)
            if before is None or before[0] >= now.date():
                return 0
            work.daily.done(WORK, now.date())
        steps: tuple[Callable[[Work], int], ...] = (
            lambda work: work.daily.clear_deliveries(now - DELIVERIES, self.at_once),
            lambda work: work.daily.clear_secrets(now - SECRETS, self.at_once),
            lambda work: work.daily.clear_keys(now - KEYS, self.at_once),
        )
        return sum(self._all_of(step) for step in steps)

    def _all_of(self, step: Callable[[Work], int]) -> int:
        count = 0
        while True:
            with self.database.begin() as work:
                cleared = step(work)
            count += cleared
            if cleared < self.at_once:
                return count
