"""The databases of the storage tests, furnished, and the command line run on them."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.cli import app
from tests.storage.conftest import address, database, empty_address, furnished, sqlite_template
from tests.test_cli import antq

__all__ = ["address", "database", "empty_address", "furnished", "sqlite_template"]

Run = Callable[..., "subprocess.CompletedProcess[str]"]
Here = Callable[..., Result]


@pytest.fixture
def here(address: str) -> Here:
    """The same within this process, where it is the command and not its start that is tested."""
    plain = {name: None for name in os.environ if name.startswith("ANTQ_")}
    settings = {**plain, "ANTQ_DATABASE_URL": address, "ANTQ_PUBLIC_URL": "https://antq.example.vn"}
    return lambda *arguments, **more: CliRunner().invoke(app, list(arguments), env={**settings, **more})


@pytest.fixture
def run(tmp_path: Path, address: str) -> Run:
    """`antq …` in an empty folder on the database at `address`; more settings as keywords."""
    folder = tmp_path / "operator"
    folder.mkdir()
    settings = {"ANTQ_DATABASE_URL": address, "ANTQ_PUBLIC_URL": "https://antq.example.vn"}
    return lambda *arguments, **more: antq(folder, *arguments, **{**settings, **more})


def refused(done: "subprocess.CompletedProcess[str]", code: int = 2) -> str:
    """The one line a command refused with."""
    assert done.returncode == code, done.stdout + done.stderr
    assert done.stdout == ""
    (line,) = done.stderr.strip().splitlines()
    return line


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Writes lines as a CSV file; gives where it is."""

    def made(*lines: str, encoding: str = "utf-8", name: str = "list.csv") -> Path:
        file = tmp_path / name
        file.write_bytes("\n".join(lines).encode(encoding))
        return file

    return made
