"""A PostgreSQL server for measuring, and new databases on it."""

import os
import shutil
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import psycopg
from psycopg.sql import SQL, Identifier
from sqlalchemy import make_url

from storage.engine import Database, open_database

_NUMBERS = count(1)


@contextmanager
def server() -> Iterator[str | None]:
    """The address of the server that is given, or of one of our own; None when neither can be had."""
    given = os.environ.get("ANTQ_TEST_POSTGRES_URL")
    if given:
        yield given
        return
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it warns about the home of its lock file
            from pgserver.postgres_server import get_server  # noqa: PLC0415 - only where no server is given
        folder = Path(tempfile.mkdtemp(prefix="antq-bench-postgres-"))
        running = get_server(folder, cleanup_mode="delete")
    except Exception:  # noqa: BLE001 - whatever keeps it from starting, the topic is left out
        yield None
        return
    try:
        yield running.get_uri()
    finally:
        running.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def fresh_database(address: str) -> Iterator[Database]:
    """A new database on the server, gone afterwards."""
    url = make_url(address).set(drivername="postgresql")
    name = f"antq_bench_{os.getpid()}_{next(_NUMBERS)}"
    with psycopg.connect(url.render_as_string(hide_password=False), autocommit=True) as connection:
        connection.execute(SQL("CREATE DATABASE {}").format(Identifier(name)))
        theirs = url.set(drivername="postgresql+psycopg", database=name).render_as_string(hide_password=False)
        database = open_database(theirs)
        try:
            yield database
        finally:
            database.close()
            connection.execute(SQL("DROP DATABASE {} WITH (FORCE)").format(Identifier(name)))
