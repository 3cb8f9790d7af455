"""A hundred thousand people due on one morning, told by real processes at the pace the platform allows.

`python -m tests.benchmarks.drain ROWS sqlite|postgresql` prints a line for every tenth; at 25 a second 100,000 take 67
minutes.
"""

import asyncio
import sys
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import AbstractContextManager, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

from bot.channels.telegram.limits import LIMITS
from storage.engine import Database
from tests.benchmarks.postgres import fresh_database, server
from tests.benchmarks.processes import cpu, resident
from tests.benchmarks.reminders import BEGIN, STEP, UNITS_OF_A_COMMUNE, file_database, fill, forget_what_lay_before
from tests.benchmarks.table import Table, figure
from tests.fakes.telegram_server import FakeTelegram
from tests.reminders.acts import Days, HandClock
from tests.storm.herd import Herd, Member, settings
from tests.town import RunningClock

TENTHS = 10
LOOK = 1.0  # seconds between two looks at how much is sent
STARTED = 120.0  # seconds the processes may take to be ready
HEAD = ("told", "seconds", "a second", "CPU ms each", "MB sending", "MB scheduling")
STATES = "SELECT state, count(*) FROM delivery GROUP BY state"


@dataclass(frozen=True, slots=True)
class Sample:
    """How far it is: people told, seconds, CPU seconds of both processes, and megabytes resident of each."""

    told: int
    seconds: float
    cpu: float
    sending: float
    scheduling: float

    def row(self, before: "Sample") -> tuple[str, ...]:
        """As a line of the table; rates are since the sample before."""
        told, seconds = self.told - before.told, self.seconds - before.seconds
        each = 1e3 * (self.cpu - before.cpu) / told if told else 0.0
        rate = told / seconds if seconds else 0.0
        return (
            f"{self.told:,}",
            figure(self.seconds),
            figure(rate),
            figure(each),
            figure(self.sending),
            figure(self.scheduling),
        )


def tables(*, quick: bool) -> Iterator[Table]:
    """On SQLite, then on PostgreSQL."""
    rows = 300 if quick else 1_500
    yield asyncio.run(_drained("SQLite", file_database(), rows))
    with server() as address:
        if address is None:
            yield Table("Drain · PostgreSQL", ("skipped: pip install pgserver, or set ANTQ_TEST_POSTGRES_URL",), ())
        else:
            yield asyncio.run(_drained("PostgreSQL", fresh_database(address), rows))


async def _drained(where: str, opened: AbstractContextManager[Database], rows: int) -> Table:
    """The table of one drain; every line is printed as soon as it is known, because a full one takes an hour."""
    lines: list[tuple[str, ...]] = []
    with opened as database, tempfile.TemporaryDirectory(prefix="antq-drain-") as folder:
        people = _due(database, rows)
        async with FakeTelegram(keep_calls=1) as telegram:
            for number in range(1, people + 1):
                telegram.person(number, "Hiền", known=True)
            before = Sample(0, 0.0, 0.0, 0.0, 0.0)
            async for sample in _samples(database, telegram, Path(folder), rows):
                lines.append(sample.row(before))
                sys.stderr.write(f"{where}: {'  '.join(lines[-1])}\n")
                before = sample
            most = max(telegram.sent_count(number) for number in range(1, people + 1))
            rows_of_work = ", ".join(f"{count:,} {state}" for state, count in _states(database).items())
            notes = [
                f"one process schedules, one sends; {1 / LIMITS.bot.every.total_seconds():.0f} a second are allowed",
                f"at most {most} for one person, {telegram.violations} too fast; rows of work: {rows_of_work}",
                "CPU of both processes together, the planning of the morning left out",
            ]
    return Table(f"Drain of {rows:,} due people · {where}", HEAD, lines, notes)


def _due(database: Database, rows: int) -> int:
    """Offices enough that so many heads are due on the morning of a step; returns how many offices there are."""
    database.upgrade()
    communes = -(-rows // UNITS_OF_A_COMMUNE)
    offices = communes * (UNITS_OF_A_COMMUNE + 2)
    fill(database, offices)
    Days(database, {"telegram": LIMITS}, HandClock(BEGIN)).scheduler.planning.everything(BEGIN)
    forget_what_lay_before(database)
    return offices


async def _samples(database: Database, telegram: FakeTelegram, folder: Path, rows: int) -> AsyncIterator[Sample]:
    """One when the first are queued, one after each tenth, the last when so many are told."""
    async with _processes(database, telegram, folder) as (sending, scheduling):
        while not _states(database):  # noqa: ASYNC110 - another process does it
            await asyncio.sleep(LOOK)
        started, tenth = monotonic(), 0
        while tenth <= TENTHS:
            told = _states(database).get("sent", 0)
            if told * TENTHS >= tenth * rows:
                used = cpu(sending) + cpu(scheduling)
                yield Sample(told, monotonic() - started, used, resident(sending), resident(scheduling))
                tenth = told * TENTHS // rows + 1
            await asyncio.sleep(LOOK)


@asynccontextmanager
async def _processes(database: Database, telegram: FakeTelegram, folder: Path) -> AsyncIterator[tuple[Member, Member]]:
    ahead = str(RunningClock(STEP).ahead.total_seconds())
    environment = settings(database._url.render_as_string(hide_password=False), folder, telegram, telegram.url)
    sending, scheduling = (Member(part, (ahead, "1"), environment, folder) for part in ("delivery", "scheduler"))
    herd = Herd((sending, scheduling))
    try:
        herd.start()
        await herd.ready(STARTED)
        yield sending, scheduling
        await herd.stop()
    finally:
        herd.abandon()


def _states(database: Database) -> dict[str, int]:
    with database.read() as work:
        return dict(work._runner._driver.execute(STATES).fetchall())


def main() -> None:
    """One full drain."""
    count, where = int(sys.argv[1]), sys.argv[2]
    if where == "sqlite":
        table = asyncio.run(_drained("SQLite", file_database(), count))
    else:
        with server() as address:
            assert address is not None, "pip install pgserver, or set ANTQ_TEST_POSTGRES_URL"
            table = asyncio.run(_drained("PostgreSQL", fresh_database(address), count))
    sys.stdout.write(f"{table.text()}\n")


if __name__ == "__main__":
    main()
