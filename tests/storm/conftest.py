"""Both databases for what is tried under load."""

from tests.storage.conftest import address, sqlite_template

__all__ = ["address", "sqlite_template"]
