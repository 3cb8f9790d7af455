"""Which files were put beside which line of a case, and which were taken away again; append-only."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Table, Text

from storage.models.catalogue import metadata, numbered
from storage.models.moment import Moment

evidence = Table(
    "evidence",
    metadata,
    numbered(),
    Column("case_id", ForeignKey("case_file.id"), nullable=False),
    Column("line_id", Text, nullable=False),
    Column("kind", Text, CheckConstraint("kind IN ('added', 'removed')", name="kind"), nullable=False),
    Column("digest", ForeignKey("stored_file.digest"), nullable=False),
    Column("name", Text, nullable=False),
    Column("person_id", ForeignKey("person.id"), nullable=False),
    Column("office_id", ForeignKey("office.id"), nullable=False),
    Column("at", Moment, nullable=False),
    Index(None, "case_id", "id"),
)


class EvidenceEntry(NamedTuple):
    """One entry of the log: the file by its digest, with its type and size in bytes."""

    line: str
    kind: str
    digest: str
    name: str
    media_type: str
    size: int
    at: datetime
