"""Plans reminders: from the steps of every date to one row for each person it concerns; never person by person."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import BindParameter, Date, bindparam, delete, func, insert, select, text

from storage.models import Moment, ReminderStep, consent, delegation, locality, reminder_step, tenure
from storage.repositories.reach import WHEN, absent
from storage.repositories.reminder_queue import ASKED
from storage.repositories.repository import Repository
from storage.statement import Statement

FAR = date(9999, 12, 31)
_COLUMNS = ("plan_id", "rhythm", "office_kind", "thing", "step", "reach", "last_day", "day", "due_at")

# The tables in the order SQLite is to visit them (CROSS JOIN keeps it there, and leaves PostgreSQL free): from places
# to their offices, to who holds them, who agreed to reminders, and last the steps of such an office.
_FOLLOWS = """
SELECT h.{person} AS person_id, o.id AS office_id, s.thing, s.last_day, s.step, s.day, s.due_at
FROM locality l CROSS JOIN office o CROSS JOIN {held} h CROSS JOIN consent c CROSS JOIN reminder_step s
WHERE {scope} AND o.locality_id = {place} AND h.office_id = o.id {still}
AND c.id = (SELECT MAX(asked.id) FROM consent asked WHERE asked.person_id = h.{person} AND asked.purpose = 'reminders')
AND c.given
AND s.plan_id = COALESCE(l.plan_id, :national)
AND s.rhythm = COALESCE(
    (SELECT own.rhythm FROM locality_reminders own WHERE own.locality_id = l.id),
    (SELECT above.rhythm FROM locality_reminders above WHERE above.locality_id = l.parent_id), :rhythm)
