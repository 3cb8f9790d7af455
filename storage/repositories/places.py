"""Localities, units, offices and who holds them."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import and_, bindparam, insert, or_, select

from storage.models import HeldOffice, UnitRow, locality, office, tenure, unit
from storage.repositories.repository import Repository
from storage.statement import Statement

_ADD_LOCALITY = Statement(insert(locality), "id", "name", "level", "parent_id", "plan_id")
_ADD_UNIT = Statement(insert(unit), "id", "locality_id", "name", "address", "kind", "level", "size")
_ADD_OFFICE = Statement(insert(office), "id", "kind", "title", "locality_id", "unit_id")
_APPOINT = Statement(insert(tenure).inline(), "office_id", "person_id", "starts", "ends")

_OFFICE = select(
    office.c.id,
    office.c.kind,
    office.c.title,
    office.c.locality_id,
    locality.c.name,
    locality.c.plan_id,
    office.c.unit_id,
    unit.c.name,
    unit.c.address,
    unit.c.kind,
    unit.c.level,
    unit.c.size,
)
_WITH_PLACE = office.join(locality).outerjoin(unit, unit.c.id == office.c.unit_id)
_IN_OFFICE = and_(tenure.c.starts <= bindparam("day"), or_(tenure.c.ends.is_(None), tenure.c.ends >= bindparam("day")))
_OFFICES_OF = Statement(
    _OFFICE.select_from(_WITH_PLACE.join(tenure, tenure.c.office_id == office.c.id))
    .where(tenure.c.person_id == bindparam("person"), _IN_OFFICE)
    .order_by(tenure.c.id)
)
_FIND_OFFICE = Statement(_OFFICE.select_from(_WITH_PLACE).where(office.c.id == bindparam("office")))
_TITLES = select(office.c.id, office.c.title).where(office.c.id.in_(bindparam("offices", expanding=True)))
_PARENT = select(locality.c.parent_id).where(locality.c.id == bindparam("locality")).scalar_subquery()
_HELD = (
    select(tenure.c.person_id)
    .join(office)
    .where(
        office.c.kind == bindparam("kind"),
        or_(office.c.locality_id == bindparam("locality"), office.c.locality_id == _PARENT),
        _IN_OFFICE,
    )
    .order_by(tenure.c.id)
)
_UNITS_IN = Statement(
    select(unit.c.id, unit.c.name, unit.c.kind, unit.c.level, unit.c.size)
    .join(locality, locality.c.id == unit.c.locality_id)
    .where(or_(locality.c.id == bindparam("locality"), locality.c.parent_id == bindparam("locality")))
    .order_by(unit.c.name, unit.c.id)
)
_COLLEAGUES = Statement(
    select(tenure.c.person_id, office.c.title, office.c.locality_id)
    .join(office)
    .where(office.c.locality_id == bindparam("locality"), tenure.c.person_id != bindparam("person"), _IN_OFFICE)
    .order_by(office.c.unit_id.is_not(None), tenure.c.id)
)
_STAFF = Statement(
    select(tenure.c.person_id, office.c.title, office.c.kind)
    .join(office)
    .where(office.c.unit_id == bindparam("unit"), _IN_OFFICE)
    .order_by(tenure.c.id)
)
_HOLDERS = Statement(_HELD)
_HOLDERS_IN_UNIT = Statement(_HELD.where(office.c.unit_id == bindparam("unit")))


class Places(Repository):
    """Where people work and in which office."""

    __slots__ = ()

    def add_locality(
        self, locality: str, name: str, level: str, parent: str | None = None, plan: str | None = None
    ) -> None:
        """Enter a province or commune; `plan` is the plan in force there, `parent` the province of a commune."""
        row = {"id": locality, "name": name, "level": level, "parent_id": parent, "plan_id": plan}
        self._run.change(_ADD_LOCALITY, row)

    def add_unit(
        self,
        unit: str,
        locality: str,
        name: str,
        address: str,
        kind: str,
        level: str | None = None,
        size: str | None = None,
    ) -> None:
        """Enter a school, agency or enterprise."""
        row = {"id": unit, "locality_id": locality, "name": name, "address": address, "kind": kind}
        self._run.change(_ADD_UNIT, row | {"level": level, "size": size})

    def add_office(self, office: str, kind: str, title: str, locality: str, unit: str | None = None) -> None:
        """Enter an office of a locality, or of a unit in it."""
        row = {"id": office, "kind": kind, "title": title, "locality_id": locality, "unit_id": unit}
        self._run.change(_ADD_OFFICE, row)

    def appoint(self, office: str, person: str, starts: date, ends: date | None = None) -> None:
        """Let a person hold an office from `starts` to `ends`, both days included."""
        row = {"office_id": office, "person_id": person, "starts": starts, "ends": ends}
        self._run.change(_APPOINT, row)

    def offices_of(self, person: str, on: date) -> tuple[HeldOffice, ...]:
        """The offices a person holds on a day, in the order of appointment."""
        rows = self._run.rows(_OFFICES_OF, {"person": person, "day": on})
        return tuple(HeldOffice(*row) for row in rows)

    def office(self, office: str) -> HeldOffice | None:
        """The office with this id, whoever holds it."""
        row = self._run.row(_FIND_OFFICE, {"office": office})
        return None if row is None else HeldOffice(*row)

    def offices(self, offices: Iterable[str]) -> dict[str, str]:
        """The titles of these offices; unknown ids are left out."""
        rows = self._run.listed(_TITLES, {"offices": list(offices)})
        return {str(office): str(title) for office, title in rows}

    def holders(self, kind: str, on: date, locality: str, unit: str | None = None) -> tuple[str, ...]:
        """Who holds an office of this kind on a day, in the locality or its province; with `unit`, of that unit."""
        values = {"kind": kind, "day": on, "locality": locality}
        if unit is None:
            rows = self._run.rows(_HOLDERS, values)
        else:
            rows = self._run.rows(_HOLDERS_IN_UNIT, values | {"unit": unit})
        return tuple(dict.fromkeys(person for (person,) in rows))

    def colleagues(self, person: str, locality: str, on: date) -> tuple[tuple[str, str, str], ...]:
        """Who else holds an office in a locality on a day (person, title, locality), its own offices first."""
        rows = self._run.rows(_COLLEAGUES, {"person": person, "locality": locality, "day": on})
        return tuple((str(who), str(title), str(place)) for who, title, place in rows)

    def staff(self, unit: str, on: date) -> tuple[tuple[str, str, str], ...]:
        """Who holds an office in a unit on a day (person, title, kind), in the order of appointment."""
        rows = self._run.rows(_STAFF, {"unit": unit, "day": on})
        return tuple((str(person), str(title), str(kind)) for person, title, kind in rows)

    def units_in(self, locality: str) -> tuple[UnitRow, ...]:
        """The units of a commune, or of a province's communes, by name."""
        return tuple(UnitRow(*row) for row in self._run.rows(_UNITS_IN, {"locality": locality}))
