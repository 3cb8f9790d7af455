"""What every test may ask for: a real PostgreSQL, and a fresh database on it."""

import itertools
import os
import shutil
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from psycopg.sql import SQL, Identifier
from sqlalchemy import make_url

from storage import open_database
from tests.rivals import Rivals, two_rivals

_NUMBERS = itertools.count(1)


def unavailable(what: str) -> None:
    """Skip the test because something is not on this machine; fail instead where everything is required."""
    if os.environ.get("ANTQ_REQUIRE_ALL") == "1":
        pytest.fail(what)
    pytest.skip(what)


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """The address of a PostgreSQL server on which databases may be made; one of our own unless one is given."""
    given = os.environ.get("ANTQ_TEST_POSTGRES_URL")
    if given:
        yield given
        return
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it warns about the home of its lock file
            from pgserver.postgres_server import get_server  # noqa: PLC0415 - only where no server is given
        folder = Path(tempfile.mkdtemp(prefix="antq-postgres-"))
        server = get_server(folder, cleanup_mode="delete")
    except Exception as error:  # noqa: BLE001 - whatever keeps it from starting, the advice is the same
        unavailable(f"no PostgreSQL ({error}): pip install pgserver, or set ANTQ_TEST_POSTGRES_URL")
        return
    # Nothing here outlives the run, and a deadlock need not be waited for.
    for setting in ("fsync = off", "deadlock_timeout = '50ms'"):
        server.psql(f"ALTER SYSTEM SET {setting};")
    server.psql("SELECT pg_reload_conf();")
    try:
        yield server.get_uri()
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def postgres_template(postgres_url: str) -> Iterator[str]:
    """The name of a database with current tables and no rows, to be copied."""
    name = f"antq_template_{os.getpid()}"
    with _made(postgres_url, name) as url:
        database = open_database(url)
        database.upgrade()
        database.close()
        yield name


@pytest.fixture
def empty_postgres(postgres_url: str) -> Iterator[str]:
    """The address of a database with nothing in it."""
    with _made(postgres_url, f"antq_{os.getpid()}_{next(_NUMBERS)}") as url:
        yield url


@pytest.fixture
def fresh_postgres(postgres_url: str, postgres_template: str) -> Iterator[str]:
    """The address of a database with current tables and no rows."""
    with _made(postgres_url, f"antq_{os.getpid()}_{next(_NUMBERS)}", postgres_template) as url:
        yield url


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def rivals(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Rivals]:
    """Two officers of the sample commune on each database, ready for RACES cases."""
    url = f"sqlite:///{tmp_path / 'race.sqlite3'}"
    if request.param == "postgresql":
        url = str(request.getfixturevalue("fresh_postgres"))
    yield from two_rivals(url)


@contextmanager
def _made(server: str, name: str, template: str = "template1") -> Iterator[str]:
    """A database on the server, gone afterwards; yields its address."""
    url = make_url(server).set(drivername="postgresql")
    database = Identifier(name)
    with psycopg.connect(url.render_as_string(hide_password=False), autocommit=True) as connection:
        connection.execute(SQL("CREATE DATABASE {} TEMPLATE {}").format(database, Identifier(template)))
        try:
            yield url.set(drivername="postgresql+psycopg", database=name).render_as_string(hide_password=False)
        finally:
            connection.execute(SQL("DROP DATABASE {} WITH (FORCE)").format(database))
