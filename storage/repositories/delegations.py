"""Delegations: who acts in whose name for an office, from when to when."""

from datetime import date, datetime

from sqlalchemy import and_, bindparam, exists, insert, literal, or_, select, update

from storage.models import Lent, delegation, locality, office, tenure
from storage.repositories.repository import Repository
from storage.statement import Statement

_GIVE = Statement(
    insert(delegation).inline(), "office_id", "giver_id", "delegate_id", "first_day", "last_day", "reason", "at"
)
_REVOKE = Statement(
    update(delegation)
    .where(
        delegation.c.id == bindparam("row"),
        delegation.c.giver_id == bindparam("giver"),
        delegation.c.revoked_at.is_(None),
    )
    .values(revoked_at=bindparam("now", type_=delegation.c.revoked_at.type))
)
_LENT = select(
    delegation.c.id,
    delegation.c.office_id,
    delegation.c.giver_id,
    delegation.c.delegate_id,
    delegation.c.first_day,
    delegation.c.last_day,
    delegation.c.reason,
).where(delegation.c.revoked_at.is_(None))
# Nobody can lend an office that is not theirs any more.
_STILL_HELD = exists().where(
    tenure.c.office_id == delegation.c.office_id,
    tenure.c.person_id == delegation.c.giver_id,
    tenure.c.starts <= bindparam("day"),
    or_(tenure.c.ends.is_(None), tenure.c.ends >= bindparam("day")),
)
_IN_FORCE = and_(delegation.c.first_day <= bindparam("day"), delegation.c.last_day >= bindparam("day"), _STILL_HELD)
_TO = Statement(_LENT.where(delegation.c.delegate_id == bindparam("person"), _IN_FORCE).order_by(delegation.c.id))
_BY = Statement(
    _LENT.where(delegation.c.giver_id == bindparam("person"), delegation.c.last_day >= bindparam("day")).order_by(
        delegation.c.id
    )
)
_PARENT = select(locality.c.parent_id).where(locality.c.id == bindparam("locality")).scalar_subquery()
_FOR_KIND = (
    select(delegation.c.delegate_id)
    .join(office)
    .where(
        office.c.kind == bindparam("kind"),
        or_(office.c.locality_id == bindparam("locality"), office.c.locality_id == _PARENT),
        delegation.c.revoked_at.is_(None),
        _IN_FORCE,
    )
    .order_by(delegation.c.id)
)
# A unit's office is lent to a deputy of the unit, while they are one.
_theirs, _deputy = tenure.alias("theirs"), office.alias("deputy")
_STILL_DEPUTY = exists().where(
    _theirs.c.office_id == _deputy.c.id,
    _theirs.c.person_id == delegation.c.delegate_id,
    _deputy.c.kind == literal("deputy"),
    _deputy.c.unit_id == bindparam("unit"),
    _theirs.c.starts <= bindparam("day"),
    or_(_theirs.c.ends.is_(None), _theirs.c.ends >= bindparam("day")),
)
_DELEGATES = Statement(_FOR_KIND)
_DELEGATES_IN_UNIT = Statement(_FOR_KIND.where(office.c.unit_id == bindparam("unit"), _STILL_DEPUTY))


class Delegations(Repository):
    """What was lent; only revoking changes a row, and only once."""

    __slots__ = ()

    def give(self, office: str, giver: str, delegate: str, first: date, last: date, reason: str, at: datetime) -> None:
        """Lend the office's authority from `first` to `last`, both days included."""
        row = {"office_id": office, "giver_id": giver, "delegate_id": delegate, "first_day": first, "last_day": last}
        self._run.change(_GIVE, row | {"reason": reason, "at": at})

    def revoke(self, delegation: int, giver: str, now: datetime) -> bool:
        """End a delegation now; False when it is not this giver's, or was revoked before."""
        return self._run.change(_REVOKE, {"row": delegation, "giver": giver, "now": now}) == 1

    def to(self, person: str, on: date) -> tuple[Lent, ...]:
        """What is lent to this person on a day, by those who hold the office on that day."""
        return tuple(Lent(*row) for row in self._run.rows(_TO, {"person": person, "day": on}))

    def by(self, person: str, on: date) -> tuple[Lent, ...]:
        """What this person has lent and is not over by that day."""
        return tuple(Lent(*row) for row in self._run.rows(_BY, {"person": person, "day": on}))

    def delegates(self, kind: str, on: date, locality: str, unit: str | None = None) -> tuple[str, ...]:
        """Who acts on a day for an office of this kind, in the locality or its province; with `unit`, of that unit."""
        values = {"kind": kind, "day": on, "locality": locality}
        if unit is None:
            rows = self._run.rows(_DELEGATES, values)
        else:
            rows = self._run.rows(_DELEGATES_IN_UNIT, values | {"unit": unit})
        return tuple(dict.fromkeys(person for (person,) in rows))
