"""Days pass: what is done is written down, the schedulers look, the courier carries."""

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from bot.channels.telegram.limits import LIMITS
from bot.delivery.exchange import Exchange
from bot.delivery.jobs import Preparing
from bot.delivery.verdicts import verdict
from bot.languages import Languages
from bot.ports import Receipt
from bot.reminders.scheduling import Scheduler
from storage import Database
from storage.errors import Conflict
from storage.models import due_reminder, outbox
from storage.statement import Statement
from tests.reminders.acts import Days
from tests.reminders.year.acting import Act, perform
from tests.reminders.year.oracle import LOOKED_AT
from tests.reminders.year.place import Place
from tests.walker import ZONE

CHANNEL = "telegram"
SENT = [Receipt("7")]
NOON = time(15)
_SAID = Statement(
    due_reminder.select()
    .with_only_columns(outbox.c.at, due_reminder.c.person_id, due_reminder.c.thing, due_reminder.c.step, outbox.c.seq)
    .join(outbox, (outbox.c.person_id == due_reminder.c.person_id) & (outbox.c.seq == due_reminder.c.seq))
    .where(due_reminder.c.state == "said")
    .order_by(outbox.c.at, due_reminder.c.person_id, due_reminder.c.thing, due_reminder.c.step)
)
_MESSAGES = Statement(
    outbox.select()
    .with_only_columns(outbox.c.person_id, outbox.c.at)
    .where(outbox.c.payload != "")
    .order_by(outbox.c.id)
)


@dataclass(frozen=True, slots=True)
class Row:
    """One thing said to a person at a moment, in the message of that number; `step` as in the due rows."""

    at: datetime
    person: str
    thing: str
    step: int
    seq: int


@dataclass
class Running:
    """A place in a database, its people and a clock; `schedulers` look at the same time."""

    database: Database
    place: Place
    acts: list[Act]
    schedulers: int = 1
    days: Days = field(init=False)
    sent: list[tuple[datetime, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.days = Days(self.database, {CHANNEL: LIMITS})
        self._left = list(self.acts)
        self._all = [self.days.another() for _ in range(self.schedulers)]
        self.forget()

    def forget(self) -> None:
        """The courier is a new one, which carries nothing yet."""
        word = self.days.scheduler.drawing.wording
        preparing = Preparing(CHANNEL, LIMITS, Languages(), lambda file: str(file["name"]), word)
        self._desk = Exchange(self.database, preparing, self.days.clock, (CHANNEL,))

    def pass_days(self, days: Iterable[date], off: Iterable[date] = (), live: Callable[[], None] | None = None) -> None:
        """Each of the days a look in the morning and one in the afternoon; on days `off` nobody looks."""
        off = set(off)
        for day in days:
            for hour in (LOOKED_AT, NOON):
                self.at(datetime.combine(day, hour, ZONE), live, idle=day in off)

    def at(self, moment: datetime, live: Callable[[], None] | None = None, *, idle: bool = False) -> None:
        """What was done until this moment is written down; then all look and carry, unless nobody is there."""
        while self._left and self._left[0].at < moment:
            perform(self.database, self.place, self._left.pop(0))
        self.days.clock.at = moment
        if not idle:
            (live or self._live)()

    def _live(self) -> None:
        if len(self._all) == 1:
            self.look_and_carry(self._all[0])
            return
        with ThreadPoolExecutor(len(self._all)) as pool:
            list(pool.map(lambda one: _again(self.days.look, one), self._all))
        self._carry()

    def look_and_carry(self, scheduler: Scheduler) -> None:
        """One process' work of a moment."""
        self.days.look(scheduler)
        self._carry()

    def _carry(self) -> None:
        """The courier carries all there is, at the pace of the channel; the platform takes everything."""
        back: list[object] = []
        with self.database.read() as work:
            waits = work.deliveries.backlog(CHANNEL, self.days.clock.at)[1]
        for _ in range(10 * waits + bool(waits)):
            claim = self._desk(back, 40)  # type: ignore[arg-type]
            back = [verdict(job, SENT, None, self.days.clock.at) for job in claim.jobs]
            self.sent += [(self.days.clock.at, job.row.person or "") for job in claim.jobs]
            self.days.clock.at += timedelta(seconds=0.1)
        if back:
            self._desk(back, 0)  # type: ignore[arg-type]

    def said(self) -> list[Row]:
        """Everything that was said, in order of time."""
        with self.database.read() as work:
            rows = work._runner.rows(_SAID, {})
        return [Row(at.astimezone(ZONE), *rest) for at, *rest in rows]

    def messages(self) -> list[tuple[str, date]]:
        """Who got a message on which day, once for each message."""
        with self.database.read() as work:
            rows = work._runner.rows(_MESSAGES, {})
        return [(str(person), at.astimezone(ZONE).date()) for person, at in rows]

    def waiting(self) -> int:
        """How many rows are due and were neither said nor dropped."""
        with self.database.read() as work:
            first = work._runner._driver.execute(
                "SELECT due_at, state FROM due_reminder WHERE state IN ('open', 'taken') ORDER BY due_at"
            ).fetchall()
        return sum(state == "taken" or _moment(due) <= self.days.clock.at for due, state in first)


def _moment(value: object) -> datetime:
    return value if isinstance(value, datetime) else datetime.fromisoformat(str(value))


def _again(look: Callable[[Scheduler], None], scheduler: Scheduler) -> None:
    """A scheduler that gives way to another looks again, as the part does."""
    for _ in range(20):
        try:
            look(scheduler)
        except Conflict:
            continue
        return
    raise AssertionError("always in the way")
