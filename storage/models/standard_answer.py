"""What a unit answered to the criteria of the standard, beside its case; append-only."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Column, ForeignKey, Index, Table, Text

from storage.models.catalogue import metadata, numbered
from storage.models.moment import Moment

standard_answer = Table(
    "standard_answer",
    metadata,
    numbered(),
    Column("case_id", ForeignKey("case_file.id"), nullable=False),
    Column("standard_id", Text, nullable=False),
    Column("criterion_id", Text, nullable=False),
    Column("value", Text, nullable=False),
    Column("person_id", ForeignKey("person.id"), nullable=False),
    Column("office_id", ForeignKey("office.id"), nullable=False),
    Column("at", Moment, nullable=False),
    Index(None, "case_id", "id"),
)


class StandardEntry(NamedTuple):
    """One entry of the log; `value` is JSON that storage does not look into."""

    standard: str
    criterion: str
    value: str
    at: datetime
