"""Both databases for what runs through the channels."""

from tests.storage.conftest import address, sqlite_template

__all__ = ["address", "sqlite_template"]
