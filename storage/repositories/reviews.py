"""The history of each case's review, in the words of the rules."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from sqlalchemy import bindparam, insert, literal, select

from antq_rules.review import Event, Office
from storage.models import case_file, office, review_event
from storage.repositories.repository import Repository
from storage.statement import Row, Statement

_APPEND = Statement(insert(review_event), *review_event.c.keys())
_EVENT = select(
    review_event.c.case_id,
    review_event.c.kind,
    review_event.c.office_id,
    office.c.kind,
    office.c.unit_id,
    office.c.locality_id,
    review_event.c.person_id,
    review_event.c.at,
    review_event.c.line_id,
    review_event.c.points,
    review_event.c.text,
    review_event.c.content,
    review_event.c.outcome,
    review_event.c.number,
    review_event.c.decided_on,
    review_event.c.delegate_id,
    review_event.c.first_day,
    review_event.c.last_day,
    review_event.c.on_behalf_id,
).join_from(review_event, office, office.c.id == review_event.c.office_id)
_HISTORY = Statement(_EVENT.where(review_event.c.case_id == bindparam("case")).order_by(review_event.c.seq))
_HISTORIES = _EVENT.where(review_event.c.case_id.in_(bindparam("cases", expanding=True))).order_by(review_event.c.seq)


_POINTS_OF_YEAR = Statement(
    select(review_event.c.kind, review_event.c.points)
    .join_from(review_event, case_file, case_file.c.id == review_event.c.case_id)
    .where(
        case_file.c.unit_id == bindparam("unit"),
        case_file.c.year == bindparam("year"),
        review_event.c.kind.in_([literal("submitted"), literal("approved"), literal("decided")]),
        review_event.c.points.is_not(None),
    )
    .order_by(review_event.c.seq)
)


class Reviews(Repository):
    """What was done to each case by whom, added to and never changed."""

    __slots__ = ()

    def history(self, case: str) -> tuple[Event, ...]:
        """All events of a case, oldest first."""
        rows = self._run.rows(_HISTORY, {"case": case})
        return tuple(event for _, event in _events(rows))

    def histories(self, cases: Sequence[str]) -> dict[str, tuple[Event, ...]]:
        """The histories of several cases at once; a case without events has an empty one."""
        found: dict[str, list[Event]] = {case: [] for case in cases}
        for case, event in _events(self._run.listed(_HISTORIES, {"cases": list(cases)})):
            found[case].append(event)
        return {case: tuple(events) for case, events in found.items()}

    def totals(self, unit: str, year: int) -> tuple[Decimal | None, Decimal | None]:
        """What a unit's case of a year came to: its own total, and its superior's; None where there is none."""
        rows = self._run.rows(_POINTS_OF_YEAR, {"unit": unit, "year": year})
        found = {kind == "submitted": Decimal(points) for kind, points in rows}
        return found.get(True), found.get(False)

    def append(self, case: str, seq: int, event: Event) -> None:
        """Add the event numbered `seq`; Conflict when somebody else has taken that number."""
        row = {
            "case_id": case,
            "seq": seq,
            "kind": event.kind,
            "office_id": event.office.id,
            "person_id": event.person,
            "line_id": event.line,
            "points": None if event.points is None else str(event.points),
            "text": event.text,
            "content": event.content,
            "at": event.at,
            "outcome": event.outcome,
            "number": event.number,
            "decided_on": event.decided_on,
            "delegate_id": event.delegate,
            "first_day": event.first,
            "last_day": event.last,
            "on_behalf_id": event.on_behalf,
        }
        self._run.change(_APPEND, row)


def _events(rows: Iterable[Row]) -> Iterable[tuple[str, Event]]:
    for case, kind, office_id, office_kind, unit, locality, person, at, line, points, *rest in rows:
        held = Office(office_id, office_kind, unit, locality)
        yield case, Event(kind, held, person, at, line, None if points is None else Decimal(points), *rest)
