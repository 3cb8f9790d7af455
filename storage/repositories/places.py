"""Localities, units, offices and who holds them."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import and_, bindparam, func, insert, or_, select, update

from storage.models import CloseBy, HeldOffice, Term, UnitRow, locality, office, tenure, unit
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
_TERMS = Statement(
    _OFFICE.add_columns(tenure.c.starts, tenure.c.ends)
    .select_from(_WITH_PLACE.join(tenure, tenure.c.office_id == office.c.id))
    .where(tenure.c.person_id == bindparam("person"))
    .order_by(tenure.c.id)
)
_LEAVE = Statement(
    update(tenure)
    .where(
        tenure.c.office_id == bindparam("left_office"),
        tenure.c.person_id == bindparam("person"),
        or_(tenure.c.ends.is_(None), tenure.c.ends > bindparam("last")),
    )
    .values(ends=bindparam("last", type_=tenure.c.ends.type))
)
_LAST_BEFORE = Statement(
    select(func.max(tenure.c.ends)).where(
        tenure.c.office_id == bindparam("office"),
        tenure.c.person_id != bindparam("person"),
        tenure.c.ends < bindparam("day"),
    )
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
_UNITS_UNDER = Statement(
    select(unit.c.id, unit.c.name, unit.c.kind, unit.c.level, unit.c.size)
    .join(locality, locality.c.id == unit.c.locality_id)
    .where(locality.c.parent_id == bindparam("locality"), locality.c.plan_id == bindparam("plan"))
    .order_by(unit.c.name, unit.c.id)
)
_COLLEAGUES = Statement(
    select(tenure.c.person_id, office.c.title, office.c.locality_id, office.c.unit_id, office.c.kind, office.c.id)
    .join(office)
    .where(office.c.locality_id == bindparam("locality"), tenure.c.person_id != bindparam("person"), _IN_OFFICE)
    .order_by(office.c.unit_id.is_not(None), tenure.c.id)
)
_HOLDERS = Statement(_HELD)
_HOLDERS_IN_UNIT = Statement(_HELD.where(office.c.unit_id == bindparam("unit")))


_PLACE_OF = Statement(select(unit.c.locality_id).where(unit.c.id == bindparam("unit")))


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

    def leave(self, office: str, person: str, last: date) -> bool:
        """Let a person's time in an office end with the day `last`; False when it was over by then anyway."""
        return self._run.change(_LEAVE, {"left_office": office, "person": person, "last": last}) > 0

    def last_before(self, office: str, person: str, day: date) -> date | None:
        """The last day of whoever else held the office before this day; None when nobody did."""
        row = self._run.row(_LAST_BEFORE, {"office": office, "person": person, "day": day})
        return row[0] if row else None

    def terms_of(self, person: str) -> tuple[Term, ...]:
        """Every office a person holds or ever held, in the order of appointment."""
        rows = self._run.rows(_TERMS, {"person": person})
        return tuple(Term(HeldOffice(*row[:-2]), *row[-2:]) for row in rows)

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

    def place_of(self, unit: str) -> str | None:
        """The commune a unit is in."""
        row = self._run.row(_PLACE_OF, {"unit": unit})
        return None if row is None else str(row[0])

    def colleagues(self, person: str, locality: str, on: date) -> tuple[CloseBy, ...]:
        """Who else holds an office in a locality on a day, its own offices first."""
        rows = self._run.rows(_COLLEAGUES, {"person": person, "locality": locality, "day": on})
        return tuple(CloseBy(*row) for row in rows)

    def units_in(self, locality: str) -> tuple[UnitRow, ...]:
        """The units of a commune, or of a province's communes, by name."""
        return tuple(UnitRow(*row) for row in self._run.rows(_UNITS_IN, {"locality": locality}))

    def units_under(self, plan: str, province: str) -> tuple[UnitRow, ...]:
        """The units of a province's communes that have this plan of their own, by name."""
        rows = self._run.rows(_UNITS_UNDER, {"plan": plan, "locality": province})
        return tuple(UnitRow(*row) for row in rows)
