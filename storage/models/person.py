"""A person who talks with us."""

from dataclasses import dataclass

from sqlalchemy import Column, Integer, Table, Text

from storage.models.catalogue import metadata
from storage.models.moment import Moment

person = Table(
    "person",
    metadata,
    Column("id", Text, primary_key=True),
    Column("language", Text, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("preferred", Text),
    Column("quiet_from", Integer),
    Column("quiet_to", Integer),
)


@dataclass(frozen=True, slots=True)
class Person:
    """A person, the language they read, such as "vi", and the channel they want to be written to first, if any.

    `quiet_from` and `quiet_to` are their quiet hours in minutes after midnight, None: the usual ones, equal: none.
    """

    id: str
    language: str
    preferred: str | None = None
    quiet_from: int | None = None
    quiet_to: int | None = None
