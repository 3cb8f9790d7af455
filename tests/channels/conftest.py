"""Both databases for what runs through the channels, empty or with the head at the first question."""

import shutil
from pathlib import Path

import pytest

from tests.channels.seated import seat
from tests.storage.conftest import BOTH, address, sqlite_template

__all__ = ["address", "sqlite_template"]


@pytest.fixture(scope="session")
def seated_template(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file in which the head stands at the first question, to be copied."""
    path = tmp_path_factory.mktemp("seated") / "antq.db"
    shutil.copy(sqlite_template, path)
    seat(f"sqlite:///{path}")
    return path


@pytest.fixture
def seated(seated_template: Path, tmp_path: Path) -> str:
    """The address of an SQLite database in which the head stands at the first question."""
    shutil.copy(seated_template, tmp_path / "antq.db")
    return f"sqlite:///{tmp_path / 'antq.db'}"


@pytest.fixture(params=BOTH)
def seated_on_both(request: pytest.FixtureRequest) -> str:
    """The address of a database in which the head stands at the first question, on SQLite and on PostgreSQL."""
    if request.param == "sqlite":
        return str(request.getfixturevalue("seated"))
    return str(request.getfixturevalue("seated_postgres"))


@pytest.fixture
def seated_postgres(fresh_postgres: str) -> str:
    """The address of a PostgreSQL database in which the head stands at the first question."""
    seat(fresh_postgres)
    return fresh_postgres
