"""Who cannot be reached: the one definition, as SQL that other statements use too.

Nobody is out of reach who has a chat that was not refused, or no reminder on the page left unread before a moment
(`:unheard`). Telegram and Zalo tell a bot nothing about reading, so that only refusals count there.
"""

from datetime import date, datetime
from typing import Any

from sqlalchemy import BindParameter, Boolean, Date, Text, bindparam, column, text

from storage.models import Moment, UnheardOfficeRow, UnheardUnitRow
from storage.repositories.repository import Repository
from storage.statement import Statement

_LEFT_UNREAD = (
    "put.state = 'said' AND bubble.channel = 'web' AND bubble.seq >"
    " COALESCE((SELECT viewed.seq FROM page_view viewed WHERE viewed.person_id = put.person_id), 0)"
)
_PUT = "due_reminder put JOIN outbox bubble ON bubble.person_id = put.person_id AND bubble.seq = put.seq"


def unread(person: str, before: str) -> str:
    """The condition that this column's person has a reminder on the page, put there before the moment `:before`."""
    return f"EXISTS (SELECT 1 FROM {_PUT} WHERE put.person_id = {person} AND {_LEFT_UNREAD} AND bubble.at < :{before})"


def out_of_reach(person: str) -> str:
    """The condition that this column's person cannot be reached; takes `:unheard`."""
    return (
        "(NOT EXISTS (SELECT 1 FROM chat alive"
        f" WHERE alive.person_id = {person} AND alive.unreachable_at IS NULL) AND {unread(person, 'unheard')})"
    )


def absent(office: str) -> str:
    """The condition that nobody who holds this column's office can be reached; takes `:today`, `:unheard`."""
    return (
        f"NOT EXISTS (SELECT 1 FROM tenure sits WHERE sits.office_id = {office} AND {in_office('sits')}"
        f" AND NOT {out_of_reach('sits.person_id')})"
    )


def in_office(tenure: str) -> str:
    """The condition that this tenure covers `:today`."""
    return f"{tenure}.starts <= :today AND ({tenure}.ends IS NULL OR {tenure}.ends >= :today)"


WHEN: tuple[BindParameter[Any], ...] = (bindparam("unheard", type_=Moment()), bindparam("today", type_=Date()))
"""What the conditions take: the moment before which a reminder left unread counts, and the day."""
_THERE = "(l.id = :locality OR l.parent_id = :locality)"
_PEOPLE = (
    "FROM office o JOIN tenure t ON t.office_id = o.id"
    f" WHERE o.unit_id = u.id AND o.kind IN ('head', 'deputy') AND {in_office('t')}"
)
_LAST_PUT = (
    f"(SELECT MAX(bubble.at) FROM {_PUT} WHERE put.state = 'said'"
    f" AND put.person_id IN (SELECT t.person_id {_PEOPLE}){{more}})"
)
_UNITS = Statement(
    text(
        "SELECT u.id, l.name, (SELECT MIN(o.title) FROM office o WHERE o.unit_id = u.id AND o.kind = 'head'), u.phone,"
        f" EXISTS (SELECT 1 {_PEOPLE}), {_LAST_PUT.format(more='')},"
        f" {_LAST_PUT.format(more=f' AND {_LEFT_UNREAD} AND bubble.at < :unheard')},"
        " (SELECT MAX(c.at) FROM phone_call c WHERE c.unit_id = u.id)"
        f" FROM unit u JOIN locality l ON l.id = u.locality_id WHERE {_THERE}"
        f" AND NOT EXISTS (SELECT 1 {_PEOPLE} AND NOT {out_of_reach('t.person_id')}) ORDER BY u.name, u.id"
    )
    .bindparams(*WHEN, bindparam("locality"))
    .columns(
        column("unit", Text()),
        column("place", Text()),
        column("title", Text()),
        column("phone", Text()),
        column("joined", Boolean()),
        column("tried", Moment()),
        column("missed", Moment()),
        column("called", Moment()),
    )
)
_OFFICES = Statement(
    text(
        "SELECT l.name, u.name, o.title, u.phone FROM office o JOIN locality l ON l.id = o.locality_id"
        f" LEFT JOIN unit u ON u.id = o.unit_id WHERE {_THERE} AND {absent('o.id')} AND (o.kind = 'head'"
        f" OR (o.unit_id IS NULL AND EXISTS (SELECT 1 FROM tenure t WHERE t.office_id = o.id AND {in_office('t')})))"
        " ORDER BY l.name, l.id, o.unit_id IS NOT NULL, u.name, o.title, o.id"
    ).bindparams(*WHEN, bindparam("locality"))
)
_ABSENT_HEAD = Statement(
    text(
        "SELECT o.title FROM office o WHERE o.unit_id = :unit AND o.kind = 'head'"
        f" AND {absent('o.id')} ORDER BY o.id LIMIT 1"
    ).bindparams(*WHEN, bindparam("unit"))
)
_COUNT = Statement(text(f"SELECT COUNT(*) FROM person p WHERE {out_of_reach('p.id')}").bindparams(WHEN[0]))
_OPERATORS = Statement(
    text(
        "SELECT DISTINCT o.locality_id, t.person_id FROM office o JOIN tenure t ON t.office_id = o.id"
        f" WHERE o.kind = 'operator' AND {in_office('t')} ORDER BY o.locality_id, t.person_id"
    ).bindparams(WHEN[1])
)
# One text for both databases: SQLAlchemy has ON CONFLICT only as two different constructs.
_LOOK = Statement(
    text(
        "INSERT INTO page_view (person_id, seq, at) VALUES (:person, :seq, :at) ON CONFLICT (person_id)"
        " DO UPDATE SET seq = excluded.seq, at = excluded.at WHERE excluded.seq > page_view.seq"
    ).bindparams(bindparam("person"), bindparam("seq"), bindparam("at", type_=Moment()))
)
_LOOKED = Statement(text("SELECT seq FROM page_view WHERE person_id = :person").bindparams(bindparam("person")))
_CALL = Statement(
    text("INSERT INTO phone_call (unit_id, office_id, person_id, at) VALUES (:unit, :office, :person, :at)").bindparams(
        *map(bindparam, ("unit", "office", "person")), bindparam("at", type_=Moment())
    )
)


