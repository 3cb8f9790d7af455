"""The steps that make the tables, and what guards them."""

import subprocess
import sys
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, create_engine, inspect, make_url, text
from sqlalchemy.exc import DBAPIError

from antq_rules.review import Event, Office
from storage import Database, SchemaOutdated, SchemaUnknown, open_database
from storage.migrations import HEAD
from storage.migrations.upgrade import configuration
from storage.models import APPEND_ONLY, HandedRow, MeetingEntry, NewEntry, metadata
from tests.storage.sample import NOW, TODAY, furnish

ROOT = Path(__file__).parents[2]


@pytest.fixture
def engine(empty_address: str) -> Iterator[Engine]:
    """A plain engine beside the database under test."""
    made = create_engine(make_url(empty_address))
    yield made
    made.dispose()


def _schema(engine: Engine) -> dict[str, object]:
    """Everything the database says of its tables, in an order of its own."""
    found = inspect(engine)
    described: dict[str, object] = {}
    for table in found.get_table_names():
        if table == "alembic_version":
            continue
        described[table] = {
            "columns": [{**column, "type": str(column["type"])} for column in found.get_columns(table)],
            "primary": found.get_pk_constraint(table),
            "foreign": sorted(map(repr, found.get_foreign_keys(table))),
            "unique": sorted(map(repr, found.get_unique_constraints(table))),
            "indexes": sorted(_told(index) for index in found.get_indexes(table)),
            "checks": sorted(map(repr, found.get_check_constraints(table))),
        }
    return described


def _told(index: Mapping[str, object]) -> str:
    """An index in words; the condition of a partial one is told as SQL."""
    options = index.get("dialect_options") or {}
    return repr({**index, "dialect_options": {name: str(value) for name, value in dict(options).items()}})


def test_the_known_head_is_alembics() -> None:
    """The constant that saves importing Alembic names its newest revision."""
    assert ScriptDirectory.from_config(configuration()).get_current_head() == HEAD


def test_the_steps_make_what_the_models_describe(empty_address: str, engine: Engine) -> None:
    """Tables, columns, keys, indexes and checks made by the steps equal those of the models."""
    metadata.create_all(engine)
    described = _schema(engine)
    metadata.drop_all(engine)
    database = open_database(empty_address)
    database.upgrade()
    database.close()
    assert described.keys() == metadata.tables.keys()
    assert _schema(engine) == described


def test_a_second_upgrade_keeps_the_rows(empty_address: str) -> None:
    """Upgrading what is current changes nothing."""
    database = open_database(empty_address)
    assert not database.is_current()
    database.upgrade()
    assert database.is_current()
    furnish(database)
    database.upgrade()
    with database.read() as work:
        assert len(work.places.offices_of("hoa", TODAY)) == 1
    database.close()


def test_who_used_the_page_has_read_it_up_to_then(empty_address: str, engine: Engine) -> None:
    """Nobody becomes unreachable by the upgrade: what was done on the page tells how far it was read."""
    config, person = configuration(), {"who": "hoa", "at": str(NOW)}
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0011")
        connection.execute(text("INSERT INTO person (id, language, created_at) VALUES (:who, 'vi', :at)"), person)
        for channel, seq in (("web", 3), ("web", 5), ("zalo", 7)):
            row = {**person, "channel": channel, "seq": seq, "key": f"k{seq}"}
            columns = "person_id, channel, event_key, seq, shown, at"
            insert = f"INSERT INTO inbox ({columns}) VALUES (:who, :channel, :key, :seq, '', :at)"  # noqa: S608 - our own
            connection.execute(text(insert), row)
    database = open_database(empty_address)
    database.upgrade()
    with database.read() as work:
        assert work.reach.looked("hoa") == 5
    database.close()


def test_a_current_database_opens_without_alembic(address: str) -> None:
    """A second start does not import Alembic, which takes longer than everything else."""
    script = (
        "import sys; from storage import open_database; d = open_database(sys.argv[1]); d.upgrade(); d.close();"
        "sys.exit('alembic' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", script, address], cwd=ROOT, check=False).returncode == 0


def test_two_starts_at_once_upgrade_once(empty_address: str) -> None:
    """Of two processes that start together on an empty database neither fails."""
    databases = [open_database(empty_address) for _ in range(2)]
    with ThreadPoolExecutor() as pool:
        list(pool.map(Database.upgrade, databases))
    assert all(database.is_current() for database in databases)
    for database in databases:
        database.close()


def test_a_database_without_tables_says_so(empty_address: str) -> None:
    """Working before the upgrade names the command to run."""
    database = open_database(empty_address)
    with pytest.raises(SchemaOutdated, match="antq db upgrade"), database.read() as work:
        work.people.find("hoa")
    database.close()


def test_tables_of_a_newer_version_are_left_alone(empty_address: str, engine: Engine) -> None:
    """A revision this version does not know is named, and nothing is changed."""
    database = open_database(empty_address)
    database.upgrade()
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    assert not database.is_current()
    with pytest.raises(SchemaUnknown) as unknown:
        database.upgrade()
    assert (unknown.value.found, unknown.value.known) == ("9999", HEAD)
    database.close()


CHANGES = ("UPDATE {} SET at = at", "DELETE FROM {}")


@pytest.mark.parametrize("table", APPEND_ONLY)
@pytest.mark.parametrize("change", CHANGES)
def test_what_is_only_added_to_cannot_be_changed(furnished: Database, address: str, table: str, change: str) -> None:
    """Even with plain SQL past the repositories, the database refuses to change or delete a row."""
    _add_one_of_each(furnished)
    engine = create_engine(address)
    with pytest.raises(DBAPIError, match=f"{table} is append-only"), engine.begin() as connection:
        connection.execute(text(change.format(table)))
    with engine.connect() as connection:
        assert connection.execute(text(f"SELECT count(*) FROM {table}")).scalar_one() == 1  # noqa: S608 - our own table
    engine.dispose()


def _add_one_of_each(database: Database) -> None:
    with database.begin() as work:
        work.people.record_consent("hoa", "use", True, "1", "web", NOW)
        work.answers.append("case-1", "1", "answer", "1", "hoa", "head-1", NOW)
        (office,) = work.places.offices_of("hoa", TODAY)
        held = Office(office.id, office.kind, office.unit_id, office.locality_id)
        work.reviews.append("case-1", 1, Event("submitted", held, "hoa", NOW))
        work.files.keep("digest", "image/jpeg", b"picture", NOW)
        work.files.record("case-1", "1", "added", "digest", "a.jpg", "hoa", "head-1", NOW)
        work.registrations.append("thcs-1", 2025, "t1", "registered", None, "hoa", "head-1", NOW)
        work.standard_answers.append("case-1", "an-toan-2021", "7.1b", "1", "hoa", "head-1", NOW)
        work.meetings.append("case-1", 1, MeetingEntry(1, "opened", "hoa", "head-1", "{}", NOW))
        handed = HandedRow("h1", "case-1", "1", "handed", None, "minh", "police-1", "hoa", "head-1", NOW)
        work.handings.append(handed)
        work.audit.append("thien-tin", [NewEntry("answer", "case-1", "head-1")], NOW, "secret")
