"""Where the time of a turn goes, part by part."""

import sqlite3
import statistics
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from storage.engine import Database, open_database
from tests.benchmarks.heads import Heads
from tests.benchmarks.laps import Lap, percentile
from tests.benchmarks.postgres import fresh_database, server
from tests.benchmarks.table import Table, figure
from tests.benchmarks.watches import WatchedDatabase, Watches, watched_calls

MICROSECONDS = 1e6
CALLS = {
    "from_json": "read the state",
    "load_world": "load the world",
    "advance": "advance",
    "carry_out": "carry out effects",
    "record": "write the audit log",
    "render": "render",
    "post": "leave work for the channels",
}
READS = {
    "places": {"offices_of": "  read seats"},
    "cases": {"current": "  read the case", "hold": "  hold the case"},
    "answers": {"log": "  read the answer log"},
    "files": {"log": "  read the evidence"},
    "reviews": {"history": "  read the history"},
    "people": {"consents": "  read consents"},
}
WRITES = {
    "conversations": {"open": "open the conversation", "save": "save the conversation"},
    "messages": {"claim": "enter the event", "put": "add the messages"},
}
AUDIT = {"audit": {"append": "  append to the chain"}}
LOG = tuple(AUDIT["audit"].values())
WITHIN = (*(part for methods in READS.values() for part in methods.values()), *LOG)
ORDER = (
    "begin",
    "open the conversation",
    "read the state",
    "load the world",
    *(part for methods in READS.values() for part in methods.values()),
    "enter the event",
    "advance",
    "carry out effects",
    "render",
    "add the messages",
    "leave work for the channels",
    "save the conversation",
    "write the audit log",
    *LOG,
    "commit",
)
REST, TOTAL = "everything between", "the whole turn"


def tables(*, quick: bool) -> Iterator[Table]:
    """On SQLite, then on PostgreSQL when there is one."""
    rounds = 6 if quick else 40
    with tempfile.TemporaryDirectory(prefix="antq-breakdown-") as folder:
        database, counted = (open_database(f"sqlite:///{Path(folder) / name}") for name in ("turns", "counted"))
        note = f"{_statements(counted)} statements a turn, BEGIN and COMMIT among them"
        yield _table("SQLite", _measured(database, rounds), note)
        database.close()
        counted.close()
    with server() as address:
        if address is not None:
            with fresh_database(address) as database:
                yield _table("PostgreSQL", _measured(database, rounds), "every statement is a round trip")


def _measured(database: Database, rounds: int) -> list[dict[str, float]]:
    """The seconds of each part, turn by turn."""
    watches, accounts = Watches(), list[dict[str, float]]()
    heads = Heads(database)
    heads.answer_all()
    watched: Any = WatchedDatabase(database, watches, READS | WRITES | AUDIT)
    heads.dispatch = replace(heads.dispatch, database=watched)

    def note(lap: Lap) -> None:
        now = watches.now
        rest = lap.wall - sum(seconds for part, seconds in now.items() if part not in WITHIN)
        accounts.append({**now, REST: rest, TOTAL: lap.wall})

    heads.noted = note
    with watched_calls(CALLS, watches):
        for _ in range(rounds):
            heads.answer_all()
    return accounts


def _table(where: str, accounts: Sequence[dict[str, float]], note: str) -> Table:
    total = statistics.median(account[TOTAL] for account in accounts)
    rows = [_row(part, [account.get(part, 0.0) for account in accounts], total) for part in (*ORDER, REST, TOTAL)]
    title = f"Where a turn goes · {where} · {len(accounts)} answers"
    notes = (note, "indented: within the part above; the stopwatches themselves cost about 1 %")
    return Table(title, ("part", "median µs", "p99 µs", "share"), rows, notes)


def _row(part: str, seconds: Sequence[float], total: float) -> tuple[str, str, str, str]:
    middle, slow = statistics.median(seconds), percentile(seconds, 99)
    return part, figure(middle * MICROSECONDS), figure(slow * MICROSECONDS), f"{100 * middle / total:.0f} %"


def _statements(database: Database) -> int:
    """How many statements the turn of an answer runs."""
    heads, seen, counts = Heads(database), list[str](), list[int]()
    heads.answer_all()
    with database._writer.connect() as connection:
        driver = connection.connection.driver_connection
        assert isinstance(driver, sqlite3.Connection)
    driver.set_trace_callback(seen.append)

    def note(_: Lap) -> None:
        begun = max(place for place, sql in enumerate(seen) if sql.startswith("BEGIN"))
        counts.append(sum(not sql.startswith("--") for sql in seen[begun:]))
        seen.clear()

    heads.noted = note
    heads.answer_all()
    driver.set_trace_callback(None)
    return int(statistics.median(counts))