class Reach(Repository):
    """Who cannot be reached; `unheard` is the moment before which a reminder still unread on the page counts."""

    __slots__ = ()

    def look(self, person: str, seq: int, at: datetime) -> None:
        """The person looked at the page, which showed the messages up to this number."""
        self._run.change(_LOOK, {"person": person, "seq": seq, "at": at})

    def looked(self, person: str) -> int:
        """The number of the last message the person saw on the page, 0 before the first."""
        row = self._run.row(_LOOKED, {"person": person})
        return int(row[0]) if row else 0

    def call(self, unit: str, office: str, person: str, at: datetime) -> None:
        """Note that an office called the unit."""
        self._run.change(_CALL, {"unit": unit, "office": office, "person": person, "at": at})

    def units(self, locality: str, today: date, unheard: datetime) -> tuple[UnheardUnitRow, ...]:
        """The units of a commune, or of a province's communes, in which neither head nor deputy can be reached."""
        rows = self._run.rows(_UNITS, {"locality": locality, "today": today, "unheard": unheard})
        return tuple(UnheardUnitRow(*row) for row in rows)

    def offices(self, locality: str, today: date, unheard: datetime) -> tuple[UnheardOfficeRow, ...]:
        """The offices there that nobody can be reached in, a locality's own before its units'."""
        rows = self._run.rows(_OFFICES, {"locality": locality, "today": today, "unheard": unheard})
        return tuple(UnheardOfficeRow(*row) for row in rows)

    def absent_head(self, unit: str, today: date, unheard: datetime) -> str | None:
        """The title of the head's office when nobody who holds it can be reached."""
        row = self._run.row(_ABSENT_HEAD, {"unit": unit, "today": today, "unheard": unheard})
        return None if row is None else str(row[0])

    def count(self, unheard: datetime) -> int:
        """How many people cannot be reached."""
        return int(self._run.rows(_COUNT, {"unheard": unheard})[0][0])

    def operators(self, today: date) -> tuple[tuple[str, str], ...]:
        """Who operates which locality on a day: (locality, person) each."""
        return tuple((str(place), str(person)) for place, person in self._run.rows(_OPERATORS, {"today": today}))
