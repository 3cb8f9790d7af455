"""`antq db backup` and `antq db restore` on a real SQLite file."""

import os
import shutil
import sqlite3
import stat
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from bot.commands.backup import drafts, sqlite_files
from bot.commands.errors import NotDone
from storage import Database, open_database
from tests.commands.conftest import Here
from tests.storage.sample import NOW

pytestmark = pytest.mark.parametrize("address", ["sqlite"], indirect=True)


@pytest.fixture
def place(address: str) -> Path:
    """The file of the database."""
    return Path(address.removeprefix("sqlite:///"))


@pytest.fixture
def kept(here: Here, furnished: Database, tmp_path: Path) -> Path:
    """A backup of the furnished database, which is closed."""
    made = here("db", "backup", str(tmp_path / "antq.bak"))
    assert made.exit_code == 0, made.stderr
    furnished.close()
    return tmp_path / "antq.bak"


def people(file: Path) -> list[str]:
    """Who is in a database, read past all of our code."""
    with closing(sqlite3.connect(file)) as database:
        return [row[0] for row in database.execute("SELECT id FROM person ORDER BY id")]


def test_a_backup_holds_what_was_committed_while_the_program_runs(
    here: Here, furnished: Database, tmp_path: Path
) -> None:
    """The database is open and a turn is under way: the copy has what was committed, in one file for its owner."""
    target = tmp_path / "antq.bak"
    with furnished.begin() as work:
        work.people.add("unfinished", "vi", NOW)
        done = here("db", "backup", str(target))
    assert done.exit_code == 0, done.stderr
    assert "đã kiểm tra" in done.stdout
    assert people(target) == ["hoa", "lan", "minh"]
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert [one.name for one in tmp_path.glob("antq.bak*")] == ["antq.bak"]


def test_writes_meanwhile_neither_enter_the_copy_nor_hold_it_up(
    furnished: Database, place: Path, tmp_path: Path
) -> None:
    """Between two steps of the copy others commit: the copy is the state it began with, and it is finished."""
    with furnished.begin() as work:
        work.files.keep("big", "image/jpeg", bytes(40_000_000), NOW)
    steps: list[tuple[int, int]] = []

    def write(done: int, total: int) -> None:
        steps.append((done, total))
        with furnished.begin() as work:
            work.people.add(f"late-{len(steps)}", "vi", NOW)

    sqlite_files.back_up(place, tmp_path / "antq.bak", write)
    assert len(steps) > 3
    assert steps == sorted(steps)
    assert people(tmp_path / "antq.bak") == ["hoa", "lan", "minh"]


def test_a_backup_is_not_written_over_by_accident(here: Here, kept: Path) -> None:
    """A file that is there stays as it is, unless --force is given."""
    before = kept.read_bytes()
    done = here("db", "backup", str(kept))
    assert (done.exit_code, done.stdout) == (2, "")
    assert "ví dụ: antq db backup" in done.stderr
    assert kept.read_bytes() == before
    assert here("db", "backup", str(kept), "--force").exit_code == 0


def test_restoring_keeps_the_old_database_beside(here: Here, kept: Path, place: Path, address: str) -> None:
    """What was backed up is there again; what was there before is kept, also when it is done a second time."""
    database = open_database(address)
    with database.begin() as work:
        work.people.add("later", "vi", NOW)
    database.close()
    place.chmod(0o640)
    first = here("db", "restore", str(kept))
    assert first.exit_code == 0, first.stderr
    assert people(place) == ["hoa", "lan", "minh"]
    assert stat.S_IMODE(place.stat().st_mode) == 0o640
    old = place.with_name("antq.db.before-restore")
    assert people(old) == ["hoa", "lan", "later", "minh"]
    assert here("db", "restore", str(kept)).exit_code == 0
    assert people(old) == ["hoa", "lan", "later", "minh"]
    assert people(place.with_name("antq.db.before-restore-2")) == ["hoa", "lan", "minh"]
    database = open_database(address)
    assert database.is_current()
    database.close()


def test_restoring_where_nothing_is(here: Here, kept: Path, tmp_path: Path) -> None:
    """On a new machine the folder is made and the database is there."""
    fresh = tmp_path / "new" / "antq.db"
    done = here("db", "restore", str(kept), ANTQ_DATABASE_URL=f"sqlite:///{fresh}")
    assert done.exit_code == 0, done.stderr
    assert "Bản cũ" not in done.stdout
    assert people(fresh) == ["hoa", "lan", "minh"]


def test_nothing_is_restored_under_a_running_program(here: Here, kept: Path, address: str, place: Path) -> None:
    """While a program has the database open it is left alone, in its mode, and the operator is told to stop it."""
    database = open_database(address)
    done = here("db", "restore", str(kept))
    assert (done.exit_code, done.stdout) == (1, "")
    assert "hãy dừng antq run" in done.stderr
    with database.begin() as work:
        work.people.add("goes-on", "vi", NOW)
    database.close()
    assert "goes-on" in people(place)
    assert not list(place.parent.glob("*restor*"))


def test_a_damaged_database_is_replaced_and_kept(here: Here, kept: Path, place: Path) -> None:
    """What a restore is for: the file that is there is no database any more."""
    place.write_bytes(b"broken" * 1000)
    place.with_name("antq.db-wal").write_bytes(b"its log")
    done = here("db", "restore", str(kept))
    assert done.exit_code == 0, done.stderr
    assert people(place) == ["hoa", "lan", "minh"]
    assert place.with_name("antq.db.before-restore").read_bytes().startswith(b"broken")
    assert place.with_name("antq.db.before-restore-wal").read_bytes() == b"its log"


