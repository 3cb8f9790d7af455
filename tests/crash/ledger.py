"""What a walk left in the database, read again from the files."""

import json
import re
import sqlite3
from collections import Counter
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from antq_rules import Shelf
from bot.loading import case_file
from storage.engine import open_database
from tests.crash.script import CASE

ANSWERS = "SELECT line_id, kind, value FROM answer_log WHERE case_id = ? ORDER BY id"
KEYS = "SELECT event_key FROM inbox ORDER BY person_id, seq"
TOLD = "SELECT person_id, seq, payload FROM outbox ORDER BY person_id, seq"
NUMBERS = "SELECT person_id, seq FROM inbox UNION ALL SELECT person_id, seq FROM outbox ORDER BY person_id, seq"
COUNTS = "SELECT person_id, seq FROM conversation"
REVIEWS = "SELECT seq, kind, points, content FROM review_event WHERE case_id = ? ORDER BY seq"
CLOCK = re.compile(r"\d\d:\d\d")


@dataclass(frozen=True, slots=True)
class Ledger:
    """Two walks of the same script leave equal ledgers, however often the server was killed on the way.

    `gaps` names the people whose messages are not numbered 1, 2, 3 …; `told` is every message to anybody, the time
    of day left out; `health` is what SQLite says of its own files.
    """

    answers: list[tuple[str, str, object]]
    keys: list[str]
    told: list[tuple[str, int, str]]
    gaps: list[str]
    reviews: list[tuple[object, ...]]
    score: str
    health: list[str]


def read_ledger(file: Path) -> Ledger:
    """The ledger of the one case in this file."""
    with closing(sqlite3.connect(file)) as database:
        answers = [(line, kind, json.loads(value)) for line, kind, value in database.execute(ANSWERS, [CASE])]
        keys = [key for (key,) in database.execute(KEYS)]
        told = [(person, seq, CLOCK.sub("–", payload)) for person, seq, payload in database.execute(TOLD)]
        reviews = database.execute(REVIEWS, [CASE]).fetchall()
        health = [row[0] for row in database.execute("PRAGMA integrity_check")]
        health += [f"no parent: {row}" for row in database.execute("PRAGMA foreign_key_check")]
        gaps = _gaps(database)
    return Ledger(answers, keys, told, gaps, reviews, _score(file), health)


def _gaps(database: sqlite3.Connection) -> list[str]:
    numbers: dict[str, list[int]] = {person: [] for person, _ in database.execute(COUNTS)}
    for person, seq in database.execute(NUMBERS):
        numbers[person].append(seq)
    counts = dict(database.execute(COUNTS))
    return [person for person, found in numbers.items() if found != list(range(1, counts[person] + 1))]


def _score(file: Path) -> str:
    """The unit's own total, computed anew from the log."""
    database = open_database(f"sqlite:///{file}")
    try:
        with database.read() as work:
            row = work.cases.find(CASE)
            assert row is not None
            return str(case_file(work, row, Shelf.builtin()).card.total)
    finally:
        database.close()


def missing(expected: list[tuple[str, str, object]], found: list[tuple[str, str, object]]) -> int:
    """How many entries of the expected log are not in the found one; the other way round, how many are too many."""
    return sum((_counted(expected) - _counted(found)).values())


def _counted(log: list[tuple[str, str, object]]) -> Counter[str]:
    return Counter(json.dumps(entry, sort_keys=True) for entry in log)
