"""The audit log: chained without gaps, checked by a file that stands alone, erasable where it speaks of a person."""

import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager, suppress
from datetime import timedelta
from multiprocessing import get_context
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, create_engine, text

from storage import Database, open_database
from storage.audit import verify
from storage.audit.verify import Broken, Checker, check, lines_of
from storage.models import NewEntry
from tests.storage.sample import NOW

ENTRIES = (
    NewEntry("case_opened", "case-1", "head-1", "c0", {"year": 2025}, {"person": ("hoa", "hoa")}),
    NewEntry("note", "case-1", "head-1", "c1", {"line": "1"}, {"person": ("hoa", "hoa"), "text": ("hoa", '"vì mưa"')}),
    NewEntry("opened", "case-1", "police-1", "c1", {"number": 1}, {"person": ("minh", "minh")}),
)


def _fill(database: Database) -> None:
    """Two chains: three entries of the province, one of no province."""
    with database.begin() as work:
        for number, entry in enumerate(ENTRIES):
            work.audit.append("thien-tin", [entry], NOW + timedelta(days=number), f"secret-{number}")
        work.audit.append(None, [NewEntry("consent", None, None, None, {}, {"person": ("lan", "lan")})], NOW, "other")


@pytest.fixture
def filled(furnished: Database) -> Database:
    """The sample with a short log in two chains."""
    _fill(furnished)
    return furnished


def _lines(database: Database) -> list[str]:
    with database.read() as work:
        return list(work.audit_log.lines())


def _checked(database: Database) -> Checker:
    with database.read() as work:
        return check(work.audit_log.lines())


def test_a_log_is_whole(filled: Database) -> None:
    """Every entry follows the one before, in the chain of the commune's province or in that of no province."""
    checker = _checked(filled)
    assert (checker.entries, checker.erased) == (4, 0)
    assert {chain: seq for chain, (seq, _) in checker.heads.items()} == {"-": 1, "quang-ngai": 3}


def test_an_empty_log_is_whole(furnished: Database) -> None:
    """Before anything happened there is nothing to find."""
    assert _checked(furnished).entries == 0


def test_the_head_of_a_day(filled: Database) -> None:
    """The last entry made before a moment; none before the first."""
    with filled.read() as work:
        heads = {head.chain: head for head in work.audit_log.heads()}
        assert work.audit_log.head_before("quang-ngai", NOW) is None
        second = work.audit_log.head_before("quang-ngai", NOW + timedelta(days=2))
        assert second is not None
        assert second.seq == 2
        assert work.audit_log.head_before("quang-ngai", NOW + timedelta(days=9)) == heads["quang-ngai"]


def test_the_database_refuses_a_gap_and_a_fork(filled: Database, address: str) -> None:
    """Even plain SQL cannot add an entry that does not follow the last one."""
    columns = "chain, seq, at, kind, payload, sealed, previous, hash"
    row = f"INSERT INTO audit_entry ({columns}) VALUES ('{{}}', {{}}, '', '', '', '', '{{}}', 'x')"  # noqa: S608
    last = _checked(filled).heads["quang-ngai"][1]
    engine = create_engine(address)
    for chain, seq, previous in (("quang-ngai", 5, last), ("quang-ngai", 4, "other"), ("nowhere", 1, verify.FIRST)):
        with pytest.raises(Exception, match="does not follow"), engine.begin() as connection:
            connection.exec_driver_sql(row.format(chain, seq, previous))
    engine.dispose()


def test_a_place_nobody_knows_has_no_chain(filled: Database) -> None:
    """An entry for a locality that is not there is refused and leaves nothing."""
    with pytest.raises(KeyError), filled.begin() as work:
        work.audit.append("nowhere", ENTRIES, NOW, "secret")
    assert _checked(filled).entries == 4


def test_a_turn_that_fails_leaves_no_entry(filled: Database) -> None:
    """The numbers of a transaction rolled back are used by the next one."""

    def fail() -> None:
        with filled.begin() as work:
            work.audit.append("thien-tin", ENTRIES, NOW, "secret")
            raise ZeroDivisionError

    with suppress(ZeroDivisionError):
        fail()
    with filled.begin() as work:
        work.audit.append("quang-ngai", ENTRIES[:1], NOW, "secret")
    assert _checked(filled).heads["quang-ngai"][0] == 4


