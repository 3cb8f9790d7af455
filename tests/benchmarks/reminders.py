"""Planning reminders for whole provinces, and drawing and wording a hundred thousand of them at the allowed pace."""

import resource
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from time import perf_counter, process_time

from bot.channels.telegram.limits import LIMITS
from bot.delivery.exchange import Exchange
from bot.delivery.jobs import Preparing
from bot.delivery.verdicts import Verdict, verdict
from bot.languages import Languages
from bot.ports import Receipt
from storage.engine import Database, open_database
from tests.benchmarks.postgres import fresh_database, server
from tests.benchmarks.table import Table, figure
from tests.reminders.acts import Days, HandClock
from tests.walker import ZONE

UNITS_OF_A_COMMUNE, COMMUNES_OF_A_PROVINCE = 38, 100  # with the two offices of the commune 40 offices each
BEGIN, STEP = datetime(2025, 11, 16, 9, 0, tzinfo=ZONE), datetime(2026, 3, 17, 8, 5, tzinfo=ZONE)
SENT = [Receipt("7")]
NUMBERS = {
    "postgresql": "(SELECT g AS n FROM generate_series(0, {last}) AS g) AS numbers",
    "sqlite": "(WITH RECURSIVE c(g) AS (SELECT 0 UNION ALL SELECT g + 1 FROM c WHERE g < {last}) SELECT g AS n FROM c)",
}
# Set-based, as nobody could enter so many one by one; `u` numbers units, `c` communes, `p` provinces.
PLACES = (
    "INSERT INTO locality (id, name, level) SELECT 'p' || n, 'Tỉnh', 'province' FROM {provinces}",
    (
        "INSERT INTO locality (id, name, level, parent_id, plan_id)"
        " SELECT 'c' || n, 'Xã', 'commune', 'p' || (n / 100), 'thien-tin-2025' FROM {communes}"
    ),
    (
        "INSERT INTO unit (id, locality_id, name, address, kind, level)"
        " SELECT 'u' || n, 'c' || (n / 38), 'Trường', '', 'school', 'thcs' FROM {units}"
    ),
    (
        "INSERT INTO office (id, kind, title, locality_id, unit_id)"
        " SELECT 'u' || n, 'head', 'Hiệu trưởng', 'c' || (n / 38), 'u' || n FROM {units}"
    ),
    (
        "INSERT INTO office (id, kind, title, locality_id)"
        " SELECT 'k' || n, 'commune_police', 'Công an xã', 'c' || n FROM {communes}"
    ),
    (
        "INSERT INTO office (id, kind, title, locality_id)"
        " SELECT 'h' || n, 'commune_chair', 'Chủ tịch', 'c' || n FROM {communes}"
    ),
    "INSERT INTO person (id, language, created_at) SELECT id, 'vi', {at} FROM office",
    "INSERT INTO conversation (person_id, updated_at) SELECT id, {at} FROM office",
    "INSERT INTO tenure (office_id, person_id, starts) SELECT id, id, '2025-01-01' FROM office",
    (
        "INSERT INTO consent (person_id, purpose, given, text_version, channel, at)"
        " SELECT id, 'reminders', {true}, '1', 'web', {at} FROM office"
    ),
    (
        "INSERT INTO chat (channel, chat_id, person_id, heard_at, free_at)"
        " SELECT 'telegram', CAST(row_number() OVER (ORDER BY id) AS TEXT), id, {at}, {at} FROM office"
    ),
)
HEAD = ("", "rows", "seconds", "rows a second", "MB")
NOTES = (
    "a year: every date of the plan and the national ones, all steps, for heads, commune police and chairs",
    f"one transaction for each province of {COMMUNES_OF_A_PROVINCE} communes; MB: the most this process ever held",
)


Opening = Callable[[], AbstractContextManager[Database]]


