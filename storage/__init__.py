"""What is kept, on SQLite or PostgreSQL: `open_database(url).begin()` is one transaction."""

from storage.engine import Database, open_database
from storage.errors import (
    Conflict,
    DatabaseUnavailable,
    LinkRefused,
    Refused,
    SchemaOutdated,
    SchemaUnknown,
    StorageError,
    UnknownRecord,
)
from storage.models import Case, Consent, Conversation, Entry, HeldOffice, LinkState, Message, Person
from storage.unit_of_work import Work

__all__ = [
    "Case",
    "Conflict",
    "Consent",
    "Conversation",
    "Database",
    "DatabaseUnavailable",
    "Entry",
    "HeldOffice",
    "LinkRefused",
    "LinkState",
    "Message",
    "Person",
    "Refused",
    "SchemaOutdated",
    "SchemaUnknown",
    "StorageError",
    "UnknownRecord",
    "Work",
    "open_database",
]
