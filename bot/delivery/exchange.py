"""One transaction of a courier: write down what became of its jobs, and take the next ones at the pace allowed."""

import json
import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from bot import posting
from bot.choices import quiet_hours
from bot.delivery.jobs import Job, NotYet, Preparing
from bot.delivery.verdicts import Verdict, never_again
from bot.ports import Clock, Lane
from bot.rendering.limits import Pace
from storage.engine import Database
from storage.errors import StorageError
from storage.models import BotAccount, DueDelivery, NewDelivery
from storage.unit_of_work import Work

_ANSWERS = (Lane.ANSWER, Lane.ANSWER)
_MESSAGES = (Lane.REPLY, Lane.PING)
_WAIT_FOR_NO_CHAT = {Lane.ANSWER, Lane.UPDATE}
_LOOK_AGAIN = timedelta(milliseconds=100)  # while something waits for a chat to be free
_AFTER_ITS_CARD = timedelta(milliseconds=500)
_REST = timedelta(seconds=1)  # while nothing waits: others may have left something
_RENEWALS = 3  # in the time of one lease

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Claim:
    """The jobs taken, and when to look again unless something happens before."""

    jobs: tuple[Job, ...]
    look_at: datetime


@dataclass(slots=True)
class _Held:
    """The rows this courier is carrying, each as it was taken (its tries then), and when to renew their leases."""

    rows: dict[int, int] = field(default_factory=dict)
    renew_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Exchange:
    """The courier's desk in the database.

    `lease` is how long after a courier died others think so: while it lives, what it carries is renewed here.
    """

    database: Database
    preparing: Preparing
    clock: Clock
    channels: Sequence[str]
    lease: timedelta = timedelta(seconds=30)
    _held: _Held = field(default_factory=_Held, init=False)

    def __call__(self, verdicts: Sequence[Verdict], room: int) -> Claim:
        """Write down the verdicts and take at most `room` jobs."""
        now, held = self.clock.now(), self._held
        carried = {row: tries for row, tries in held.rows.items() if row not in {each.row.id for each in verdicts}}
        renewing = bool(carried) and held.renew_at is not None and held.renew_at <= now
        with self.database.begin() as work:
            claim = self._exchange(work, verdicts, room, now, carried if renewing else {})
        if renewing or not carried:
            held.renew_at = now + self.lease / _RENEWALS
        held.rows = carried | {job.row.id: job.row.tries + 1 for job in claim.jobs}
        if not held.rows or held.renew_at is None:
            return claim
        return replace(claim, look_at=min(claim.look_at, held.renew_at))

    def _exchange(
        self, work: Work, verdicts: Sequence[Verdict], room: int, now: datetime, renewed: Mapping[int, int]
    ) -> Claim:
        bot = work.bots.hold(self.preparing.channel, now)
        for each in verdicts:
            self._settle(work, each, now)
        work.deliveries.renew(renewed, now + self.lease)
        paused = max((each.pause_until for each in verdicts if each.pause_until), default=bot.paused_until)
        if paused is not None and bot.paused_until is not None:
            paused = max(paused, bot.paused_until)
        if room <= 0 or (paused is not None and paused > now):
            return Claim((), max(paused or now, now + _LOOK_AGAIN))
        return self._take(work, bot, room, now)

    def _settle(self, work: Work, verdict: Verdict, now: datetime) -> None:
        """Write a verdict down, unless the row was given up meanwhile, or is carried by somebody else."""
        row, taken = verdict.row, verdict.row.tries + 1
        if verdict.pause_until is not None:
            work.bots.pause(self.preparing.channel, verdict.pause_until)
        if verdict.due is None:
            counts = work.deliveries.finish(row.id, verdict.state, verdict.receipts, verdict.why, now, taken=taken)
        else:
            counts = work.deliveries.again(
                row.id, verdict.state, verdict.due, verdict.receipts, verdict.why, tries=verdict.tries, taken=taken
            )
        if verdict.lost and counts:
            self._elsewhere(work, row, now)

    def _elsewhere(self, work: Work, row: DueDelivery, now: datetime) -> None:
        """Nobody is in this chat any more: what waits for it goes to the person's other chat, if there is one."""
        channel = self.preparing.channel
        work.chats.lost(channel, row.chat, now)
        waiting = work.deliveries.abandon(channel, row.chat, "unreachable", now)
        if row.person is None:
            return
        known = work.people.find(row.person)
        chat = posting.where_to(work, row.person, known.preferred if known else None, self.channels)
        own = NewDelivery(channel, row.chat, row.person, row.lane, row.op, now, row.first_seq, row.last_seq, row.data)
        moved = [each for each in (own, *waiting) if each.op in {posting.SEND, posting.REMIND}]
        if chat is None:
            self._read_on_the_page(work, moved, now)
            return
        work.deliveries.add([replace(each, channel=chat.channel, chat=chat.id) for each in moved], now)

    @staticmethod
    def _read_on_the_page(work: Work, rows: Sequence[NewDelivery], now: datetime) -> None:
        """Messages are on the web page anyway; a reminder that has no words yet is drawn again, for the page."""
        for row in rows:
            if row.person is not None and row.first_seq is not None and row.last_seq is not None:
                work.messages.stay_on_page(row.person, row.first_seq, row.last_seq)
            if row.op == posting.REMIND and row.first_seq is None and row.person is not None:
                ping = json.loads(row.data)
                day = date.fromisoformat(ping["day"])
                work.reminder_queue.release(row.person, day, ping["occasion"], now)

    def _take(self, work: Work, bot: BotAccount, room: int, now: datetime) -> Claim:
        limits, channel = self.preparing.limits, self.preparing.channel
        tokens, next_token = _tokens(bot.free_at, limits.bot, now)
        taking = _Taking(self, work, now)
        taking.offer(work.deliveries.due(channel, now, now, room, _ANSWERS))
        asked = min(room - len(taking.jobs), tokens)
        if asked > 0:
            free_by = now + limits.chat.every * (limits.chat.burst - 1)
            taken = taking.offer(work.deliveries.due(channel, now, free_by, asked, _MESSAGES))
            if taken:
                work.bots.pace(channel, max(bot.free_at, now) + limits.bot.every * taken)
            if taken == asked:
                return Claim(tuple(taking.jobs), max(next_token, now + limits.bot.every))
            return Claim(tuple(taking.jobs), self._next_look(work, now))
        return Claim(tuple(taking.jobs), next_token)

    def _next_look(self, work: Work, now: datetime) -> datetime:
        first = work.deliveries.first_due(self.preparing.channel)
        if first is None or first > now + _REST:
            return now + _REST
        return max(first, now + _LOOK_AGAIN)


