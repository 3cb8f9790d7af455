"""The daily draw: who is due now gets the one message of the day, as a row of work or, without a chat, on the page."""

import json
import logging
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.conversation.dates import is_working
from bot.conversation.quiet import USUAL
from bot.ports import Lane
from bot.posting import REMIND
from bot.reminders.wording import ASKED, DAILY, Ping, Wording, midnight_after, next_morning
from storage.engine import Database
from storage.errors import StorageError
from storage.unit_of_work import Work

WORK = "reminders"
log = logging.getLogger(__name__)

MOST = 200  # rows drawn in one transaction; on SQLite nobody else can write meanwhile


@dataclass(frozen=True, slots=True)
class Drawn:
    """How many people a draw gave a message, and who has something new to read; `full`: there may be more."""

    people: int = 0
    woken: frozenset[str] = frozenset()
    full: bool = False


@dataclass(frozen=True, slots=True)
class Drawing:
    """Draws for all localities; of several processes one draws at a time, the others find nothing to do."""

    database: Database
    wording: Wording
    most: int = MOST

    def draw(self, now: datetime) -> Drawn:
        """One transaction of the first occasion that has something due; none while nothing is."""
        for occasion in (DAILY, ASKED):
            every = occasion == ASKED or is_working(self.wording.shelf.calendar(), now.date())
            if occasion == DAILY and USUAL.holds(now):
                continue
            with self.database.read() as work:
                waits = work.reminder_queue.waits(occasion, now.date(), now, every)
            if waits:
                return self._draw(occasion, now, every=every)
        return Drawn()

    def _draw(self, occasion: str, now: datetime, *, every: bool) -> Drawn:
        with self.database.begin() as work:
            if work.daily.hold(WORK) is None:
                return Drawn()
            queue, today = work.reminder_queue, now.date()
            people = queue.draw(occasion, today, now, midnight_after(now), self.most, every)
            later = next_morning(self.wording.shelf.calendar(), now)
            postponed = queue.postpone(occasion, today, now, later) if occasion == DAILY and not people else 0
            data = Ping("", today, occasion).data
            midnight = midnight_after(now) - timedelta(days=1)
            alone = queue.queue(tuple(self.wording.channels), Lane.PING, REMIND, data, now, midnight)
            pings = (Ping(person, today, occasion, on_page=True) for person in alone)
            woken = frozenset(ping.person for ping in pings if self._on_the_page(work, ping, now))
            work.announce(json.dumps(sorted(woken)))
        return Drawn(people, woken, full=bool(people or postponed))

    def _on_the_page(self, work: Work, ping: Ping, now: datetime) -> bool:
        """Word the message at once; one that must wait for the end of quiet hours is drawn again then."""
        try:
            worded, _ = self.wording.word(work, ping, now)
        except StorageError:
            raise
        except Exception as error:  # noqa: BLE001 - one that cannot be worded must not stop all others
            log.warning("a reminder cannot be worded (%s)", type(error).__name__)
            work.reminder_queue.give_up(ping.person, ping.day, ping.occasion)
            return False
        if worded.wait is not None:
            work.reminder_queue.release(ping.person, ping.day, ping.occasion, worded.wait)
        return worded.seq is not None
