"""People on Telegram who all do the script at once, each at a pace of their own, and note what they never saw."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from random import Random  # noqa: TID251 - only the type; it was given a seed
from time import monotonic

from storage.engine import Database
from tests.fakes.telegram_server import FakeTelegram, Person, Shown
from tests.storm.script import Act, Script, appoint
from tests.walker import MONDAY

FIRST_CHAT = 10_000
AGAIN_SHARE = 0.05  # of all taps, sent again under the same or a new id


def settle(database: Database, count: int) -> None:
    """Heads with a unit and a chat of their own."""
    with database.begin() as work:
        for number in range(count):
            person = appoint(work, number)
            work.chats.add("telegram", str(FIRST_CHAT + number), person, MONDAY)


@dataclass
class Crowd:
    """`noted` is called after every turn whose answer was seen; `patience` is how long anybody waits for one."""

    telegram: FakeTelegram
    script: Script
    random: Random
    patience: float
    pause: float = 0.0  # seconds between seeing and acting, on average
    noted: Callable[[], None] = lambda: None
    turns: int = 0
    unseen: list[str] = field(default_factory=list)
    waits: list[float] = field(default_factory=list)

    async def act_all(self, people: int, at_once: int) -> None:
        """Let so many people do the whole script, at most `at_once` of them at the same time."""
        room = asyncio.Semaphore(at_once)

        async def one(number: int) -> None:
            async with room:
                await self._act(self.telegram.person(FIRST_CHAT + number, "Hiền", known=True))

        await asyncio.gather(*(one(number) for number in range(people)))

    async def _act(self, phone: Person) -> None:
        card: Shown | None = None
        for act in self.script.acts:
            await asyncio.sleep(self.random.expovariate(1 / self.pause) if self.pause else 0)
            last = max((each.message_id for each in phone.shown), default=0)
            started = monotonic()
            await self._do(phone, act, card)
            try:
                card = await phone.sees_new(act.seen, last, self.patience)
            except AssertionError:
                self.unseen.append(f"{phone.user_id}: {act.what} → {act.seen[:60]!r}")
                return
            self.waits.append(monotonic() - started)
            self.turns += 1
            self.noted()

    async def _do(self, phone: Person, act: Act, card: Shown | None) -> None:
        if not act.pressed:
            await phone.says(act.what)
            return
        assert card is not None
        data = next(button.data for row in card.buttons for button in row if button.label == act.what)
        chance = self.random.random()
        again = "same_id" if chance < AGAIN_SHARE / 2 else "new_id" if chance < AGAIN_SHARE else ""
        await phone.taps_old(card.message_id, data, again)  # type: ignore[arg-type]


def waits_text(waits: Sequence[float]) -> str:
    """The middle and the 95th of a hundred waits, in milliseconds."""
    in_order = sorted(waits)
    return f"p50 {in_order[len(waits) // 2] * 1000:.0f} ms, p95 {in_order[len(waits) * 95 // 100] * 1000:.0f} ms"
