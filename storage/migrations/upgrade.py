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


def upgrade_to_head(connection: Connection) -> None:
    """Bring the tables up to `HEAD`; SchemaUnknown when they are beyond it. Two at once run one after the other."""
    if connection.dialect.name == "postgresql":
        connection.execute(_ONE_AT_A_TIME)
    config = configuration()
    found = MigrationContext.configure(connection).get_current_heads()
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if not known.issuperset(found):
        raise SchemaUnknown(", ".join(found), HEAD)
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
