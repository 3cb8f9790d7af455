"""The content of files, once each, known by its SHA-256."""

from dataclasses import dataclass

from sqlalchemy import BigInteger, Column, LargeBinary, Table, Text

from storage.models.catalogue import metadata
from storage.models.moment import Moment

stored_file = Table(
    "stored_file",
    metadata,
    Column("digest", Text, primary_key=True),
    Column("media_type", Text, nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("content", LargeBinary, nullable=False),
    Column("at", Moment, nullable=False),
)


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file: its type such as image/jpeg, and its bytes."""

    media_type: str
    content: bytes
