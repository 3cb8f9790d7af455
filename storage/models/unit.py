"""A school, an agency or an enterprise."""

from dataclasses import dataclass

from sqlalchemy import CheckConstraint, Column, ForeignKey, Table, Text

from storage.models.catalogue import metadata

unit = Table(
    "unit",
    metadata,
    Column("id", Text, primary_key=True),
    Column("locality_id", ForeignKey("locality.id"), nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("kind", Text, CheckConstraint("kind IN ('school', 'agency', 'enterprise')", name="kind"), nullable=False),
    Column("level", Text),
    Column("size", Text),
    Column("phone", Text),
)


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A unit as lists show it."""

    id: str
    name: str
    kind: str
    level: str | None
    size: str | None


@dataclass(frozen=True, slots=True)
class PlacedUnit(UnitRow):
    """The same with the commune it is in."""

    locality_id: str


@dataclass(frozen=True, slots=True)
class RegisteredUnit(PlacedUnit):
    """The same with where it is found and how it is called on the telephone, in its own words; None: not known."""

    address: str
    phone: str | None
