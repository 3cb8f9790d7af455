"""The command line as an operator meets it: exit codes, one line on stderr, never a traceback."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest


def antq(folder: Path, *arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run the command in an empty folder with these settings."""
    plain = {name: value for name, value in os.environ.items() if not name.startswith("ANTQ_")}
    return subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        cwd=folder,
        env={**plain, "PYTHONPATH": str(Path(__file__).parent.parent), **settings},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize(
    ("settings", "named"),
    [
        ({"ANTQ_WEB_PORT": "many"}, "ANTQ_WEB_PORT"),
        ({"ANTQ_DATABASE_URL": "mysql://somewhere"}, "ANTQ_DATABASE_URL"),
        ({"ANTQ_DATABASE_URL": "postgresql+psycopg://u:hidden@127.0.0.1:1/x"}, "ANTQ_DATABASE_URL"),
        ({"ANTQ_DATA_DIR": "/proc/nowhere"}, "ANTQ_DATA_DIR"),
    ],
)
def test_a_wrong_setting_is_one_line(tmp_path: Path, settings: dict[str, str], named: str) -> None:
    """Exit code 2 and a line naming the variable; no password, no traceback."""
    done = antq(tmp_path, "db", "upgrade", **settings)
    assert done.returncode == 2
    assert named in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert "hidden" not in done.stderr


def test_a_taken_port_is_one_line(tmp_path: Path) -> None:
    """The port is in use: one line, exit code 2."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = antq(tmp_path, "demo", ANTQ_WEB_PORT=str(taken.getsockname()[1]))
    assert done.returncode == 2
    assert "ANTQ_WEB_PORT" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_upgrade_makes_the_database(tmp_path: Path) -> None:
    """`antq db upgrade` makes the file and may be run again."""
    assert antq(tmp_path, "db", "upgrade").returncode == 0
    assert (tmp_path / "var" / "antq.sqlite3").exists()
    assert antq(tmp_path, "db", "upgrade").returncode == 0


def test_rules_are_there(tmp_path: Path) -> None:
    """The rules' commands belong to `antq` as well."""
    done = antq(tmp_path, "plan", "deadlines", "--plan", "thien-tin-2025", "--year", "2025", "--json")
    assert done.returncode == 0
    assert '"2025-10-29"' in done.stdout
