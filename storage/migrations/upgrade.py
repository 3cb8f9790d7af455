"""Runs the steps that are missing, inside a transaction of the caller."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from storage.errors import SchemaUnknown
from storage.migrations import HEAD

_ONE_AT_A_TIME = text("SELECT pg_advisory_xact_lock(hashtext('antq upgrade'))")


def configuration() -> Config:
    """Alembic's configuration: the steps are beside this file, nothing is read from an ini file."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    return config


def known_revisions() -> frozenset[str]:
    """Every revision this version of the program can bring to `HEAD`, or is at."""
    scripts = ScriptDirectory.from_config(configuration()).walk_revisions()
    return frozenset(script.revision for script in scripts)


def upgrade_to_head(connection: Connection) -> None:
    """Bring the tables up to `HEAD`; SchemaUnknown when they are beyond it. Two at once run one after the other."""
    if connection.dialect.name == "postgresql":
        connection.execute(_ONE_AT_A_TIME)
    config = configuration()
    found = MigrationContext.configure(connection).get_current_heads()
    if not known_revisions().issuperset(found):
        raise SchemaUnknown(", ".join(found), HEAD)
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
