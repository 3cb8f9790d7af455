"""Open sessions of the web chat, known only by the digest of their secret."""

from sqlalchemy import Column, ForeignKey, Table, Text

from storage.models.catalogue import metadata
from storage.models.moment import Moment

web_session = Table(
    "web_session",
    metadata,
    Column("digest", Text, primary_key=True),
    Column("person_id", ForeignKey("person.id"), nullable=False),
    Column("opened_at", Moment, nullable=False),
    Column("seen_at", Moment, nullable=False),
    Column("expires_at", Moment, nullable=False),
)
