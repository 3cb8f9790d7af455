"""The history of a case's review, numbered without gaps by the caller; append-only."""

from sqlalchemy import Column, Date, ForeignKey, Integer, Table, Text

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
    Column("outcome", Text),
    Column("number", Text),
    Column("decided_on", Date),
    Column("delegate_id", Text),  # no foreign keys: SQLite cannot add them to a table that is there
    Column("first_day", Date),
    Column("last_day", Date),
    Column("on_behalf_id", Text),
)