AND s.office_kind = o.kind AND s.reach = '{reach}'
AND s.day >= h.{first} AND s.day <= COALESCE(h.{last}, :far) AND s.due_at >= c.at
"""
_HOLDS = {"held": "tenure", "person": "person_id", "first": "starts", "last": "ends", "still": ""}
# Nobody can lend an office that is not theirs any more, and one of a unit only to its deputy.
_ACTS = {
    "held": "delegation",
    "person": "delegate_id",
    "first": "first_day",
    "last": "last_day",
    "still": "AND h.revoked_at IS NULL AND EXISTS (SELECT 1 FROM tenure giver"
    " WHERE giver.office_id = h.office_id AND giver.person_id = h.giver_id"
    " AND giver.starts <= s.day AND COALESCE(giver.ends, :far) >= s.day)"
    " AND (o.unit_id IS NULL OR EXISTS (SELECT 1 FROM tenure theirs JOIN office beside ON beside.id = theirs.office_id"
    " WHERE theirs.person_id = h.delegate_id AND beside.kind = 'deputy' AND beside.unit_id = o.unit_id"
    " AND theirs.starts <= s.day AND COALESCE(theirs.ends, :far) >= s.day))",
}
# A deputy hears of what is the head's to do while no head can be reached.
_STANDS_IN = {
    "held": "(SELECT d.person_id, d.starts, d.ends, own.id AS office_id FROM tenure d"
    " JOIN office beside ON beside.id = d.office_id AND beside.kind = 'deputy'"
    f" JOIN office own ON own.unit_id = beside.unit_id AND own.kind = 'head' AND {absent('own.id')})",
    "person": "person_id",
    "first": "starts",
    "last": "ends",
    "still": "",
}
_PLACES = ({"place": "l.id", "reach": "own"}, {"place": "l.parent_id", "reach": "above"})
_IN_PROVINCE = "(l.id = :top OR l.parent_id = :top)"
_IS_NEW = (
    "h.{person} IN (SELECT person_id FROM consent WHERE id > :consents"
    " UNION SELECT person_id FROM tenure WHERE id > :tenures"
    " UNION SELECT delegate_id FROM delegation WHERE id > :delegations OR revoked_at >= :since)"
)
_ROWS_IN_PROVINCE = (
    "office_id IN (SELECT o.id FROM office o JOIN locality l ON l.id = o.locality_id WHERE " + _IN_PROVINCE + ")"
)
_ROWS_OF_NEW = _IS_NEW.replace("h.{person}", "person_id")


def _follows(scope: str) -> str:
    """What is to be said to whom, by tenure and by delegation, in the place itself and in the province above it."""
    parts = (
        _FOLLOWS.format(**kind | place, scope=scope.replace("{person}", kind["person"]))
        for kind in (_HOLDS, _ACTS, _STANDS_IN)
        for place in _PLACES
        if kind is not _STANDS_IN or place is _PLACES[0]  # a head's dates are those of the commune
    )
    return " UNION ALL ".join(parts)


_MORE: tuple[BindParameter[Any], ...] = (
    bindparam("national"),
    bindparam("rhythm"),
    bindparam("far", type_=Date()),
    *WHEN,
)


def _insert(scope: str, *values: BindParameter[Any]) -> Statement:
    sql = (
        "INSERT INTO due_reminder (person_id, office_id, thing, last_day, step, day, planned_at, due_at)"
        " SELECT f.person_id, f.office_id, f.thing, f.last_day, f.step, f.day, f.due_at, f.due_at"
        f" FROM ({_follows(scope)}) f WHERE f.due_at >= :floor ON CONFLICT DO NOTHING"
    )
    return Statement(text(sql).bindparams(*_MORE, bindparam("floor", type_=Moment()), *values))


def _drop(rows: str, scope: str, *values: BindParameter[Any]) -> Statement:
    sql = (
        "DELETE FROM due_reminder WHERE state = 'open'"  # once more: what was said while we waited for it stays said
        f" AND id IN (SELECT d.id FROM due_reminder d WHERE d.state = 'open' AND d.step < {ASKED} AND d.{rows}"
        f" EXCEPT SELECT d.id FROM ({_follows(scope)}) f CROSS JOIN due_reminder d"
        " WHERE d.person_id = f.person_id AND d.thing = f.thing AND d.last_day = f.last_day AND d.step = f.step"
        " AND d.office_id = f.office_id AND d.planned_at = f.due_at)"
    )
    return Statement(text(sql).bindparams(*_MORE, *values))


_NEWER: tuple[BindParameter[Any], ...] = (
    bindparam("consents"),
    bindparam("tenures"),
    bindparam("delegations"),
    bindparam("since", type_=Moment()),
)
_INSERT_IN_PROVINCE, _DROP_IN_PROVINCE = _insert(_IN_PROVINCE), _drop(_ROWS_IN_PROVINCE, _IN_PROVINCE)
_INSERT_OF_NEW, _DROP_OF_NEW = _insert(_IS_NEW, *_NEWER), _drop(_ROWS_OF_NEW, _IS_NEW, *_NEWER)
_HOLD = Statement(select(locality.c.id).where(locality.c.id == bindparam("top")).with_for_update(key_share=True))
_PROVINCES = Statement(select(locality.c.id).where(locality.c.parent_id.is_(None)).order_by(locality.c.id))
_IN_USE = Statement(
    text(
        "SELECT COALESCE(l.plan_id, :national) AS plan, COALESCE("
        "(SELECT own.rhythm FROM locality_reminders own WHERE own.locality_id = l.id),"
        "(SELECT above.rhythm FROM locality_reminders above WHERE above.locality_id = l.parent_id), :rhythm) AS beat,"
        " COUNT(*) FROM locality l GROUP BY 1, 2 ORDER BY 1, 2"
    ).bindparams(bindparam("national"), bindparam("rhythm"))
)
_STEPS = Statement(select(*(reminder_step.c[name] for name in _COLUMNS)))
_ADD_STEP = Statement(insert(reminder_step).inline(), *_COLUMNS)
_KEY = ("plan_id", "rhythm", "office_kind", "thing", "step")
_REMOVE_STEP = Statement(delete(reminder_step).where(*(reminder_step.c[name] == bindparam(name) for name in _KEY)))
_MARKS = Statement(
    select(
        select(func.coalesce(func.max(consent.c.id), 0)).scalar_subquery().label("consents"),
        select(func.coalesce(func.max(tenure.c.id), 0)).scalar_subquery().label("tenures"),
        select(func.coalesce(func.max(delegation.c.id), 0)).scalar_subquery().label("delegations"),
        select(func.count(delegation.c.revoked_at)).scalar_subquery().label("revoked"),
    )
)
_CHOOSE = Statement(
    text(
        "INSERT INTO locality_reminders (locality_id, rhythm) VALUES (:locality, :rhythm)"
        " ON CONFLICT (locality_id) DO UPDATE SET rhythm = excluded.rhythm"
    ).bindparams(bindparam("locality"), bindparam("rhythm"))
)
# From a date's latest row: when a person put it off, one more row once that moment has come, whatever the steps.
_WAS_ASKED = (
    "FROM reminder_choice c JOIN due_reminder d ON d.person_id = c.person_id AND d.thing = c.thing"
    " WHERE c.kind = 'snoozed' AND c.until <= :now AND c.until > :floor"
    " AND d.id = (SELECT e.id FROM due_reminder e WHERE e.person_id = c.person_id AND e.thing = c.thing"
    f" ORDER BY CASE WHEN e.step < {ASKED} THEN 0 ELSE e.step END DESC, e.last_day DESC, e.id DESC LIMIT 1)"
    f" AND NOT (d.step >= {ASKED} AND d.planned_at >= c.until)"
)
_ASKING = (bindparam("now", type_=Moment()), bindparam("floor", type_=Moment()))
_IS_ASKED = Statement(text(f"SELECT d.id {_WAS_ASKED} LIMIT 1").bindparams(*_ASKING))
_ASKED = Statement(
    text(
        "INSERT INTO due_reminder (person_id, office_id, thing, last_day, step, day, planned_at, due_at)"
        f" SELECT d.person_id, d.office_id, d.thing, d.last_day, CASE WHEN d.step < {ASKED} THEN {ASKED}"
        f" ELSE d.step + 1 END, d.day, c.until, c.until {_WAS_ASKED} ON CONFLICT DO NOTHING"
    ).bindparams(*_ASKING)
)
_CHOICES = Statement(text("SELECT locality_id, rhythm FROM locality_reminders ORDER BY locality_id"))


class Default(NamedTuple):
    """What holds where a locality chose nothing: the plan's id and the rhythm."""

    plan: str
    rhythm: str


