"""Thousands of reminders while people converse: how fast, never too fast, nobody waits, nothing twice."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random  # noqa: TID251 - given a seed
from time import monotonic

from bot.app import live, opened
from bot.channels.telegram.limits import LIMITS
from bot.ports import Lane
from storage.engine import Database, open_database
from tests.fakes.telegram_server import FakeTelegram, Rates, Timeout, TooMany
from tests.storm.audit import ACCEPTED
from tests.storm.crowd import Crowd, settle
from tests.storm.desk import add_chats, add_rows
from tests.storm.script import script
from tests.town import Town, hastened, town

FIRST_PING = 500_000
STATES = f"SELECT state, count(*) FROM delivery WHERE lane = {int(Lane.PING)} GROUP BY state"  # noqa: S608 - a number
COUNTED = {"sendMessage", "editMessageText"}


@dataclass(frozen=True, slots=True)
class Rush:
    """How many reminders and people, how many times the real pace, how many processes send, and what goes wrong."""

    pings: int
    people: int
    turns: int
    pause: float
    haste: int
    senders: int = 1
    timeouts: float = 0.0
    storms: float = 0.0
    seconds: float = 15.0  # that a send may take


@dataclass(frozen=True, slots=True)
class Paced:
    """What came out: `used` is the share of the allowed rate from the first reminder to the last."""

    used: float
    rate: float
    seconds: float
    violations: int
    busiest_second: int
    waits: Sequence[float]
    unseen: Sequence[str]
    states: dict[str, int]
    most_of_one: int
    accepted: int
    refused: int

    @property
    def p95(self) -> float:
        """The wait for a reply that 95 of 100 do not exceed, in seconds."""
        return sorted(self.waits)[len(self.waits) * 95 // 100]

    @property
    def text(self) -> str:
        """The figures in a line."""
        return (
            f"{self.states} in {self.seconds:.0f} s; {self.rate:.1f}/s, {self.used:.1%} of the allowed rate; busiest"
            f" second {self.busiest_second}, too fast {self.violations}; {len(self.waits)} replies, p95"
            f" {self.p95 * 1000:.0f} ms; {self.refused} × 429"
        )


async def pace(url: str, folder: Path, rush: Rush) -> Paced:
    """Let everybody be reminded while some converse."""
    haste = rush.haste
    telegram = FakeTelegram(rates=Rates(30 * haste, 30, haste, 5, 20 * haste))
    async with AsyncExitStack() as stack:
        parts = ("telegram", "delivery")
        it = await stack.enter_async_context(
            town(url, folder, parts=parts, webhook=True, haste=haste, telegram=telegram)
        )
        for way in it.house.ways.values():
            way._seconds = rush.seconds  # type: ignore[attr-defined]
        for _ in range(1, rush.senders):
            await stack.enter_async_context(_another_sender(it, url, rush))
        await _until(lambda: it.telegram.hooking.is_set)
        chats = _prepare(it, rush)
        crowd = Crowd(telegram, script(rush.turns), Random(7), patience=120, pause=rush.pause)  # noqa: S311
        telegram.faults.rate("sendMessage", Timeout(), rush.timeouts)
        telegram.faults.rate("sendMessage", TooMany(1), rush.storms)
        started = monotonic()
        talking = asyncio.ensure_future(crowd.act_all(rush.people, rush.people))
        await asyncio.sleep(1)
        add_rows(it.database, it.clock, chats)
        it.house.wake(())
        await _until(lambda: not _waiting(it.database))
        seconds = monotonic() - started
        talking.cancel()
        await asyncio.gather(talking, return_exceptions=True)
        return _counted(it, crowd, rush, seconds)


def _prepare(it: Town, rush: Rush) -> list[str]:
    chats = [str(FIRST_PING + number) for number in range(rush.pings)]
    add_chats(it.database, it.clock, chats)
    settle(it.database, rush.people)
    for chat in chats:
        it.telegram.person(int(chat), "Hiền", known=True)
    return chats


@asynccontextmanager
async def _another_sender(it: Town, url: str, rush: Rush) -> AsyncIterator[None]:
    """One more process that only sends, as far as the database can tell."""
    database = open_database(url)
    async with opened(it.house.settings, database, it.clock, it.said.append) as house:
        for way in house.ways.values():
            way.limits = hastened(way.limits, rush.haste)
            way._seconds = rush.seconds  # type: ignore[attr-defined]
        stop = asyncio.Event()
        running = asyncio.create_task(live(house, ("delivery",), stop, lambda: None))
        try:
            yield
        finally:
            stop.set()
            await running
    database.close()


def _counted(it: Town, crowd: Crowd, rush: Rush, seconds: float) -> Paced:
    accepted = [call for call in it.telegram.calls if call.method in COUNTED and call.status in ACCEPTED]
    pings = [call for call in accepted if int(str(call.params["chat_id"])) >= FIRST_PING]
    first, last = pings[0].at, pings[-1].at
    rate = sum(first <= call.at <= last for call in accepted) / (last - first)
    with it.database.read() as work:
        states = dict(work._runner._driver.execute(STATES).fetchall())
    return Paced(
        rate * (LIMITS.bot.every.total_seconds() / rush.haste),
        rate,
        seconds,
        it.telegram.violations,
        it.telegram.busiest_second,
        crowd.waits,
        crowd.unseen,
        states,
        max(Counter(call.params["chat_id"] for call in pings).values()),
        len(pings),
        sum(call.status == 429 for call in it.telegram.calls),
    )


def _waiting(database: Database) -> bool:
    with database.read() as work:
        sql = f"SELECT 1 FROM delivery WHERE lane = {int(Lane.PING)} AND due_at IS NOT NULL LIMIT 1"  # noqa: S608
        return work._runner._driver.execute(sql).fetchone() is not None


async def _until(check: Callable[[], bool]) -> None:
    while not check():  # noqa: ASYNC110 - what is asked does not tell by itself
        await asyncio.sleep(0.1)