def _cut(file: Path) -> None:
    os.truncate(file, file.stat().st_size // 2)


def _letter(file: Path) -> None:
    file.write_text("Kính gửi: Công an xã" * 500)


def _foreign(file: Path) -> None:
    file.unlink()
    with closing(sqlite3.connect(file)) as database:
        database.execute("CREATE TABLE song (name)")


def _newer(file: Path) -> None:
    with closing(sqlite3.connect(file)) as database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
        database.commit()


def _unmarked(file: Path) -> None:
    with closing(sqlite3.connect(file)) as database:
        database.execute("DELETE FROM alembic_version")
        database.commit()


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (_cut, "bị hỏng|không phải"),
        (_letter, "không phải cơ sở dữ liệu của antq"),
        (_foreign, "không phải cơ sở dữ liệu của antq"),
        (_newer, "thuộc bản 9999, phần mềm này chỉ biết đến"),
        (_unmarked, "không rõ bản"),
    ],
)
def test_a_file_that_will_not_do_changes_nothing(
    here: Here, kept: Path, place: Path, spoil: Callable[[Path], None], says: str
) -> None:
    """Half a backup, another file, one of a newer version: one line, exit code 1, the database as it was."""
    spoil(kept)
    done = here("db", "restore", str(kept))
    assert (done.exit_code, done.stdout, len(done.stderr.splitlines())) == (1, "", 1)
    assert any(part in done.stderr for part in says.split("|")), done.stderr
    assert people(place) == ["hoa", "lan", "minh"]
    assert not list(place.parent.glob("*restor*"))


def test_an_older_backup_is_restored_and_said_to_be_older(here: Here, kept: Path) -> None:
    """A backup of an earlier version is taken, with the command that brings it up to date."""
    with closing(sqlite3.connect(kept)) as database:
        database.execute("UPDATE alembic_version SET version_num = '0001'")
        database.commit()
    done = here("db", "restore", str(kept))
    assert done.exit_code == 0
    assert "Bản 0001 sẽ được nâng lên" in done.stdout


@pytest.mark.parametrize(
    ("command", "says"),
    [
        (("backup", "no-such-folder/antq.bak"), "không có thư mục no-such-folder"),
        (("backup", "/"), "FILE: / là thư mục"),
        (("backup", "/", "--force"), "FILE: / là thư mục"),
        (("backup", "/proc/antq.bak"), "FILE: không đọc hoặc ghi được /proc/antq.bak.part ("),
        (("restore", "no-such.bak"), "FILE: không có tệp no-such.bak"),
    ],
)
def test_wrong_files_are_refused(here: Here, furnished: Database, command: tuple[str, ...], says: str) -> None:
    """One line with an example, exit code 2."""
    assert furnished.is_current()
    done = here("db", *command)
    assert (done.exit_code, done.stdout, len(done.stderr.splitlines())) == (2, "", 1)
    assert says in done.stderr


def test_the_database_is_not_its_own_backup(here: Here, furnished: Database, place: Path) -> None:
    """Neither is it written over by itself, nor restored from itself; where none is, none is made."""
    for command in (("backup", str(place), "--force"), ("restore", str(place))):
        done = here("db", *command)
        assert (done.exit_code, done.stdout) == (2, "")
        assert "chính là cơ sở dữ liệu" in done.stderr
    assert furnished.is_current()
    missing = here("db", "backup", str(place.parent / "x.bak"), ANTQ_DATABASE_URL=f"sqlite:///{place.parent / 'no.db'}")
    assert missing.exit_code == 2
    assert not (place.parent / "no.db").exists()


def test_a_copy_that_fails_leaves_the_old_backup(furnished: Database, place: Path, tmp_path: Path) -> None:
    """When the database is damaged in the middle, the backup of yesterday is still there."""
    furnished.close()
    target = tmp_path / "antq.bak"
    target.write_text("yesterday")
    with place.open("r+b") as file:
        file.seek(4096 * 3)
        file.write(os.urandom(4096 * 10))
    with pytest.raises(NotDone, match="bị hỏng"):
        sqlite_files.back_up(place, target, lambda _done, _total: None)
    assert target.read_text() == "yesterday"
    assert [one.name for one in tmp_path.glob("antq.bak*")] == ["antq.bak"]


def test_a_disk_without_second_names_keeps_the_old_file_too(
    kept: Path, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where a file cannot have two names the old one is renamed."""

    def refuse(_self: Path, _target: Path) -> None:
        raise OSError

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    sqlite_files.put_back(kept, place, lambda _done, _total: None)
    assert people(place) == people(place.with_name("antq.db.before-restore")) == ["hoa", "lan", "minh"]


def test_a_draft_of_a_killed_backup_is_not_in_the_way(furnished: Database, place: Path, tmp_path: Path) -> None:
    """What a backup left that was killed is replaced by the next one."""
    shutil.copy(place, tmp_path / "antq.bak.part")
    with drafts.draft_of(tmp_path / "antq.bak", ".part") as draft:
        assert draft.read_bytes() == b""
    assert (tmp_path / "antq.bak").exists()
    furnished.close()