class Since(NamedTuple):
    """When one plans: steps due before `floor` are not entered any more, and who cannot be reached on the day `today`.

    `unheard` is the moment before which a reminder left unread on the page counts.
    """

    floor: datetime
    today: date
    unheard: datetime


class Marks(NamedTuple):
    """How far the logs of consents, tenures and delegations have come, and how many delegations were revoked."""

    consents: int = 0
    tenures: int = 0
    delegations: int = 0
    revoked: int = 0


class ReminderPlan(Repository):
    """Which reminders there are to be; what was said already is never touched."""

    __slots__ = ()

    def choose(self, locality: str, rhythm: str) -> None:
        """How a locality (a province: with its communes) is reminded from now on."""
        self._run.change(_CHOOSE, {"locality": locality, "rhythm": rhythm})

    def choices(self) -> dict[str, str]:
        """The rhythm of every locality that chose one."""
        return {str(place): str(rhythm) for place, rhythm in self._run.rows(_CHOICES, {})}

    def in_use(self, default: Default) -> tuple[tuple[str, str, int], ...]:
        """Each plan with each rhythm that localities live by, and how many do."""
        rows = self._run.rows(_IN_USE, {"national": default.plan, "rhythm": default.rhythm})
        return tuple((str(plan), str(rhythm), int(count)) for plan, rhythm, count in rows)

    def provinces(self) -> tuple[str, ...]:
        """The localities that have none above them."""
        return tuple(str(row[0]) for row in self._run.rows(_PROVINCES, {}))

    def set_steps(self, steps: Iterable[ReminderStep]) -> int:
        """Let these be all the steps there are; returns how many changed."""
        wanted, known = set(steps), {ReminderStep(*row) for row in self._run.rows(_STEPS, {})}
        removed = [dict(zip(_KEY, step, strict=False)) for step in known - wanted]
        added = [dict(zip(_COLUMNS, step, strict=True)) for step in wanted - known]
        if removed:
            self._run.change_many(_REMOVE_STEP, removed)
        if added:
            self._run.change_many(_ADD_STEP, added)
        return len(removed) + len(added)

    def plan_province(self, top: str, default: Default, since: Since) -> tuple[int, int]:
        """Enter what is missing in a province and take out what no longer follows: (entered, taken out).

        One statement each, whatever the number of people.
        """
        self._run.rows(_HOLD, {"top": top})
        values = _values(default, since) | {"top": top}
        dropped = self._run.change(_DROP_IN_PROVINCE, values)
        return self._run.change(_INSERT_IN_PROVINCE, values | {"floor": since.floor}), dropped

    def measure(self) -> None:
        """After many rows were entered: without it the first draw would look at all of them for each person."""
        self._run.measure("due_reminder")

    def plan_people(self, after: Marks, revoked: datetime, default: Default, since: Since) -> tuple[int, int]:
        """The same for who agreed, took an office or was lent one after these marks, or lost one from `revoked` on."""
        values = _values(default, since) | {"since": revoked}
        values |= {"consents": after.consents, "tenures": after.tenures, "delegations": after.delegations}
        dropped = self._run.change(_DROP_OF_NEW, values)
        return self._run.change(_INSERT_OF_NEW, values | {"floor": since.floor}), dropped

    def plan_asked(self, now: datetime, floor: datetime) -> int:
        """Enter a row for everything a person put off until a moment between `floor` and now; returns how many."""
        return self._run.change(_ASKED, {"now": now, "floor": floor})

    def is_asked(self, now: datetime, floor: datetime) -> bool:
        """Whether there is such a row to enter."""
        return self._run.row(_IS_ASKED, {"now": now, "floor": floor}) is not None

    def marks(self) -> Marks:
        """How far the logs have come."""
        row = self._run.row(_MARKS, {})
        return Marks() if row is None else Marks(*row)


def _values(default: Default, since: Since) -> dict[str, object]:
    here = {"national": default.plan, "rhythm": default.rhythm, "far": FAR}
    return here | {"today": since.today, "unheard": since.unheard}
