"""One-time codes, known only by their digest: into a person's conversation, or into an office nobody may hold yet."""

from typing import Literal, NamedTuple

from sqlalchemy import CheckConstraint, Column, ForeignKey, Table, Text

from storage.models.catalogue import metadata
from storage.models.moment import Moment

LinkState = Literal["good", "used", "expired", "unknown"]

join_code = Table(
    "join_code",
    metadata,
    Column("digest", Text, primary_key=True),
    Column("person_id", ForeignKey("person.id")),
    Column("office_id", ForeignKey("office.id")),
    Column("issued_at", Moment, nullable=False),
    Column("expires_at", Moment, nullable=False),
    Column("used_at", Moment),
    CheckConstraint("(person_id IS NULL) <> (office_id IS NULL)", name="one_of"),
)


class Opens(NamedTuple):
    """What a code opens: a person's conversation or an office; one of the two is None."""

    person: str | None
    office: str | None