def test_an_erased_person_leaves_the_chain_whole(filled: Database) -> None:
    """The fields about one person go, those of others stay, and every hash still fits."""
    with filled.begin() as work:
        assert work.audit.erase("hoa") == 3
    checker = _checked(filled)
    assert (checker.entries, checker.erased) == (4, 3)
    told = "\n".join(_lines(filled))
    assert "hoa" not in told
    assert "minh" in told


def test_an_erased_person_cannot_be_guessed(filled: Database) -> None:
    """Without the salt the commitment of the same person is another in each entry, so that none tells who it was."""
    with filled.begin() as work:
        work.audit.erase("hoa")
        sealed = [each.sealed for each in work.audit_log.of_case("case-1")]
    assert len(set(sealed)) == len(sealed)
    assert not any(verify.commitment("", "hoa", "hoa") in each for each in sealed)


def test_the_verifier_stands_alone(filled: Database, tmp_path: Path) -> None:
    """Copied elsewhere and run without any of ours it counts the entries; with a changed file it names the entry."""
    copy, file = tmp_path / "check_it.py", tmp_path / "log.jsonl"
    copy.write_text(Path(verify.__file__).read_text(encoding="utf-8"), encoding="utf-8")
    file.write_text("\n".join(_lines(filled)) + "\n", encoding="utf-8")
    head = _checked(filled).heads["quang-ngai"][1]

    def run(*more: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-I", "-S", str(copy), str(file), *more]
        return subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)

    whole = run("--head", f"quang-ngai:3:{head[:16]}")
    assert (whole.returncode, "4 mục" in whole.stdout, head in whole.stdout) == (0, True, True)
    assert run("--head", f"quang-ngai:3:{'0' * 16}").returncode == 1
    assert "mục 4" in run("--head", f"quang-ngai:4:{'0' * 16}").stderr
    assert run("--head", "quang-ngai").returncode == 2
    file.write_text(file.read_text(encoding="utf-8").replace('"line":"1"', '"line":"2"'), encoding="utf-8")
    broken = run()
    assert (broken.returncode, "quang-ngai, mục 2" in broken.stderr) == (1, True)
    assert run(str(tmp_path)).returncode == 2


def test_a_log_cut_off_is_found(filled: Database) -> None:
    """Without its last lines, or with a line twice or left out, a log is not whole."""
    lines = _lines(filled)
    for less in (lines[:-1], lines[:3], lines[1:], lines[:1] + lines, [*lines[:2], *lines[3:]], [*lines, lines[-1]]):
        with pytest.raises(Broken):
            check(less)


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
def exported(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The sample's log as a file."""
    from tests.storage.sample import furnish  # noqa: PLC0415 - beside its only use

    path = tmp_path_factory.mktemp("exported") / "antq.db"
    path.write_bytes(sqlite_template.read_bytes())
    database = open_database(f"sqlite:///{path}")
    furnish(database)
    _fill(database)
    lines = _lines(database)
    database.close()
    return ("\n".join(lines) + "\n").encode()


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
            _checked(filled)
        assert broken.value.chain in {"quang-ngai", "xuang-ngai"}, column
        assert broken.value.seq in ({4, 1, 3} if table == "audit_head" else {2, 102}), (column, str(broken.value))
    engine.dispose()
    assert _checked(filled).entries == 4


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
        _checked(filled)


def _append_many(address: str, who: str) -> None:
    database = open_database(address)
    for turn in range(25):
        entry = NewEntry("answer", "case-1", who, None, {"turn": turn}, {"person": (who, who)})
        with suppress(ZeroDivisionError), database.begin() as work:
            work.audit.append("thien-tin", [entry] * (1 + turn % 3), NOW, f"{who}-{turn}")
            if turn % 5 == 4:
                raise ZeroDivisionError
    database.close()


def test_two_processes_append_at_once(furnished: Database, address: str) -> None:
    """Whoever appends holds the chain: no number is missing or used twice, and every hash follows."""
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        for done in [pool.submit(_append_many, address, who) for who in ("hoa", "minh")]:
            done.result()
    checker = _checked(furnished)
    assert (
        checker.entries
        == checker.heads["quang-ngai"][0]
        == 2 * sum(1 + turn % 3 for turn in range(25) if turn % 5 != 4)
    )
