"""Which units an office reminded on which day."""

from datetime import date, datetime

from sqlalchemy import bindparam, insert, or_, select

from storage.models import NudgeRow, locality, nudge, office, unit
from storage.repositories.repository import Repository
from storage.statement import Statement

_ADD = Statement(insert(nudge), "unit_id", "day", "office_id", "person_id", "at")
_ON = Statement(
    select(nudge.c.unit_id, office.c.title, nudge.c.at)
    .select_from(nudge.join(unit).join(locality).join(office, office.c.id == nudge.c.office_id))
    .where(
        nudge.c.day == bindparam("day"),
        or_(locality.c.id == bindparam("locality"), locality.c.parent_id == bindparam("locality")),
    )
    .order_by(nudge.c.unit_id)
)


class Nudges(Repository):
    """At most one a day for each unit."""

    __slots__ = ()

    def add(self, unit: str, day: date, office: str, person: str, at: datetime) -> None:
        """Note that the office reminded the unit; Conflict when somebody has on that day."""
        self._run.change(_ADD, {"unit_id": unit, "day": day, "office_id": office, "person_id": person, "at": at})

    def on(self, day: date, locality: str) -> tuple[NudgeRow, ...]:
        """Who was reminded on a day in a commune, or in a province's communes."""
        return tuple(NudgeRow(*row) for row in self._run.rows(_ON, {"day": day, "locality": locality}))
