"""One fixture, two databases: every test of storage runs on both."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from storage import Database, open_database
from tests.storage.audit_sample import fill
from tests.storage.sample import furnish

POSTGRES = pytest.param("postgresql", marks=pytest.mark.postgres)
BOTH = ("sqlite", POSTGRES)


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with current tables and no rows, to be copied."""
    path = tmp_path_factory.mktemp("template") / "antq.db"
    database = open_database(f"sqlite:///{path}")
    database.upgrade()
    database.close()
    return path


@pytest.fixture(params=BOTH)
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database with current tables and no rows."""
    if request.param == "postgresql":
        return str(request.getfixturevalue("fresh_postgres"))
    shutil.copy(request.getfixturevalue("sqlite_template"), tmp_path / "antq.db")
    return f"sqlite:///{tmp_path / 'antq.db'}"


@pytest.fixture(params=BOTH)
def empty_address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database without tables."""
    if request.param == "postgresql":
        return str(request.getfixturevalue("empty_postgres"))
    return f"sqlite:///{tmp_path / 'empty.db'}"


@pytest.fixture
def database(address: str) -> Iterator[Database]:
    """An open database with current tables and no rows."""
    opened = open_database(address)
    yield opened
    opened.close()


@pytest.fixture
def furnished(database: Database) -> Database:
    """An open database with the sample commune in it."""
    furnish(database)
    return database


@pytest.fixture
def filled(furnished: Database) -> Database:
    """The sample with a short log in two chains."""
    fill(furnished)
    return furnished
