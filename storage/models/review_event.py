"""The history of a case's review, numbered without gaps by the caller; append-only."""

from sqlalchemy import Column, ForeignKey, Integer, Table, Text

from storage.models.catalogue import metadata
from storage.models.moment import Moment

review_event = Table(
    "review_event",
    metadata,
    Column("case_id", ForeignKey("case_file.id"), primary_key=True),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("kind", Text, nullable=False),
    Column("office_id", ForeignKey("office.id"), nullable=False),
    Column("person_id", ForeignKey("person.id"), nullable=False),
    Column("line_id", Text),
    Column("points", Text),
    Column("text", Text),
    Column("content", Text),
    Column("at", Moment, nullable=False),
)
