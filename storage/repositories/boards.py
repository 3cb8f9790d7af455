"""What the board reads: whole communes and provinces with one statement each."""

from decimal import Decimal

from sqlalchemy import and_, bindparam, literal, or_, select

from storage.models import BoardEvent, BoardUnit, LocalityRow, case_file, locality, review_event, unit
from storage.repositories.repository import Repository
from storage.statement import Statement

_HERE = or_(locality.c.id == bindparam("place"), locality.c.parent_id == bindparam("place"))
_PLACES = Statement(
    select(locality.c.id, locality.c.name, locality.c.level, locality.c.parent_id, locality.c.plan_id)
    .where(_HERE)
    .order_by(locality.c.level.desc(), locality.c.name, locality.c.id)
)
_CASE_OF_YEAR = and_(case_file.c.unit_id == unit.c.id, case_file.c.year == bindparam("year"))
_UNITS = Statement(
    select(
        unit.c.id,
        unit.c.name,
        unit.c.kind,
        unit.c.level,
        unit.c.size,
        unit.c.locality_id,
        locality.c.name.label("place_name"),
        locality.c.parent_id,
        locality.c.plan_id,
        case_file.c.id.label("case_id"),
        case_file.c.rubric_id,
        case_file.c.plan_id.label("case_plan"),
        case_file.c.opened_at,
        case_file.c.state,
        case_file.c.stage,
        case_file.c.changed_at,
        case_file.c.flags,
    )
    .select_from(unit.join(locality, locality.c.id == unit.c.locality_id).outerjoin(case_file, _CASE_OF_YEAR))
    .where(_HERE)
    .order_by(locality.c.name, locality.c.id, unit.c.name, unit.c.id)
)
_PASSING = [literal("submitted"), literal("approved"), literal("decided")]
_EVENTS = Statement(
    select(
        review_event.c.case_id, review_event.c.kind, review_event.c.points, review_event.c.outcome, review_event.c.at
    )
    .select_from(
        review_event.join(case_file, case_file.c.id == review_event.c.case_id).join(
            locality, locality.c.id == case_file.c.locality_id
        )
    )
    .where(_HERE, case_file.c.year == bindparam("year"), review_event.c.kind.in_(_PASSING))
    .order_by(review_event.c.case_id, review_event.c.seq)
)


class Boards(Repository):
    """Every unit of a place; a province has those of its communes."""

    __slots__ = ()

    def places(self, place: str) -> tuple[LocalityRow, ...]:
        """The place itself and its communes, the province first, then by name."""
        return tuple(LocalityRow(*row) for row in self._run.rows(_PLACES, {"place": place}))

    def units(self, place: str, year: int) -> tuple[BoardUnit, ...]:
        """Every unit with its case of the year, by commune and name."""
        return tuple(BoardUnit(*row) for row in self._run.rows(_UNITS, {"place": place, "year": year}))

    def events(self, place: str, year: int) -> tuple[BoardEvent, ...]:
        """What moved each of these cases on, in the order of its history."""
        rows = self._run.rows(_EVENTS, {"place": place, "year": year})
        return tuple(
            BoardEvent(case, kind, None if points is None else Decimal(points), outcome, at)
            for case, kind, points, outcome, at in rows
        )
