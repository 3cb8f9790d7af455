"""Turns through the webhook of Telegram: the whole product beside two other ways, the same answers on the same fake."""

import asyncio
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter

import aiohttp

from bot.sample import plant
from storage.engine import Database, open_database
from tests.benchmarks.laps import percentile
from tests.benchmarks.postgres import fresh_database, server
from tests.benchmarks.table import Table, figure
from tests.fakes.telegram.updates import Pending
from tests.fakes.telegram_server import FakeTelegram, Person, Rates
from tests.storm.crowd import settle
from tests.storm.herd import ROOT, Herd, Member, settings
from tests.storm.script import script
from tests.town import SECRET, RunningClock, free_port

PATH = "/telegram/webhook"
TURNS = 30
AT_ONCE = 8
FASTER = 1000  # no pace: what is measured is the program
PATIENCE = 180.0
CHATS = 10_000
NOOP, PTB = "aiogram, a handler that does nothing", "PTB ConversationHandler, pickled every second"
HEAD = ("way", "turns/s", "p50 ms", "p99 ms", "of the no-op", "of PTB")
NOTES = (
    f"{AT_ONCE} people at once type {TURNS} answers each; the next one when the reply is seen; ways in turn",
    "p50 and p99: from posting the update to its 200, for ours after the commit, for PTB after the reply was sent",
    "PTB loses the answers of up to a second when it is killed, and the conversation is one process's own",
)


@dataclass
class Way:
    """One address updates can be posted to; `replies`: whether a reply can be waited for."""

    name: str
    port: int
    replies: bool = True
    times: list[float] = field(default_factory=list)
    wall: float = 0.0
    people: int = 0

    @property
    def rate(self) -> float:
        """Turns a second, the waiting for replies included."""
        return len(self.times) / self.wall


class Poster:
    """Posts what people type straight to a way, instead of the fake's own deliveries."""

    def __init__(self, telegram: FakeTelegram, http: aiohttp.ClientSession) -> None:
        self._telegram, self._http = telegram, http
        self._typed: list[Pending] = []
        telegram.state.deliver = self._typed.append

    async def round(self, way: Way) -> None:
        """As many new people as may type at once do the whole script."""
        first, way.people = CHATS + way.people, way.people + AT_ONCE
        started = perf_counter()
        phones = [self._telegram.person(first + each, "Hiền", known=True) for each in range(AT_ONCE)]
        await asyncio.gather(*(self._types_all(way, phone) for phone in phones))
        way.wall += perf_counter() - started

    async def _types_all(self, way: Way, phone: Person) -> None:
        for act in script(TURNS).acts:
            last = await phone.says(act.what)
            pending = self._typed.pop()
            self._telegram.state.updates.forget(pending)
            started = perf_counter()
            headers = {"Content-Type": "application/json", "X-Telegram-Bot-Api-Secret-Token": SECRET}
            address = f"http://127.0.0.1:{way.port}{PATH}"
            async with self._http.post(address, data=pending.body, headers=headers) as answer:
                assert answer.status == 200, (way.name, answer.status)
            way.times.append(perf_counter() - started)
            if way.replies:
                await phone.sees_new(act.seen, last, PATIENCE)


def tables(*, quick: bool) -> Iterator[Table]:
    """All ways in turn."""
    with tempfile.TemporaryDirectory(prefix="antq-webhook-") as folder, ExitStack() as opened:
        yield asyncio.run(_table(Path(folder), opened, 1 if quick else 6))


async def _table(folder: Path, opened: ExitStack, rounds: int) -> Table:
    everything = Rates(1e6, 10**6, 1e6, 10**6, 1e6, 10**6)
    async with FakeTelegram(rates=everything, keep_calls=10) as telegram:
        address = opened.enter_context(server())
        urls: dict[str, tuple[str, tuple[str, ...]]] = {
            "ours, one process, SQLite": (f"sqlite:///{folder / 'bench.sqlite3'}", ("telegram,delivery",))
        }
        if address is not None:
            one, two = (_address(opened.enter_context(fresh_database(address))) for _ in range(2))
            urls["ours, one process, PostgreSQL"] = (one, ("telegram,delivery",))
            urls["ours, telegram and delivery apart, PostgreSQL"] = (two, ("telegram", "delivery"))
        ours = [await _ours(name, *where, telegram, folder, opened, rounds) for name, where in urls.items()]
        ways = [_rival("aiogram", NOOP, telegram, folder, opened), _rival("ptb", PTB, telegram, folder, opened), *ours]
        ways[0].replies = False
        async with aiohttp.ClientSession() as http:
            await listening(ways, http)
            poster = Poster(telegram, http)
            for each in range(rounds + 1):
                for way in ways[each % len(ways) :] + ways[: each % len(ways)]:
                    await poster.round(way)
                    if not each:
                        way.times.clear()
                        way.wall = 0.0
    base, ptb = ways[0].rate, ways[1].rate
    title = f"Telegram webhook · {rounds} rounds of {AT_ONCE} people × {TURNS} turns"
    return Table(title, HEAD, [_row(way, base, ptb) for way in ways], NOTES)


def _address(database: Database) -> str:
    return database._url.render_as_string(hide_password=False)


def _row(way: Way, base: float, ptb: float) -> tuple[str, ...]:
    times = (percentile(way.times, 50) * 1e3, percentile(way.times, 99) * 1e3)
    return (way.name, *map(figure, (way.rate, *times, way.rate / base, way.rate / ptb)))


def _rival(which: str, name: str, telegram: FakeTelegram, folder: Path, opened: ExitStack) -> Way:
    port = free_port()
    command = [sys.executable, "-m", "tests.benchmarks.rivals", which, str(port), telegram.url, str(folder)]
    running = subprocess.Popen(
        command, cwd=folder, env=os.environ | {"PYTHONPATH": str(ROOT)}, stdout=subprocess.DEVNULL
    )
    opened.callback(running.wait)
    opened.callback(running.kill)
    return Way(name, port)


async def _ours(
    name: str, url: str, parts: Sequence[str], telegram: FakeTelegram, folder: Path, opened: ExitStack, rounds: int
) -> Way:
    clock, database = RunningClock(), open_database(url)
    database.upgrade()
    plant(database, clock.now())
    settle(database, (rounds + 1) * AT_ONCE)
    database.close()
    members = [Member(each, (str(clock.ahead.total_seconds()), str(FASTER)), {}, folder) for each in parts]
    for member in members:
        member.environment = settings(url, folder, telegram, f"http://127.0.0.1:{members[0].port}")
    herd = Herd(members)
    opened.callback(herd.abandon)
    herd.start()
    await herd.ready(PATIENCE)
    return Way(name, members[0].port)


async def listening(ways: Sequence[Way], http: aiohttp.ClientSession) -> None:
    """Wait until every way has imported what it needs."""
    headers = {"X-Telegram-Bot-Api-Secret-Token": SECRET}
    async with asyncio.timeout(PATIENCE):
        for way in ways:
            while True:
                try:
                    async with http.post(
                        f"http://127.0.0.1:{way.port}{PATH}", json={"update_id": 1}, headers=headers
                    ) as answer:
                        if answer.status in {200, 400, 500}:
                            break
                except aiohttp.ClientConnectorError:
                    pass
                await asyncio.sleep(0.1)
