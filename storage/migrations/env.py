"""Alembic's entry: runs on the connection, and in the transaction, of whoever called `upgrade_to_head`."""

from alembic import context

from storage.models import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
