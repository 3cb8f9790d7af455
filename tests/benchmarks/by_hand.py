"""The same transaction without a bot: what a turn must write anyway, as one would write it by hand.

The event is entered unless it was before, the conversation is read and updated, an answer and a message are added.
"""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count

from sqlalchemy import Engine, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from bot.sample import COMMUNE, plant
from storage.engine import Database
from storage.models import answer_log, conversation, inbox, outbox
from tests.benchmarks.heads import newest
from tests.benchmarks.laps import Lap, lap
from tests.crash.script import LINES
from tests.walker import MONDAY

PERSON, UNIT, CASE = "head-thcs-1", "thcs-1", "thcs-1-2025"
ANSWER = '{"points": "3"}'


@dataclass(frozen=True, slots=True)
class Real:
    """What real turns wrote, a state and a message each, so that by hand as much is written."""

    written: tuple[tuple[str, str], ...]


def with_a_case(database: Database) -> Database:
    """The sample commune with one open case."""
    database.upgrade()
    plant(database, MONDAY)
    with database.begin() as work:
        work.cases.open(CASE, COMMUNE, UNIT, 2025, "phong-trao-2025-thien-tin", "thien-tin-2025", MONDAY)
    return database


@dataclass
class CoreByHand:
    """With SQLAlchemy Core, on a connection set up as the bot's own."""

    database: Database
    real: Real
    _numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def __post_init__(self) -> None:
        self._engine: Engine = with_a_case(self.database)._writer
        kind = sqlite if self._engine.dialect.name == "sqlite" else postgresql
        self._claim = kind.insert(inbox).on_conflict_do_nothing()
        mine = conversation.c.person_id == PERSON
        self._read = select(conversation.c.state, conversation.c.seq).where(mine).with_for_update()
        self._log, self._put = insert(answer_log).inline(), insert(outbox).inline()
        self._save = update(conversation).where(mine)

    def turns(self) -> list[Lap]:
        """One lap for each turn."""
        return [self._lap(state, said) for state, said in self.real.written]

    def _lap(self, state: str, said: str) -> Lap:
        newest(self.database, PERSON)
        return lap(lambda: self._turn(state, said))

    def _turn(self, state: str, said: str) -> None:
        now, key = MONDAY + timedelta(seconds=next(self._numbers)), f"key-{next(self._numbers)}"
        with self._engine.begin() as connection:
            _, seq = connection.execute(self._read).one()
            event = {"person_id": PERSON, "channel": "web", "event_key": key, "seq": seq + 1, "shown": "3 điểm"}
            if connection.execute(self._claim, event | {"at": now}).rowcount != 1:
                return
            answer = {"case_id": CASE, "line_id": "1", "kind": "answer", "value": ANSWER}
            connection.execute(self._log, answer | {"person_id": PERSON, "office_id": PERSON, "at": now})
            message = {"person_id": PERSON, "seq": seq + 2, "channel": "web", "payload": said, "at": now}
            connection.execute(self._put, message)
            connection.execute(self._save, {"state": state, "seq": seq + 2, "updated_at": now})


CLAIM = (
    "INSERT INTO inbox (person_id, channel, event_key, seq, shown, at) VALUES (?, 'web', ?, ?, '3 điểm', ?)"
    " ON CONFLICT DO NOTHING"
)
READ = "SELECT state, seq FROM conversation WHERE person_id = ?"
LOG = (
    "INSERT INTO answer_log (case_id, line_id, kind, value, person_id, office_id, at)"
    " VALUES (?, '1', 'answer', ?, ?, ?, ?)"
)
PUT = "INSERT INTO outbox (person_id, seq, channel, payload, at) VALUES (?, ?, 'web', ?, ?)"
SAVE = "UPDATE conversation SET state = ?, seq = ?, updated_at = ? WHERE person_id = ?"


@dataclass
class RawByHand:
    """With nothing but Python's sqlite3: the least that SQLite itself needs. `database` is the same file."""

    database: Database
    real: Real
    _numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def __post_init__(self) -> None:
        file = with_a_case(self.database)._writer.url.database
        assert file is not None
        self._connection = sqlite3.connect(file, isolation_level=None)
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "recursive_triggers=ON"):
            self._connection.execute(f"PRAGMA {pragma}")

    def turns(self) -> list[Lap]:
        """One lap for each turn."""
        return [self._lap(state, said) for state, said in self.real.written]

    def _lap(self, state: str, said: str) -> Lap:
        newest(self.database, PERSON)
        return lap(lambda: self._turn(state, said))

    def _turn(self, state: str, said: str) -> None:
        number, run = next(self._numbers), self._connection.execute
        now = datetime.fromtimestamp(number, UTC).isoformat(timespec="microseconds")
        run("BEGIN IMMEDIATE")
        _, seq = run(READ, [PERSON]).fetchone()
        if run(CLAIM, [PERSON, f"key-{number}", seq + 1, now]).rowcount == 1:
            run(LOG, [CASE, ANSWER, PERSON, PERSON, now])
            run(PUT, [PERSON, seq + 2, said, now])
            run(SAVE, [state, seq + 2, now, PERSON])
        run("COMMIT")


def what_turns_write(database: Database, person: str) -> Real:
    """The last state and the last messages of a person who has answered every line."""
    with database.begin() as work:
        state = work.conversations.open(person).state or ""
        said = [each.text for each in work.messages.recent(person) if not each.mine]
    return Real(tuple((state, each) for each in said[-len(LINES) :]))