def tables(*, quick: bool) -> Iterator[Table]:
    """On PostgreSQL, then on SQLite."""
    sizes = (2_000, 4_000, 8_000) if quick else (25_000, 50_000, 100_000)
    sent = 100 if quick else 1_000
    with server() as address:
        if address is None:
            yield Table("Reminders · PostgreSQL", ("skipped: pip install pgserver, or set ANTQ_TEST_POSTGRES_URL",), ())
        else:
            yield _table("PostgreSQL", sizes, sent, lambda: fresh_database(address))
    yield _table("SQLite", sizes, sent, file_database)


@contextmanager
def file_database() -> Iterator[Database]:
    """A new file, gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="antq-reminders-"))
    database = open_database(f"sqlite:///{folder / 'antq.sqlite3'}")
    try:
        yield database
    finally:
        database.close()
        shutil.rmtree(folder)


def _table(where: str, sizes: Sequence[int], sent: int, opened: Opening) -> Table:
    rows: list[tuple[str, ...]] = []
    for size in sizes:
        with opened() as database:
            database.upgrade()
            fill(database, size)
            days = Days(database, {"telegram": LIMITS}, HandClock(BEGIN))
            rows.append(_planned(f"{size:,} offices, a year planned", days))
            rows.append(_planned("  planned again: nothing to do", days))
            if size == sizes[-1]:
                rows += [_drawn(days), _sent(days, sent)]
    return Table(f"Reminders · {where}", HEAD, rows, NOTES)


def fill(database: Database, offices: int) -> None:
    """So many offices in communes of forty, each held by a person with a chat who wants reminders."""
    name = "postgresql" if database.is_shared else "sqlite"
    communes = offices // (UNITS_OF_A_COMMUNE + 2)
    counts = {"provinces": -(-communes // COMMUNES_OF_A_PROVINCE), "communes": communes}
    counts["units"] = communes * UNITS_OF_A_COMMUNE
    numbers = {what: NUMBERS[name].format(last=count - 1) for what, count in counts.items()}
    at = "'2025-11-01T00:00:00.000000+00:00'"
    with database.begin() as work:
        for sql in PLACES:
            work._runner._driver.execute(sql.format(**numbers, at=at, true="true" if database.is_shared else "1"))
    if database.is_shared:
        with database.begin() as work:
            work._runner._driver.execute("ANALYZE")


def _planned(name: str, days: Days) -> tuple[str, ...]:
    started = perf_counter()
    entered = days.scheduler.planning.everything(BEGIN).entered
    return _row(name, entered, perf_counter() - started)


def forget_what_lay_before(database: Database) -> None:
    """What was due before the morning of the step was said on its days."""
    with database.begin() as work:
        work._runner._driver.execute("UPDATE due_reminder SET state = 'nothing' WHERE due_at < '2026-03-16'")


def _drawn(days: Days) -> tuple[str, ...]:
    """Everybody who is due on the morning of a step gets a row in the queue."""
    forget_what_lay_before(days.database)
    days.clock.at, people, started = STEP, 0, perf_counter()
    while (drawn := days.scheduler.drawing.draw(STEP)).full:
        people += drawn.people
    return _row("  drawn on the morning of a step", people, perf_counter() - started)


def _sent(days: Days, count: int) -> tuple[str, ...]:
    """The first of them are carried at the pace of the channel, on a clock that waits for nobody."""
    preparing = Preparing("telegram", LIMITS, Languages(), lambda _: "", days.scheduler.drawing.wording)
    desk = Exchange(days.database, preparing, days.clock, ("telegram",))
    back: list[Verdict] = []
    sent, started, cpu, began = 0, perf_counter(), process_time(), days.clock.at
    while sent < count:
        claim = desk(back, 40)
        back = [verdict(job, SENT, None, days.clock.at) for job in claim.jobs]
        sent += len(claim.jobs)
        days.clock.at = max(claim.look_at, days.clock.at + timedelta(milliseconds=1))
    used, pace = process_time() - cpu, (days.clock.at - began).total_seconds()
    name = f"  {count:,} worded and carried: {1e3 * used / count:.1f} ms CPU each, {count / pace:.1f}/s allowed"
    return _row(name, count, perf_counter() - started)


def _row(name: str, rows: int, seconds: float) -> tuple[str, ...]:
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return (name, f"{rows:,}", figure(seconds), figure(rows / seconds), figure(most))
