"""An office: a duty that people hold one after another."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from sqlalchemy import Column, ForeignKey, Index, Table, Text

from storage.models.catalogue import metadata

office = Table(
    "office",
    metadata,
    Column("id", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("locality_id", ForeignKey("locality.id"), nullable=False),
    Column("unit_id", ForeignKey("unit.id"), index=True),
    Index(None, "locality_id", "kind"),
)


@dataclass(frozen=True, slots=True)
class OfficeRow:
    """An office itself, whoever holds it."""

    id: str
    kind: str
    title: str
    locality_id: str
    unit_id: str | None


@dataclass(frozen=True, slots=True)
class HeldOffice:
    """An office with where it is; the unit's fields are None for an office of a locality."""

    id: str
    kind: str
    title: str
    locality_id: str
    locality_name: str
    plan_id: str | None
    unit_id: str | None
    unit_name: str | None
    unit_address: str | None
    unit_kind: str | None
    unit_level: str | None
    unit_size: str | None


@dataclass(frozen=True, slots=True)
class Term:
    """An office a person holds or held, from one day to another (None: still), both days included."""

    office: HeldOffice
    starts: date
    ends: date | None


class CloseBy(NamedTuple):
    """A person in an office of a locality; `unit` is None where it is the locality's own."""

    person: str
    title: str
    locality: str
    unit: str | None
    kind: str
    office: str


@dataclass(frozen=True, slots=True)
class ListedOffice:
    """An office as lists show it; `holders` are the people who hold it on the day asked for."""

    id: str
    kind: str
    title: str
    locality_id: str
    unit_id: str | None
    holders: tuple[str, ...]
