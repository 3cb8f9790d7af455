"""One-time sign-in links, known only by their digest."""

from typing import Literal

from sqlalchemy import Column, ForeignKey, Table, Text

from storage.models.catalogue import metadata
from storage.models.moment import Moment

LinkState = Literal["good", "used", "expired", "unknown"]

sign_in_link = Table(
    "sign_in_link",
    metadata,
    Column("digest", Text, primary_key=True),
    Column("person_id", ForeignKey("person.id"), nullable=False),
    Column("issued_at", Moment, nullable=False),
    Column("expires_at", Moment, nullable=False),
    Column("used_at", Moment),
)
