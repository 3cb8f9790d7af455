"""A storm: processes, people, kills, and the audit afterwards."""

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from random import Random  # noqa: TID251 - given a seed, so that a storm can be had again
from time import monotonic

from bot.sample import plant
from storage.engine import Database, open_database
from tests.antq_rules.thorough import cases
from tests.fakes.telegram_server import FakeTelegram, Lost, Rates, Twice
from tests.storm.audit import Audit, audit
from tests.storm.balancer import Balancer
from tests.storm.crowd import Crowd, settle
from tests.storm.herd import Herd, Member, settings
from tests.storm.script import script
from tests.town import RunningClock

HASTE = 8
LEASE = cases(6, 10)  # seconds
LONGEST_DELAY = 1.5  # seconds between a kill's turn and the kill
PATIENCE = 180.0  # seconds anybody waits for an answer
ENDING = cases(60, 600)  # seconds


@dataclass(frozen=True, slots=True)
class Plan:
    """How big a storm is; `parts` are the processes, `shares` how likely each of them is the one to be killed."""

    parts: Sequence[str]
    shares: Sequence[float]
    people: int
    turns: int
    kills: int
    at_once: int
    seed: int = 20251020
    gently: bool = False  # SIGTERM instead of SIGKILL


@dataclass(frozen=True, slots=True)
class Report:
    """What came out of a storm."""

    audit: Audit
    unseen: Sequence[str]
    turns: int
    killed: Sequence[tuple[float, str]]
    violations: int
    seconds: float
    waits: Sequence[float]
    statuses: Sequence[int]

    @property
    def repeated_without_kill(self) -> int:
        """Replies repeated though no process that sends was killed while it was sending them."""
        kills = [at for at, parts in self.killed if "delivery" in parts]
        return self.audit.repeated_without(kills, LEASE)

    @property
    def text(self) -> str:
        """The figures in a few lines."""
        it, by = self.audit, [parts for _, parts in self.killed]
        parts = ", ".join(f"{by.count(each)} × {each}" for each in sorted(set(by)))
        return (
            f"{self.turns} turns, {len(by)} kills ({parts}), {self.seconds:.0f} s: answers lost {it.answers_lost},"
            f" twice {it.answers_twice}; replies {it.told}, lost {it.replies_lost}, repeated {len(it.repeated)}"
            f" (unmarked {it.unmarked_repeats}, without a kill {self.repeated_without_kill}); never seen"
            f" {len(self.unseen)}; given up {it.given_up}; gaps {it.gaps}; too fast {self.violations}"
        )


async def storm(url: str, folder: Path, plan: Plan) -> Report:
    """Let it happen."""
    random, clock, started = Random(plan.seed), RunningClock(), monotonic()  # noqa: S311 - not for secrets
    database = open_database(url)
    database.upgrade()
    plant(database, clock.now())
    settle(database, plan.people)
    rates = Rates(30 * HASTE, 30 * HASTE, HASTE, 5 * HASTE, 20 * HASTE)  # a burst is a second's worth, as it really is
    async with FakeTelegram(rates=rates, seed=plan.seed) as telegram:
        members = [Member(parts, (str(clock.ahead.total_seconds()), str(HASTE)), {}, folder) for parts in plan.parts]
        herd = Herd(members)
        listening = [member.port for member in members if "telegram" in member.parts]
        async with Balancer(listening) as balancer:
            environment = settings(url, folder, telegram, balancer.url) | {"ANTQ_DELIVERY_LEASE": str(LEASE)}
            for member in members:
                member.environment = environment
            crowd = Crowd(telegram, script(plan.turns), random, PATIENCE)
            telegram.faults.rate("update", Twice(), 0.02)
            telegram.faults.rate("update", Lost(arrived=True), 0.01)
            herd.start()
            try:
                await _rage(herd, crowd, plan)
                await telegram.settles(ENDING)
                await until_sent(database)
                await herd.ready(ENDING)
                statuses = await herd.stop()
            finally:
                herd.abandon()
    found = audit(database, telegram, script(plan.turns), plan.people)
    database.close()
    base = telegram.clock.now() - monotonic()
    killed = [(at + base, parts) for at, parts in herd.killed]
    seconds = monotonic() - started
    return Report(found, crowd.unseen, crowd.turns, killed, telegram.violations, seconds, crowd.waits, statuses)


async def _rage(herd: Herd, crowd: Crowd, plan: Plan) -> None:
    """Kill processes while people talk: spread over all turns, each at a moment of its own."""
    moved, random = asyncio.Event(), Random(plan.seed)  # noqa: S311 - as above
    crowd.noted = moved.set
    talking = asyncio.ensure_future(crowd.act_all(plan.people, plan.at_once))
    whole = plan.people * plan.turns
    for number in range(plan.kills):
        while not talking.done() and crowd.turns < (number + random.random()) * whole / plan.kills:
            moved.clear()
            with suppress(TimeoutError):
                await asyncio.wait_for(moved.wait(), 1)
        await asyncio.sleep(random.random() ** 3 * LONGEST_DELAY)
        (member,) = random.choices(herd.members, plan.shares)
        await herd.strike(member, gently=plan.gently)
    await talking


async def until_sent(database: Database) -> None:
    """Wait until nothing is left to be sent."""
    with suppress(TimeoutError):
        async with asyncio.timeout(ENDING):
            while _open(database):  # noqa: ASYNC110 - other processes do it, nothing here can be waited for
                await asyncio.sleep(0.2)


def _open(database: Database) -> int:
    with database.read() as work:
        sql = "SELECT count(*) FROM delivery WHERE due_at IS NOT NULL"
        return int(work._runner._driver.execute(sql).fetchone()[0])
