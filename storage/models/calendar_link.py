"""Secret links to a person's calendar, known only by their digest; a link that was revoked stays written."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Column, ForeignKey, Index, Integer, Table, Text

from storage.models.catalogue import metadata
from storage.models.moment import Moment

calendar_link = Table(
    "calendar_link",
    metadata,
    Column("digest", Text, primary_key=True),
    Column("person_id", ForeignKey("person.id"), nullable=False),
    Column("issued_at", Moment, nullable=False),
    Column("revoked_at", Moment),
    Column("content", Text, nullable=False),
    Column("sequence", Integer, nullable=False),
    Column("changed_at", Moment, nullable=False),
    Index(None, "person_id", "issued_at"),
)


class CalendarLink(NamedTuple):
    """One link: whose, from when to when, and what it last showed.

    `content` is the digest of that (empty before the first reading), shown since `changed_at`; `sequence` counts the
    changes.
    """

    digest: str
    person: str
    issued_at: datetime
    revoked_at: datetime | None
    content: str
    sequence: int
    changed_at: datetime
