"""An audit log that somebody changed, as a file or in the database: it is found, and the entry named."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, create_engine, text

from storage import Database, open_database
from storage.audit.verify import Broken, check, lines_of
from tests.storage.audit_sample import checked, fill, lines
from tests.storage.sample import furnish


@settings(
    max_examples=400, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(place=st.floats(0, 1, exclude_max=True), bit=st.integers(0, 7))
def test_a_flipped_bit_in_a_file_is_found_and_named(exported: bytes, place: float, bit: int) -> None:
    """Wherever one bit of an exported file is another, the entry of that line is named."""
    at = int(place * len(exported))
    changed = bytearray(exported)
    changed[at] ^= 1 << bit
    with pytest.raises(Broken) as broken:
        check(lines_of(bytes(changed)))
    line = exported[:at].count(b"\n")
    assert broken.value.line == line + 1
    if line in {2, 3}:  # where a chain begins, a line that cannot be read may as well be the next of the one before
        assert (broken.value.chain, broken.value.seq) == ("quang-ngai", line)


@pytest.fixture(scope="module")
def exported(kept: Path) -> bytes:
    """The sample's log as a file."""
    database = open_database(f"sqlite:///{kept}")
    whole = lines(database)
    database.close()
    return ("\n".join(whole) + "\n").encode()


COLUMNS = {
    "audit_entry": (
        "chain",
        "seq",
        "at",
        "kind",
        "case_id",
        "office_id",
        "content",
        "payload",
        "sealed",
        "previous",
        "hash",
    ),
    "audit_person": ("chain", "seq", "field", "person_id", "salt", "value"),
    "audit_head": ("chain", "seq", "hash"),
}


def _unguard(engine: Engine) -> None:
    """Take the triggers away, as somebody with all rights could."""
    with engine.begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(text("ALTER TABLE audit_entry DISABLE TRIGGER USER"))
            return
        for name in ("no_update", "no_delete", "follows"):
            connection.execute(text(f"DROP TRIGGER audit_entry_{name}"))


@pytest.mark.parametrize("table", COLUMNS)
def test_a_changed_cell_is_found_and_named(filled: Database, address: str, table: str) -> None:
    """With the triggers gone, whichever cell of whichever row is changed, the verifier names the entry."""
    engine = create_engine(address)
    _unguard(engine)
    for column in COLUMNS[table]:
        change = f"{column} + 100" if column == "seq" else f"'x' || substr({column}, 2)"
        where = "chain = 'quang-ngai'" + ("" if table == "audit_head" else " AND seq = 2")
        change = f"UPDATE {table} SET {column} = {change} WHERE {where}"  # noqa: S608
        with _tampered(engine, change), pytest.raises(Broken) as broken:
            checked(filled)
        assert broken.value.chain in {"quang-ngai", "xuang-ngai"}, column
        assert broken.value.seq in ({4, 1, 3} if table == "audit_head" else {2, 102}), (column, str(broken.value))
    engine.dispose()
    assert checked(filled).entries == 4


@contextmanager
def _tampered(engine: Engine, change: str) -> Iterator[None]:
    """The log after a change, which is undone again."""
    backup: dict[str, list[dict[str, object]]] = {}
    with engine.begin() as connection:
        for table in COLUMNS:
            backup[table] = [dict(row._mapping) for row in connection.execute(text(f"SELECT * FROM {table}"))]  # noqa: S608
        connection.execute(text(change))
    yield
    with engine.begin() as connection:
        for table, rows in backup.items():
            connection.execute(text(f"DELETE FROM {table}"))  # noqa: S608
            names, values = ", ".join(rows[0]), ", ".join(f":{name}" for name in rows[0])
            connection.execute(text(f"INSERT INTO {table} ({names}) VALUES ({values})"), rows)  # noqa: S608


@settings(
    max_examples=120, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(table=st.sampled_from(sorted(COLUMNS)), choice=st.integers(0, 10_000), bit=st.integers(0, 7))
def test_a_flipped_bit_in_a_cell_is_found(kept: Path, tmp_path: Path, table: str, choice: int, bit: int) -> None:
    """Whichever bit of whichever text of the log on the disk is another, it does not pass as whole."""
    copy = tmp_path / "copy.db"
    copy.write_bytes(kept.read_bytes())
    with closing(sqlite3.connect(copy)) as connection, connection:
        for name in ("no_update", "no_delete", "follows"):
            connection.execute(f"DROP TRIGGER audit_entry_{name}")
        rows = connection.execute(f"SELECT rowid, * FROM {table} ORDER BY rowid").fetchall()  # noqa: S608
        row = rows[choice % len(rows)]
        texts = [(name, cell) for name, cell in zip(COLUMNS[table], row[1:], strict=True) if isinstance(cell, str)]
        column, cell = texts[choice % len(texts)]
        changed = bytearray(cell.encode())
        changed[choice % len(changed)] ^= 1 << bit
        change = f"UPDATE {table} SET {column} = CAST(? AS TEXT) WHERE rowid = ?"  # noqa: S608
        connection.execute(change, (bytes(changed), row[0]))
    database = open_database(f"sqlite:///{copy}")
    with pytest.raises(Broken) as broken:
        checked(database)
    database.close()
    if table == "audit_entry" and column != "chain":
        assert (broken.value.chain, broken.value.seq) == (row[1], row[2])


@pytest.fixture(scope="module")
def kept(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample's log as a database that nobody has open."""
    path = tmp_path_factory.mktemp("kept") / "antq.db"
    path.write_bytes(sqlite_template.read_bytes())
    database = open_database(f"sqlite:///{path}")
    furnish(database)
    fill(database)
    database.close()
    return path


def test_bytes_that_are_no_text_are_named(filled: Database, address: str) -> None:
    """SQLite would hold them; the entry is named instead of a failure of the database."""
    if not address.startswith("sqlite"):
        return  # PostgreSQL holds no such bytes in a text
    engine = create_engine(address)
    _unguard(engine)
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE audit_entry SET payload = CAST(x'ff' AS TEXT) WHERE kind = 'opened'")
    engine.dispose()
    with pytest.raises(Broken, match=r"quang-ngai, mục 3: không đọc được"):
        checked(filled)
