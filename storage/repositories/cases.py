"""The case files."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import bindparam, insert, or_, select, update

from storage.errors import UnknownRecord
from storage.models import Case, case_file, locality, unit
from storage.repositories.repository import Repository
from storage.statement import Statement

_OPEN = Statement(
    insert(case_file), "id", "locality_id", "unit_id", "year", "rubric_id", "plan_id", "opened_at", "changed_at"
)
_PLACE = locality.alias("place")
_CASE = select(
    case_file.c.id,
    case_file.c.locality_id,
    _PLACE.c.parent_id,
    case_file.c.unit_id,
    unit.c.name,
    unit.c.kind,
    unit.c.level,
    unit.c.size,
    case_file.c.year,
    case_file.c.rubric_id,
    case_file.c.plan_id,
    case_file.c.opened_at,
    case_file.c.state,
    case_file.c.stage,
    case_file.c.changed_at,
    case_file.c.flags,
).select_from(
    case_file.join(unit, unit.c.id == case_file.c.unit_id).join(_PLACE, _PLACE.c.id == case_file.c.locality_id)
)
_FIND = Statement(_CASE.where(case_file.c.id == bindparam("case")))
_OF_UNIT = Statement(_CASE.where(case_file.c.unit_id == bindparam("unit"), case_file.c.year == bindparam("year")))
_CURRENT = Statement(
    _CASE.where(
        case_file.c.unit_id == bindparam("unit"),
        or_(case_file.c.year == bindparam("year"), case_file.c.state == "returned"),
    ).order_by((case_file.c.state == "returned").desc(), case_file.c.year.desc())
)
_COMMUNES = select(locality.c.id).where(
    or_(locality.c.id == bindparam("locality"), locality.c.parent_id == bindparam("locality"))
)
_HERE = case_file.c.locality_id.in_(_COMMUNES)
_HOLD = Statement(select(case_file.c.id).where(case_file.c.id == bindparam("case")).with_for_update())
_IN_LOCALITY = Statement(
    _CASE.where(_HERE, or_(case_file.c.year == bindparam("year"), case_file.c.state == "waiting")).order_by(
        case_file.c.opened_at, case_file.c.id
    )
)
_EVERY = Statement(_CASE.order_by(case_file.c.year, unit.c.name, case_file.c.id))
_MARK = Statement(
    update(case_file)
    .where(case_file.c.id == bindparam("case"))
    .values(state=bindparam("new_state"), stage=bindparam("new_stage"), changed_at=bindparam("now"))
)


_FLAG = Statement(update(case_file).where(case_file.c.id == bindparam("case")).values(flags=bindparam("new_flags")))


class Cases(Repository):
    """One case per unit and year."""

    __slots__ = ()

    def open(self, case: str, locality: str, unit: str, year: int, rubric: str, plan: str, at: datetime) -> None:
        """Enter a new case as a draft; Conflict when the unit has one for that year."""
        row = {"id": case, "locality_id": locality, "unit_id": unit, "year": year, "rubric_id": rubric}
        self._run.change(_OPEN, row | {"plan_id": plan, "opened_at": at, "changed_at": at})

    def find(self, case: str) -> Case | None:
        """The case with this id."""
        row = self._run.row(_FIND, {"case": case})
        return None if row is None else Case(*row)

    def hold(self, case: str) -> None:
        """Keep other turns from the case until the transaction ends; what is read of it afterwards is the latest."""
        self._run.row(_HOLD, {"case": case})

    def of_unit(self, unit: str, year: int) -> Case | None:
        """The case of a unit for an assessment year."""
        row = self._run.row(_OF_UNIT, {"unit": unit, "year": year})
        return None if row is None else Case(*row)

    def current(self, unit: str, year: int) -> Case | None:
        """The case a unit works on: one that was returned, of whatever year, else that of this year."""
        rows = self._run.rows(_CURRENT, {"unit": unit, "year": year})
        return Case(*rows[0]) if rows else None

    def in_locality(self, locality: str, year: int) -> tuple[Case, ...]:
        """The cases of a year, and those of other years that still wait, in a commune or a province's communes."""
        rows = self._run.rows(_IN_LOCALITY, {"locality": locality, "year": year})
        return tuple(Case(*row) for row in rows)

    def every(self) -> tuple[Case, ...]:
        """All cases there are, by year and unit."""
        return tuple(Case(*row) for row in self._run.rows(_EVERY, {}))

    def mark(self, case: str, state: str, stage: str | None, at: datetime) -> None:
        """Bring the index for lists in line with the review; UnknownRecord when there is no such case."""
        values = {"case": case, "new_state": state, "new_stage": stage, "now": at}
        if not self._run.change(_MARK, values):
            raise UnknownRecord("case", case)

    def flag(self, case: str, flags: Iterable[str]) -> None:
        """What lists show of a case that was handed in."""
        self._run.change(_FLAG, {"case": case, "new_flags": " ".join(flags)})
