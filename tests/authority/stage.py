"""A database in which everything that was done can be undone at once, and what is compared before and after."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import Connection

from storage.engine import open_database
from storage.models.catalogue import metadata
from storage.unit_of_work import Work

MAIL = {
    "conversation",
    "inbox",
    "outbox",
    "delivery",
    "case_card",
    "action_token",
    "audit_head",
    "audit_person",
    "page_view",
}
"""Tables that say what was shown to whom; every turn writes them, also one that is refused."""
KEPT = tuple(sorted(name for name in metadata.tables if name not in MAIL))
NOTED = {"viewed", "token_refused"}
"""Entries of the log about looks and refusals; they change nothing."""

Rows = Mapping[str, frozenset[tuple[object, ...]]]


@dataclass
class Rehearsal:
    """A real SQLite file behind one transaction that is never committed; every turn is a savepoint in it.

    Triggers write down which tables were touched, so that only those are read again. They are made before the
    transaction begins: else SQLite would read its whole schema again whenever something is undone.
    """

    connection: Connection
    columns: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._run("CREATE TEMP TABLE touched (name TEXT)")
        for table in KEPT:
            self.columns[table] = tuple(str(row[1]) for row in self._run(f"PRAGMA table_info({table})"))
            for change in ("INSERT", "UPDATE", "DELETE"):
                told = f"INSERT INTO touched VALUES ('{table}')"  # noqa: S608 - our own names
                self._run(f"CREATE TEMP TRIGGER {table}_{change} AFTER {change} ON {table} BEGIN {told}; END")

    def _run(self, sql: str) -> list[tuple[object, ...]]:
        return self._raw().execute(sql).fetchall()

    def _raw(self) -> sqlite3.Connection:
        connection = self.connection.connection.driver_connection
        assert isinstance(connection, sqlite3.Connection)
        return connection

    @contextmanager
    def begin(self) -> Iterator[Work]:
        """A transaction of the product."""
        self._run("SAVEPOINT turn")
        try:
            yield Work(self.connection)
        except BaseException:
            self._run("ROLLBACK TO turn")
            raise
        finally:
            self._run("RELEASE turn")

    @contextmanager
    def read(self) -> Iterator[Work]:
        """What the transaction sees."""
        yield Work(self.connection)

    @contextmanager
    def undone(self) -> Iterator[Work]:
        """Whatever happens in the block is undone at its end."""
        self._run("SAVEPOINT try")
        try:
            yield Work(self.connection)
        finally:
            self._run("ROLLBACK TO try")
            self._run("RELEASE try")

    def rows(self, tables: Iterable[str] = KEPT) -> Rows:
        """Every row of these tables, but not that an office looked at a case; from here on changes are counted."""
        found = {
            table: frozenset(row for row in self._run(f"SELECT * FROM {table}") if NOTED.isdisjoint(row))  # noqa: S608 - our own names
            for table in tables
        }
        self._run("DELETE FROM touched")
        return found

    def changes(self, before: Rows) -> list[tuple[str, dict[str, object]]]:
        """The rows that are new since then, or otherwise, or gone, with their tables."""
        touched = [str(name) for (name,) in self._run("SELECT DISTINCT name FROM touched ORDER BY name")]
        after = self.rows(touched) if touched else {}
        return [
            (table, dict(zip(self.columns[table], row, strict=True)))
            for table in touched
            for row in sorted(before[table] ^ after[table], key=str)
        ]


@contextmanager
def rehearsal(folder: Path) -> Iterator[Rehearsal]:
    """An empty database of the present version."""
    database = open_database(f"sqlite:///{folder / 'rehearsal.sqlite3'}")
    database.upgrade()
    with database._writer.connect() as connection:
        hall = Rehearsal(connection)
        with connection.begin() as whole:
            yield hall
            whole.rollback()
    database.close()
