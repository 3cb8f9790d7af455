"""What units registered for, and what they withdrew."""

from datetime import datetime

from sqlalchemy import bindparam, insert, or_, select

from storage.models import RegistrationEntry, locality, registration, unit
from storage.repositories.repository import Repository
from storage.statement import Statement

_APPEND = Statement(
    insert(registration).inline(), "unit_id", "year", "track", "kind", "told", "person_id", "office_id", "at"
)
_ENTRY = select(
    registration.c.unit_id,
    registration.c.year,
    registration.c.track,
    registration.c.kind,
    registration.c.told,
    registration.c.at,
)
_OF_UNIT = Statement(_ENTRY.where(registration.c.unit_id == bindparam("unit")).order_by(registration.c.id))
_IN_LOCALITY = Statement(
    _ENTRY.select_from(
        registration.join(unit, unit.c.id == registration.c.unit_id).join(locality, locality.c.id == unit.c.locality_id)
    )
    .where(
        or_(locality.c.id == bindparam("locality"), locality.c.parent_id == bindparam("locality")),
        registration.c.year == bindparam("year"),
    )
    .order_by(registration.c.id)
)


class Registrations(Repository):
    """The log of registrations, added to and never changed."""

    __slots__ = ()

    def append(
        self, unit: str, year: int, track: str, kind: str, told: str | None, person: str, office: str, at: datetime
    ) -> None:
        """Note that a unit "registered" for a track ("t1", "t3") of a year, or that it was "withdrawn"."""
        row = {"unit_id": unit, "year": year, "track": track, "kind": kind, "told": told}
        self._run.change(_APPEND, row | {"person_id": person, "office_id": office, "at": at})

    def of_unit(self, unit: str) -> tuple[RegistrationEntry, ...]:
        """All entries of a unit, oldest first."""
        return tuple(RegistrationEntry(*row) for row in self._run.rows(_OF_UNIT, {"unit": unit}))

    def in_locality(self, locality: str, year: int) -> tuple[RegistrationEntry, ...]:
        """All entries of a year in a commune, or in a province's communes, oldest first."""
        rows = self._run.rows(_IN_LOCALITY, {"locality": locality, "year": year})
        return tuple(RegistrationEntry(*row) for row in rows)