def _tokens(free_at: datetime, pace: Pace, now: datetime) -> tuple[int, datetime]:
    """How many messages the pace allows now, and when it allows the next one."""
    earliest = free_at - pace.every * (pace.burst - 1)
    if now < earliest:
        return 0, earliest
    return min((now - earliest) // pace.every + 1, pace.burst), now


class _Taking:
    """Collects the jobs of one claim; a chat is paced over all that is taken for it."""

    def __init__(self, desk: Exchange, work: Work, now: datetime) -> None:
        self._desk, self._work, self._now = desk, work, now
        self._free: dict[str, datetime] = {}
        self.jobs: list[Job] = []

    def offer(self, rows: Sequence[DueDelivery]) -> int:
        """Take what may go now; returns how many jobs that are."""
        taken = [job for row in rows if self._is_free(row) and (job := self._job(row)) is not None]
        self._work.deliveries.take([job.row.id for job in taken], self._now + self._desk.lease)
        for job in taken:
            if job.row.lane not in _WAIT_FOR_NO_CHAT:
                free = self._free[job.row.chat]
                self._work.chats.show(self._desk.preparing.channel, job.row.chat, job.shown, free)
        self.jobs += taken
        return len(taken)

    def _is_free(self, row: DueDelivery) -> bool:
        if row.lane in _WAIT_FOR_NO_CHAT:
            return True
        pace = self._desk.preparing.limits.pace_of(row.chat)
        free = self._free.get(row.chat, row.free_at)
        if self._now < free - pace.every * (pace.burst - 1):
            return False
        self._free[row.chat] = max(free, self._now) + pace.every
        return True

    def _job(self, row: DueDelivery) -> Job | None:
        """The job of a row; one that is over, or may have been done and is not done twice, is finished here."""
        cut = row.state in {"sending", "uncertain"}
        try:
            if not cut:
                self._must_not_wake(row)
            job = None if cut and never_again(row) else self._desk.preparing.ready(self._work, row)
        except NotYet as wait:
            until, why = (wait.until, "quiet") if wait.until else (self._now + _AFTER_ITS_CARD, "its card first")
            self._work.deliveries.again(row.id, "retry", until, row.receipts, why)
            return None
        except StorageError:
            raise
        except Exception as error:  # noqa: BLE001 -- one row that cannot be worded must not stop all others
            log.warning("%s: row %d cannot be worded (%s)", self._desk.preparing.channel, row.id, type(error).__name__)
            self._work.deliveries.finish(row.id, "dead", row.receipts, type(error).__name__, self._now)
            return None
        if job is None:
            state = "uncertain" if cut and row.op != posting.CLOSE else "sent"
            self._work.deliveries.finish(row.id, state, row.receipts, "nothing left to do", self._now)
        return job

    def _must_not_wake(self, row: DueDelivery) -> None:
        """News that were held up, or come from another chat, wait for the end of quiet hours too. Raises NotYet."""
        if row.lane == Lane.NOTICE and row.person is not None:
            until = quiet_hours(self._work.people.find(row.person)).after(self._now)
            if until > self._now:
                raise NotYet(until)


Exchanging = Callable[[Sequence[Verdict], int], Claim]
