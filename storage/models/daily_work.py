"""What is done once a day: when it was last done, and how far it came."""

from sqlalchemy import Column, Date, Table, Text

from storage.models.catalogue import metadata

daily_work = Table(
    "daily_work",
    metadata,
    Column("name", Text, primary_key=True),
    Column("day", Date, nullable=False),
    Column("note", Text, nullable=False, server_default=""),
)
