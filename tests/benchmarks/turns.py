"""Turns a second: a head answers the rubric through the whole dispatch, beside the same transaction by hand."""

import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path

from storage.engine import Database, open_database
from tests.benchmarks.by_hand import CoreByHand, RawByHand, Real, what_turns_write
from tests.benchmarks.heads import Heads
from tests.benchmarks.laps import Lap, Laps, in_turn
from tests.benchmarks.postgres import fresh_database, server
from tests.benchmarks.table import Table, figure
from tests.crash.script import LINES

DISPATCH = "the whole dispatch"
CORE = "SQLAlchemy Core by hand"
RAW = "sqlite3 by hand"
MILLISECONDS = 1e3
NOTES = (
    "in all ways the newest message is read between two turns, which is not timed",
    "by hand: enter the event, read and update the conversation, add an answer and a message of the same size, commit",
    "the dispatch reads seats, case, answers, history and consents besides, advances and renders; aim on SQLite: ≥ 0.5",
)
HEAD = ("way", "turns/s", "median ms", "p99 ms", "CPU ms", "of the Core rate", "by medians")


def tables(*, quick: bool) -> Iterator[Table]:
    """On SQLite, then on PostgreSQL when there is one."""
    rounds = 6 if quick else 60
    with tempfile.TemporaryDirectory(prefix="antq-turns-") as folder, ExitStack() as opened:
        yield _table("SQLite file, WAL, synchronous FULL", _on_sqlite(Path(folder), opened), rounds)
    with ExitStack() as opened:
        address = opened.enter_context(server())
        if address is None:
            yield Table("Turns · PostgreSQL", ("skipped: pip install pgserver, or set ANTQ_TEST_POSTGRES_URL",), ())
            return
        yield _table("PostgreSQL, fsync as the server has it", _on_postgres(address, opened), rounds)


def _table(where: str, ways: Mapping[str, Callable[[], Sequence[Lap]]], rounds: int) -> Table:
    found = in_turn(ways, rounds)
    title = f"Turns · {where} · {rounds} heads × {len(LINES)} answers, ways in turn"
    return Table(title, HEAD, [_row(name, laps, found[CORE]) for name, laps in found.items()], NOTES)


def _row(name: str, laps: Laps, floor: Laps) -> tuple[str, ...]:
    times = (laps.median, laps.p99, laps.cpu)
    ratios = (laps.rate / floor.rate, floor.median / laps.median)
    return (name, figure(laps.rate), *(figure(each * MILLISECONDS) for each in times), *map(figure, ratios))


def _on_sqlite(folder: Path, opened: ExitStack) -> dict[str, Callable[[], Sequence[Lap]]]:
    def database(name: str) -> Database:
        made = open_database(f"sqlite:///{folder / name}")
        opened.callback(made.close)
        return made

    heads = Heads(database("dispatch"))
    real = _real(heads)
    core, raw = CoreByHand(database("core"), real), RawByHand(database("raw"), real)
    return {RAW: raw.turns, CORE: core.turns, DISPATCH: heads.answer_all}


def _on_postgres(address: str, opened: ExitStack) -> dict[str, Callable[[], Sequence[Lap]]]:
    heads = Heads(opened.enter_context(fresh_database(address)))
    core = CoreByHand(opened.enter_context(fresh_database(address)), _real(heads))
    return {CORE: core.turns, DISPATCH: heads.answer_all}


def _real(heads: Heads) -> Real:
    heads.answer_all()
    return what_turns_write(heads.database, "truong-1")
