"""An office's authority lent to somebody from one day to another; revoked or not, it stays written."""

from datetime import date
from typing import NamedTuple

from sqlalchemy import Column, Date, ForeignKey, Table, Text

from storage.models.catalogue import metadata, numbered
from storage.models.moment import Moment

delegation = Table(
    "delegation",
    metadata,
    numbered(),
    Column("office_id", ForeignKey("office.id"), nullable=False, index=True),
    Column("giver_id", ForeignKey("person.id"), nullable=False, index=True),
    Column("delegate_id", ForeignKey("person.id"), nullable=False, index=True),
    Column("first_day", Date, nullable=False),
    Column("last_day", Date, nullable=False),
    Column("reason", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Column("revoked_at", Moment),
)


class Lent(NamedTuple):
    """One delegation that was not revoked; both days are included."""

    id: int
    office: str
    giver: str
    delegate: str
    first: date
    last: date
    reason: str
