"""A person who talks with us."""

from dataclasses import dataclass

from sqlalchemy import Column, Table, Text

from storage.models.catalogue import metadata
from storage.models.moment import Moment

person = Table(
    "person",
    metadata,
    Column("id", Text, primary_key=True),
    Column("language", Text, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("preferred", Text),
)


@dataclass(frozen=True, slots=True)
class Person:
    """A person, the language they read, such as "vi", and the channel they want to be written to first, if any."""

    id: str
    language: str
    preferred: str | None = None
