"""Opening a database, and its two kinds of transaction."""

import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from storage import Conflict, Database, DatabaseUnavailable, Refused, open_database
from tests.storage.conftest import POSTGRES
from tests.storage.sample import NOW

SECRET = "mat-khau-5"
SQLITE_ONLY = pytest.mark.parametrize("address", ["sqlite"], indirect=True)
POSTGRES_ONLY = pytest.mark.parametrize("address", [POSTGRES], indirect=True)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "nonsense",
        "sqlite://",
        "sqlite:///:memory:",
        "sqlite:///a.db?mode=memory",
        "sqlite+aiosqlite:///a.db",
        f"mysql://antq:{SECRET}@localhost/antq",
        f"postgresql+asyncpg://antq:{SECRET}@localhost/antq",
        f"postgresql://antq:{SECRET}@localhost:port/antq",
        f"postgresql://antq:x@{SECRET}@localhost/antq",
        f"postgresql://antq:{SECRET}@localhost:1/antq",
        f"postgresql+psycopg://antq@localhost:1/antq?password={SECRET}",
        f"postgresql+psycopg://antq:{SECRET}@no-such-host.invalid/antq",
        "sqlite:////no/such/folder/antq.db",
    ],
)
def test_a_wrong_address_is_one_clear_line_without_password(address: str) -> None:
    """Whatever is wrong with the address, the error is typed, one line, and shows no password."""
    with pytest.raises(DatabaseUnavailable) as unavailable:
        open_database(address)
    line = str(unavailable.value)
    assert line
    assert "\n" not in line
    assert SECRET not in line + repr(unavailable.value) + unavailable.value.url_without_password


def test_a_file_that_is_no_database_is_named(tmp_path: Path) -> None:
    """Some other file at the address is an error that names the file."""
    (tmp_path / "letter.db").write_text("Kính gửi: Công an xã" * 500)
    with pytest.raises(DatabaseUnavailable, match=r"letter\.db.*not a database"):
        open_database(f"sqlite:///{tmp_path / 'letter.db'}")


@SQLITE_ONLY
def test_sqlite_keeps_what_was_committed(furnished: Database) -> None:
    """The file is in WAL mode, and connections sync fully and check references."""
    pragmas = {}
    with furnished._writer.connect() as connection:
        for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout", "recursive_triggers"):
            pragmas[name] = connection.execute(text(f"PRAGMA {name}")).scalar_one()
    assert pragmas == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "busy_timeout": 5000,
        "recursive_triggers": 1,
    }


@SQLITE_ONLY
def test_replacing_does_not_get_past_the_triggers(furnished: Database) -> None:
    """SQLite's INSERT OR REPLACE, which deletes in silence, is refused too."""
    with furnished.begin() as work:
        work.people.record_consent("hoa", "use", True, "1", "web", NOW)
    with pytest.raises(Refused, match="append-only"), furnished._writer.begin() as connection:
        connection.execute(text("INSERT OR REPLACE INTO consent SELECT * FROM consent"))


def test_a_block_that_raises_leaves_nothing(furnished: Database) -> None:
    """Any exception in the block rolls everything back and comes out as it is."""

    def turn() -> None:
        with furnished.begin() as work:
            work.conversations.save("hoa", "{}", 1, NOW)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        turn()
    with furnished.begin() as work:
        assert work.conversations.open("hoa").state is None


def test_reading_cannot_write(furnished: Database) -> None:
    """A write in a read-only transaction is refused, and writing works afterwards."""
    with pytest.raises(Refused), furnished.read() as work:
        work.people.add("new", "vi", NOW)
    with furnished.begin() as work:
        work.people.add("new", "vi", NOW)


def test_readers_do_not_wait_for_the_writer(furnished: Database) -> None:
    """While a writer holds its transaction open, others read at once the state before it, as does who began before."""
    with furnished.read() as early:
        assert early.people.find("new") is None
        with furnished.begin() as work:
            work.people.add("new", "vi", NOW)
            work.conversations.save("hoa", "{}", 9, NOW)
            started = time.perf_counter()
            with ThreadPoolExecutor(3) as pool:
                seen = list(pool.map(lambda _: _last_seq(furnished), range(3)))
            waited = time.perf_counter() - started
        assert seen == [0, 0, 0]
        assert waited < 1
        assert early.people.find("new") is None
        assert early.messages.last_seq("hoa") == 0
    assert _last_seq(furnished) == 9


def _last_seq(database: Database) -> int:
    with database.read() as work:
        return work.messages.last_seq("hoa")


def test_a_lock_that_is_not_let_go_is_a_conflict(
    furnished: Database, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Waiting too long for somebody else's turn ends in a Conflict, so that this one may be run again."""
    monkeypatch.setattr("storage.engine._SECONDS_TO_WAIT", 1)
    hasty = open_database(address)

    def turn() -> None:
        with hasty.begin() as work:
            work.conversations.open("hoa")

    with furnished.begin() as work:
        work.conversations.open("hoa")
        with pytest.raises(Conflict):
            turn()
    turn()
    hasty.close()


@POSTGRES_ONLY
def test_a_lost_connection_is_typed_and_the_next_turn_works(furnished: Database, address: str) -> None:
    """When PostgreSQL drops a connection within a turn the turn fails typed; the next one has a new connection."""

    def turn() -> None:
        with furnished.begin() as work:
            work.conversations.open("hoa")
            _disconnect_everybody(address)
            work.conversations.save("hoa", "{}", 1, NOW)

    with pytest.raises(DatabaseUnavailable, match="terminating connection"):
        turn()
    assert _last_seq(furnished) == 0
    with furnished.begin() as work:
        work.conversations.save("hoa", "{}", 1, NOW)
    assert _last_seq(furnished) == 1


def _disconnect_everybody(address: str) -> None:
    killer = create_engine(address)
    with killer.begin() as connection:
        connection.execute(
            text(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        )
    killer.dispose()
