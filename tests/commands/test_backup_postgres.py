"""`antq db backup` and `antq db restore` with PostgreSQL's own tools on a real server."""

import os
import shutil
import stat
import subprocess
from importlib.util import find_spec
from pathlib import Path

import pytest
from sqlalchemy import make_url

from bot.commands.backup.postgres_dumps import _to
from storage import Database, open_database
from tests.commands.conftest import Here
from tests.conftest import unavailable
from tests.storage.conftest import POSTGRES

pytestmark = pytest.mark.parametrize("address", [POSTGRES], indirect=True)


@pytest.fixture(autouse=True)
def tools(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tools that belong to the server of the tests come first; else those of this machine."""
    spec = find_spec("pgserver")
    if spec and spec.origin and "ANTQ_TEST_POSTGRES_URL" not in os.environ:
        own = Path(spec.origin).parent / "pginstall" / "bin"
        monkeypatch.setenv("PATH", f"{own}{os.pathsep}{os.environ['PATH']}")
    if shutil.which("pg_dump") is None:
        unavailable("no pg_dump: apt install postgresql-client")


@pytest.fixture
def kept(here: Here, furnished: Database, tmp_path: Path) -> Path:
    """A backup of the furnished database."""
    assert furnished.is_current()
    target = tmp_path / "antq.bak"
    done = here("db", "backup", str(target))
    assert done.exit_code == 0, done.stderr
    assert "đã kiểm tra" in done.stdout
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    return target


def test_a_backup_fills_an_empty_database(here: Here, kept: Path, empty_postgres: str) -> None:
    """Everything is there again, the rules of the tables included, and the tables are current."""
    done = here("db", "restore", str(kept), ANTQ_DATABASE_URL=empty_postgres)
    assert done.exit_code == 0, done.stderr
    database = open_database(empty_postgres)
    assert database.is_current()
    with database.read() as work:
        assert [one.holders for one in work.directory.offices(work.checkup.clock().date())] == [
            ("hoa",),
            ("minh",),
            ("lan",),
        ]
    database.close()


def test_a_database_with_tables_is_left_alone(here: Here, kept: Path, furnished: Database) -> None:
    """Nothing is dropped: the operator is told to make an empty database and keep this one."""
    done = here("db", "restore", str(kept))
    assert (done.exit_code, done.stdout, len(done.stderr.splitlines())) == (1, "", 1)
    assert "createdb" in done.stderr
    with furnished.read() as work:
        assert work.people.find("hoa")


def test_half_a_backup_fills_nothing(here: Here, kept: Path, empty_postgres: str) -> None:
    """A damaged dump, or some other file, is found before anything is written."""
    whole = kept.read_bytes()
    for spoiled in (whole[: len(whole) // 2], b"PGDMP", "Kính gửi".encode()):
        kept.write_bytes(spoiled)
        done = here("db", "restore", str(kept), ANTQ_DATABASE_URL=empty_postgres)
        assert (done.exit_code, done.stdout, len(done.stderr.splitlines())) == (1, "", 1)
        assert "không đọc được" in done.stderr
    database = open_database(empty_postgres)
    assert database.is_empty()
    database.close()


def test_a_dump_of_another_program_is_refused(here: Here, tmp_path: Path, empty_postgres: str) -> None:
    """A dump without our tables names the file."""
    dump = tmp_path / "other.bak"
    arguments = _to(make_url(empty_postgres))
    subprocess.run(["pg_dump", "--format=custom", f"--file={dump}", *arguments], check=True)
    done = here("db", "restore", str(dump), ANTQ_DATABASE_URL=empty_postgres)
    assert (done.exit_code, done.stdout) == (1, "")
    assert "không phải cơ sở dữ liệu của antq" in done.stderr


def test_a_backup_that_fails_leaves_the_old_one(here: Here, kept: Path, address: str) -> None:
    """When the server does not answer, the line is the tool's and yesterday's backup is still there."""
    before = kept.read_bytes()
    wrong = make_url(address).set(database="no-such-database").render_as_string(hide_password=False)
    done = here("db", "backup", str(kept), "--force", ANTQ_DATABASE_URL=wrong)
    assert (done.exit_code, done.stdout) == (1, "")
    assert "no-such-database" in done.stderr
    assert kept.read_bytes() == before
    assert not list(kept.parent.glob("*.part"))


def test_without_the_tools_one_line_says_what_to_install(
    here: Here, address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Exit code 2 and the package to install."""
    monkeypatch.setenv("PATH", str(tmp_path))
    done = here("db", "backup", str(tmp_path / "antq.bak"))
    assert address
    assert done.exit_code == 2
    assert "apt install postgresql-client" in done.stderr
    assert list(tmp_path.glob("antq.bak*")) == []


def test_a_password_is_not_among_the_arguments(
    here: Here, address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The tool gets the password by its environment, whichever way it was given."""
    fake = tmp_path / "bin"
    fake.mkdir()
    told = tmp_path / "told"
    tool = fake / "pg_dump"
    tool.write_text(f'#!/bin/sh\necho "$@" > {told}\necho "$PGPASSWORD" >> {told}\nexit 1\n')
    tool.chmod(0o755)
    monkeypatch.setenv("PATH", f"{fake}{os.pathsep}{os.environ['PATH']}")
    host = str(make_url(address).query.get("host", "localhost"))
    for wrong in (
        f"postgresql+psycopg://antq:mat-khau%405@/antq?host={host}",
        f"postgresql+psycopg://antq@/antq?host={host}&password=mat-khau%405",
    ):
        done = here("db", "backup", str(tmp_path / "antq.bak"), ANTQ_DATABASE_URL=wrong)
        assert done.exit_code == 1
        arguments, password = told.read_text().splitlines()
        assert password == "mat-khau@5"
        assert "mat-khau" not in arguments
        assert "mat-khau" not in done.stderr
        assert "antq?host=" in arguments
