"""Opens the database and hands out transactions."""

import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager

from sqlalchemy import URL, Connection, Engine, ExceptionContext, create_engine, event, inspect, text

from storage.address import read_address, shown_address
from storage.announcements import announcements
from storage.errors import DatabaseUnavailable, SchemaOutdated, StorageError
from storage.failures import translate
from storage.migrations import HEAD
from storage.unit_of_work import Work, transaction

_SECONDS_TO_WAIT = 5
_OLDEST_SQLITE = (3, 35, 0)  # the first with RETURNING
_REVISION = text("SELECT version_num FROM alembic_version")


class Database:
    """A database with one way to write and one to read; usable from any thread."""

    def __init__(self, url: URL) -> None:
        self._writer = _engine(url, writes=True)
        self._reader = _engine(url, writes=False)
        self.url_without_password = shown_address(url)
        self.is_shared = url.drivername != "sqlite"
        self._url = url

    def announcements(self) -> AsyncIterator[str]:
        """What other processes tell at their commits; only where the database can be shared."""
        return announcements(self._url)

    @contextmanager
    def begin(self) -> Iterator[Work]:
        """A write transaction, committed when the block ends and rolled back when it raises."""
        with transaction(self._writer) as connection:
            yield Work(connection)

    @contextmanager
    def read(self) -> Iterator[Work]:
        """A read-only transaction that sees one state of the database and never waits for a writer."""
        with transaction(self._reader) as connection:
            yield Work(connection)

    def is_current(self) -> bool:
        """Whether the tables are those of this version."""
        try:
            with transaction(self._reader) as connection:
                return connection.execute(_REVISION).scalars().all() == [HEAD]
        except SchemaOutdated:
            return False

    def is_empty(self) -> bool:
        """Whether there are no tables at all, of whatever program."""
        return not inspect(self._reader).get_table_names()

    def upgrade(self) -> None:
        """Bring the tables to this version, in one transaction; does nothing when they are."""
        if self.is_current():
            return
        # Alembic takes long to import, and almost every start finds the tables current.
        from storage.migrations.upgrade import upgrade_to_head  # noqa: PLC0415

        with transaction(self._writer) as connection:
            upgrade_to_head(connection)

    def close(self) -> None:
        """Close every connection."""
        self._writer.dispose()
        self._reader.dispose()


def open_database(url: str) -> Database:
    """Open the database at `url`; DatabaseUnavailable when the address is wrong or nothing answers there."""
    database = Database(read_address(url))
    try:
        database.is_current()
    except BaseException:
        database.close()
        raise
    return database


def _engine(url: URL, *, writes: bool) -> Engine:
    engine = _sqlite(url, writes=writes) if url.drivername == "sqlite" else _postgres(url, writes=writes)

    @event.listens_for(engine, "handle_error", retval=True)
    def raise_ours(context: ExceptionContext) -> StorageError | None:
        # A failed ping is no error: the pool then opens a new connection.
        return None if context.is_pre_ping else translate(context.original_exception, url)

    return engine


def _sqlite(url: URL, *, writes: bool) -> Engine:
    if sqlite3.sqlite_version_info < _OLDEST_SQLITE:
        raise DatabaseUnavailable(shown_address(url), f"SQLite {sqlite3.sqlite_version} is too old, 3.35 is needed")
    engine = create_engine(
        url,
        pool_size=1 if writes else 4,  # writers wait for each other here, in turn, not in SQLite's busy loop
        max_overflow=0,
        pool_timeout=_SECONDS_TO_WAIT * 2,
        connect_args={"timeout": _SECONDS_TO_WAIT, "check_same_thread": False},
    )

    @event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None  # Python begins no transaction of its own; `begin` below does
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "recursive_triggers=ON"):
            connection.execute(f"PRAGMA {pragma}").close()
        if not writes:
            connection.execute("PRAGMA query_only=ON").close()

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # IMMEDIATE, because a writer that begins as a reader may find at its first write that it must start over.
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _postgres(url: URL, *, writes: bool) -> Engine:
    milliseconds = _SECONDS_TO_WAIT * 1000
    return create_engine(
        url,
        pool_size=4,
        max_overflow=4,
        pool_timeout=_SECONDS_TO_WAIT * 2,
        pool_pre_ping=True,
        isolation_level="READ COMMITTED" if writes else "REPEATABLE READ",
        execution_options={} if writes else {"postgresql_readonly": True},
        connect_args={
            "connect_timeout": _SECONDS_TO_WAIT,
            "options": f"-c timezone=UTC -c lock_timeout={milliseconds}"
            f" -c idle_in_transaction_session_timeout={milliseconds * 12}",
        },
    )
