"""A million messages that wait: how long it takes to enter them, and one claim at the start and at the end."""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from time import perf_counter

from bot.channels.telegram.limits import LIMITS
from bot.delivery.exchange import Exchange
from bot.delivery.jobs import Job, Preparing
from bot.delivery.verdicts import verdict
from bot.languages import Languages
from bot.ports import Lane, Receipt
from bot.posting import SAY
from bot.rendering.limits import Pace
from storage.engine import Database, open_database
from storage.models import NewDelivery
from tests.benchmarks.laps import percentile
from tests.benchmarks.postgres import fresh_database, server
from tests.benchmarks.table import Table, figure
from tests.storm.queue import REMINDER, add_chats, add_reminders, finish_all_but, tidy
from tests.walker import SteadyClock

BATCH, CLAIMS, LEFT = 40, 50, 4_000
ONE_BY_ONE = 2_000
HEAD = ("", "seconds", "a second", "p50 ms", "p99 ms")
NOTES = (
    f"a claim: write down {BATCH} verdicts and take {BATCH} messages, worded and ready; {CLAIMS} claims each time",
    "at the end: all but the last few were just done with, so the index is full of dead rows until it is tidied",
)


def tables(*, quick: bool) -> Iterator[Table]:
    """On PostgreSQL, then on SQLite."""
    with server() as address:
        if address is None:
            yield Table("Queue · PostgreSQL", ("skipped: pip install pgserver, or set ANTQ_TEST_POSTGRES_URL",), ())
        else:
            with fresh_database(address) as database:
                yield _table("PostgreSQL", database, 50_000 if quick else 1_000_000)
    folder = Path(tempfile.mkdtemp(prefix="antq-queue-"))
    with ExitStack() as opened:
        opened.callback(shutil.rmtree, folder)
        database = open_database(f"sqlite:///{folder / 'queue.sqlite3'}")
        opened.callback(database.close)
        yield _table("SQLite", database, 20_000 if quick else 100_000)


def _table(where: str, database: Database, count: int) -> Table:
    database.upgrade()
    clock = SteadyClock()
    rows = [_entered(f"{count:,} chats entered, one statement", lambda: add_chats(database, clock, count), count)]
    rows += [_entered("a message for each, one statement", lambda: add_reminders(database, clock), count)]
    rows += [_entered(f"{ONE_BY_ONE:,} more, as a turn enters them", lambda: _one_by_one(database, clock), ONE_BY_ONE)]
    tidy(database)
    desk = _desk(database, clock)
    rows += [_claims("a claim at the start", desk, clock), _empty_looks(database, clock)]
    finish_all_but(database, LEFT)
    rows += [_claims("at the end, not tidied", desk, clock)]
    tidy(database)
    rows += [_claims("at the end, tidied", desk, clock)]
    return Table(f"Queue of {count:,} messages · {where}", HEAD, rows, NOTES)


def _entered(name: str, enter: Callable[[], None], count: int) -> tuple[str, ...]:
    started = perf_counter()
    enter()
    seconds = perf_counter() - started
    return (name, figure(seconds), figure(count / seconds), "", "")


def _one_by_one(database: Database, clock: SteadyClock) -> None:
    now = clock.now()
    rows = [NewDelivery("telegram", str(n), None, Lane.PING, SAY, now, data=REMINDER) for n in range(1, ONE_BY_ONE + 1)]
    with database.begin() as work:
        work.deliveries.add(rows, now)


def _desk(database: Database, clock: SteadyClock) -> Exchange:
    """A desk whose pace is no limit: what is measured is the claim."""
    limits = replace(LIMITS, bot=Pace(timedelta(microseconds=1), burst=BATCH))
    return Exchange(database, Preparing("telegram", limits, Languages(), lambda _: ""), clock, ("telegram",))


def _claims(name: str, desk: Exchange, clock: SteadyClock) -> tuple[str, ...]:
    times: list[float] = []
    jobs: tuple[Job, ...] = ()
    for _ in range(CLAIMS):
        told = [verdict(job, [Receipt("1")], None, clock.now()) for job in jobs]
        started = perf_counter()
        jobs = desk(told, BATCH).jobs
        times.append(perf_counter() - started)
        assert len(jobs) == BATCH, len(jobs)
    desk([verdict(job, [Receipt("1")], None, clock.now()) for job in jobs], 0)
    return _timed(name, times)


def _empty_looks(database: Database, clock: SteadyClock) -> tuple[str, ...]:
    """What the page for watchers asks while everything waits."""
    times = []
    for _ in range(5):
        started = perf_counter()
        with database.read() as work:
            work.deliveries.backlog("telegram", clock.now())
        times.append(perf_counter() - started)
    return _timed("how many wait, for /readyz", times)


def _timed(name: str, times: list[float]) -> tuple[str, ...]:
    rate = len(times) / sum(times)
    return (name, "", figure(rate), figure(percentile(times, 50) * 1e3), figure(percentile(times, 99) * 1e3))
