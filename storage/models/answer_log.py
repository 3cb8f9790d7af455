"""The truth of a case: every answer, note and profile ever given; append-only."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Table, Text

from storage.models.catalogue import metadata, numbered
from storage.models.moment import Moment

answer_log = Table(
    "answer_log",
    metadata,
    numbered(),
    Column("case_id", ForeignKey("case_file.id"), nullable=False),
    Column("line_id", Text, nullable=False),
    Column("kind", Text, CheckConstraint("kind IN ('answer', 'note', 'profile')", name="kind"), nullable=False),
    Column("value", Text, nullable=False),
    Column("person_id", ForeignKey("person.id"), nullable=False),
    Column("office_id", ForeignKey("office.id"), nullable=False),
    Column("at", Moment, nullable=False),
    Index(None, "case_id", "id"),
)


# A tuple, because every turn reads the whole log and a frozen dataclass takes four times as long to make.
class Entry(NamedTuple):
    """One entry of the log; `value` is JSON that storage does not look into."""

    line: str
    kind: str
    value: str
    person: str
    office: str
    at: datetime
