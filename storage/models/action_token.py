"""One-shot tokens of buttons that decide, known only by their digest, with what each is bound to."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Column, ForeignKey, Integer, Table, Text

from storage.models.catalogue import metadata
from storage.models.moment import Moment

action_token = Table(
    "action_token",
    metadata,
    Column("digest", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("case_id", ForeignKey("case_file.id")),
    Column("office_id", ForeignKey("office.id"), nullable=False),
    Column("person_id", ForeignKey("person.id"), nullable=False, index=True),
    Column("stage", Text, nullable=False),
    Column("content", Text, nullable=False),
    Column("acts", Integer, nullable=False),
    Column("score", Text, nullable=False),
    Column("rules_hash", Text, nullable=False),
    Column("expires_at", Moment, nullable=False),
    Column("used_at", Moment),
)


class ActionToken(NamedTuple):
    """One token; `score` is a decimal as text, `case` None for an act on several cases."""

    kind: str
    case: str | None
    office: str
    person: str
    stage: str
    content: str
    acts: int
    score: str
    rules_hash: str
    expires_at: datetime
    used_at: datetime | None = None
