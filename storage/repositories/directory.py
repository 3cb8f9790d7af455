"""Everything there is to find an office by: all localities, units and offices."""

from datetime import date

from sqlalchemy import and_, bindparam, or_, select

from storage.models import ListedOffice, LocalityRow, PlacedUnit, locality, office, tenure, unit
from storage.repositories.repository import Repository
from storage.statement import Statement

_LOCALITIES = Statement(
    select(locality.c.id, locality.c.name, locality.c.level, locality.c.parent_id, locality.c.plan_id).order_by(
        locality.c.level.desc(), locality.c.id
    )
)
_UNITS = Statement(
    select(unit.c.id, unit.c.name, unit.c.kind, unit.c.level, unit.c.size, unit.c.locality_id).order_by(
        unit.c.locality_id, unit.c.id
    )
)
_HELD = and_(
    tenure.c.office_id == office.c.id,
    tenure.c.starts <= bindparam("day"),
    or_(tenure.c.ends.is_(None), tenure.c.ends >= bindparam("day")),
)
_OFFICES = Statement(
    select(office.c.id, office.c.kind, office.c.title, office.c.locality_id, office.c.unit_id, tenure.c.person_id)
    .select_from(office.outerjoin(tenure, _HELD))
    .order_by(office.c.id, tenure.c.id)
)


class Directory(Repository):
    """Whole lists, for an operator; turns ask `Places` for the few rows they need."""

    __slots__ = ()

    def localities(self) -> tuple[LocalityRow, ...]:
        """Every locality, provinces first."""
        return tuple(LocalityRow(*row) for row in self._run.rows(_LOCALITIES, {}))

    def units(self) -> tuple[PlacedUnit, ...]:
        """Every unit, commune by commune."""
        return tuple(PlacedUnit(*row) for row in self._run.rows(_UNITS, {}))

    def offices(self, on: date) -> tuple[ListedOffice, ...]:
        """Every office with those who hold it on a day, in the order of appointment."""
        listed: dict[str, ListedOffice] = {}
        for key, kind, title, place, unit_id, person in self._run.rows(_OFFICES, {"day": on}):
            before = listed[key].holders if key in listed else ()
            holders = before if person is None or person in before else (*before, person)
            listed[key] = ListedOffice(key, kind, title, place, unit_id, holders)
        return tuple(listed.values())
