"""Questions of cases given to somebody else to answer, step by step; append-only."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import CheckConstraint, Column, ForeignKey, Table, Text

from storage.models.catalogue import metadata, numbered
from storage.models.moment import Moment

STEPS = ("handed", "taken", "answered", "noted", "attached", "again", "used", "ended")

handed_question = Table(
    "handed_question",
    metadata,
    numbered(),
    Column("handing", Text, nullable=False, index=True),
    Column("case_id", ForeignKey("case_file.id"), nullable=False, index=True),
    Column("line_id", Text, nullable=False),
    Column("kind", Text, CheckConstraint(f"kind IN ({', '.join(map(repr, STEPS))})", name="kind"), nullable=False),
    Column("value", Text),
    Column("to_id", ForeignKey("person.id"), index=True),
    Column("to_office_id", ForeignKey("office.id")),
    Column("person_id", ForeignKey("person.id"), nullable=False),
    Column("office_id", ForeignKey("office.id"), nullable=False),
    Column("at", Moment, nullable=False),
)


class HandedRow(NamedTuple):
    """One step of a handing; `value` is what it brought, `to` who is asked, known from "handed" or "taken" on."""

    handing: str
    case: str
    line: str
    kind: str
    value: str | None
    to: str | None
    to_office: str | None
    person: str
    office: str
    at: datetime
