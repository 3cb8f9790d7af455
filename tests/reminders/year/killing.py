"""A year in which the process is killed: while it plans, draws, words and sends, and while nothing is to be done."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from hashlib import sha256
from time import sleep

from bot.reminders.wording import DAILY, is_working
from tests.fakes.telegram_server import FakeTelegram
from tests.reminders.year.lives import PAUSE, Lives
from tests.reminders.year.running import Running
from tests.storm.audit import ACCEPTED
from tests.walker import SHELF

LONGEST = 0.4  # seconds from a start or the beginning of a morning to a kill that waits for nothing
MOST_CALLS = 3
MOST_A_DAY = 8  # kills in the middle of something; a message over which MOST_CUT processes died would be given up
MARK = "<i>↻ Gửi lại tin #"
ROUNDS = 200
_OPEN = "SELECT count(*) FROM delivery WHERE due_at IS NOT NULL"
_STATES = "SELECT DISTINCT state FROM delivery"
_TAKEN = "SELECT count(*) FROM due_reminder WHERE state = 'taken'"


@dataclass(frozen=True, slots=True)
class Arrived:
    """A message that the platform took: the moment on the clock of the place and on the platform's, chat and text."""

    at: datetime
    taken: float
    chat: int
    text: str


@dataclass
class Killing:
    """Kills `count` times, spread over the mornings on which something is said.

    `landed` counts what was left to be done each time, `states` has what became of all deliveries.
    """

    running: Running
    telegram: FakeTelegram
    lives: Lives
    mornings: list[date]
    count: int
    struck: list[float] = field(default_factory=list)  # on the platform's clock
    landed: Counter[str] = field(default_factory=Counter)
    states: set[str] = field(default_factory=set)
    _moved: list[tuple[float, datetime]] = field(default_factory=list)

    def live(self) -> None:
        """A moment has come: the process does what is to be done, killed on the way as often as it is this day's."""
        clock = self.running.days.clock
        self._move(clock.at)
        for number in range(self._due(clock.at.date())):
            if number >= MOST_A_DAY:
                self._until_done()
            if self._under_way() or clock.at.date() >= self.mornings[-1]:
                self._strike()
        self._until_done()
        clock.at = self.lives.hand.now()

    def _due(self, day: date) -> int:
        """How many kills are this day's while there is something to be done; the last one gets all that are left."""
        if day >= self.mornings[-1]:
            return self.count - len(self.struck)
        come = sum(morning <= day for morning in self.mornings)
        return min(MOST_A_DAY, -(-come * self.count // len(self.mornings)) - len(self.struck))

    def _strike(self) -> None:
        """Kill at a moment drawn beforehand, or when so many more messages have arrived; start again a minute later."""
        number = len(self.struck)
        if _drawn(f"how {number}") % 3 == 0:
            sleep(LONGEST * (_drawn(f"when {number}") / 2**32) ** 2)
        else:
            self._until_arrived(1 + _drawn(f"after {number}") % MOST_CALLS)
        self.lives.kill()
        self.struck.append(self.telegram.clock.now())
        self.landed[self._under_way()] += 1
        self._move(self.lives.hand.now() + timedelta(seconds=self.lives.settings.delivery_lease + 1))
        self.lives.start()

    def _until_arrived(self, count: int) -> None:
        """Until so many more have arrived, or all that there is to be done."""
        wanted, ended = len(self.telegram.calls) + count, self.lives.hand.looks + 2
        while len(self.telegram.calls) < wanted:
            if self.lives.hand.looks >= ended and not self._under_way():
                return
            sleep(PAUSE)

    def _until_done(self) -> None:
        for _ in range(ROUNDS):
            self.lives.looks_again()
            if not self._under_way():
                with self.running.database.read() as work:
                    self.states |= {str(row[0]) for row in work._runner._driver.execute(_STATES).fetchall()}
                return
        raise AssertionError(f"never done: {self._under_way()}")

    def _under_way(self) -> str:
        """What a process has begun or is to begin at this moment; empty when it has nothing to do."""
        now = self.lives.hand.now()
        with self.running.database.read() as work:
            every = is_working(SHELF.calendar(), now.date())
            if work.reminder_queue.waits(DAILY, now.date(), now, every):
                return "before the draw"
            run = work._runner._driver.execute
            if run(_OPEN).fetchone()[0] or run(_TAKEN).fetchone()[0]:
                return "before all was sent"
        return ""

    @property
    def text(self) -> str:
        """The figures in a line."""
        where = ", ".join(f"{count} {name or 'with nothing to do'}" for name, count in sorted(self.landed.items()))
        arrived = self.arrived()
        marked = sum(one.text.startswith(MARK) for one in arrived)
        return f"{len(self.struck)} kills ({where}); {len(arrived)} messages, {marked} of them marked as sent again"

    def _move(self, to: datetime) -> None:
        self._moved.append((self.telegram.clock.now(), to))
        self.lives.hand.move(to)

    def arrived(self) -> list[Arrived]:
        """Every message that the platform took, in order."""
        found, moves = [], list(self._moved)
        for call in self.telegram.calls:
            if call.method.lower() != "sendmessage" or call.status not in ACCEPTED:
                continue
            while len(moves) > 1 and moves[1][0] <= call.at:
                moves.pop(0)
            at = moves[0][1] + timedelta(seconds=call.at - moves[0][0])
            found.append(Arrived(at, call.at, int(str(call.params["chat_id"])), str(call.params["text"])))
        return found


def _drawn(what: str) -> int:
    return int.from_bytes(sha256(what.encode()).digest()[:4])
