"""Units by the thousand, as lists of a whole commune or province are read and written."""

from collections.abc import Sequence

from sqlalchemy import bindparam, insert, select, update

from storage.models import OfficeRow, RegisteredUnit, case_file, office, unit
from storage.repositories.repository import Repository
from storage.statement import Statement

_UNITS = Statement(
    select(
        unit.c.id,
        unit.c.name,
        unit.c.kind,
        unit.c.level,
        unit.c.size,
        unit.c.locality_id,
        unit.c.address,
        unit.c.phone,
    ).order_by(unit.c.locality_id, unit.c.id)
)
_WITH_CASES = Statement(select(case_file.c.unit_id).distinct())
_OFFICES = Statement(
    select(office.c.id, office.c.kind, office.c.title, office.c.locality_id, office.c.unit_id).order_by(office.c.id)
)
_ADD = Statement(insert(unit), "id", "locality_id", "name", "address", "kind", "level", "size", "phone")
_ADD_OFFICE = Statement(insert(office), "id", "kind", "title", "locality_id", "unit_id")
_CHANGED = ("locality_id", "name", "address", "kind", "level", "size", "phone")
_CHANGE = Statement(
    update(unit)
    .where(unit.c.id == bindparam("unit"))
    .values({name: bindparam(f"new_{name}", type_=unit.c[name].type) for name in _CHANGED})
)
_RETITLE = Statement(update(office).where(office.c.id == bindparam("office")).values(title=bindparam("new_title")))
_MOVE_OFFICES = Statement(
    update(office).where(office.c.unit_id == bindparam("unit")).values(locality_id=bindparam("new_locality"))
)


class UnitRegister(Repository):
    """Everything about all units; turns ask `Places` for the few rows they need."""

    __slots__ = ()

    def units(self) -> tuple[RegisteredUnit, ...]:
        """Every unit, commune by commune."""
        return tuple(RegisteredUnit(*row) for row in self._run.rows(_UNITS, {}))

    def with_cases(self) -> frozenset[str]:
        """The units that have a case of any year."""
        return frozenset(str(key) for (key,) in self._run.rows(_WITH_CASES, {}))

    def offices(self) -> tuple[OfficeRow, ...]:
        """Every office, whoever holds it."""
        return tuple(OfficeRow(*row) for row in self._run.rows(_OFFICES, {}))

    def add(self, units: Sequence[RegisteredUnit]) -> None:
        """Enter new units."""
        self._many(_ADD, [{"id": each.id, **_row(each)} for each in units])

    def add_offices(self, offices: Sequence[OfficeRow]) -> None:
        """Enter new offices."""
        self._many(
            _ADD_OFFICE,
            [
                {"id": each.id, "kind": each.kind, "title": each.title}
                | {"locality_id": each.locality_id, "unit_id": each.unit_id}
                for each in offices
            ],
        )

    def change(self, units: Sequence[RegisteredUnit]) -> None:
        """Write units that are there as they are from now on; the offices of a unit are where it is."""
        rows = [{"unit": each.id, **{f"new_{name}": value for name, value in _row(each).items()}} for each in units]
        self._many(_CHANGE, rows)
        self._many(_MOVE_OFFICES, [{"unit": each.id, "new_locality": each.locality_id} for each in units])

    def retitle(self, titles: Sequence[tuple[str, str]]) -> None:
        """Call offices differently: (office, title) each."""
        self._many(_RETITLE, [{"office": key, "new_title": title} for key, title in titles])

    def _many(self, statement: Statement, rows: Sequence[dict[str, object]]) -> None:
        if rows:
            self._run.change_many(statement, rows)


def _row(each: RegisteredUnit) -> dict[str, object]:
    return {name: getattr(each, name) for name in _CHANGED}
