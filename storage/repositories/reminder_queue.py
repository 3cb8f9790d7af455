"""Draws the reminders that are due into one message a day for each person, and keeps what each message said."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import BindParameter, Boolean, Date, bindparam, func, select, text, update

from storage.models import DueReminder, Moment, NextDue, due_reminder, office, reminder_ping
from storage.repositories.reach import unread
from storage.repositories.repository import Repository
from storage.statement import Statement

ASKED = 1000
"""Steps from here on are reminders a person asked for ("Nhắc lại sau"): not counted in the one message a day."""
_OCCASIONS = {"daily": (-ASKED, ASKED - 1), "asked": (ASKED, 2 * ASKED)}

_DAY, _NOW = bindparam("day", type_=Date()), bindparam("now", type_=Moment())
_MIDNIGHT = bindparam("midnight", type_=Moment())
_STEPS: tuple[BindParameter[Any], ...] = (bindparam("least"), bindparam("greatest"))
# Texts where both databases need INSERT … SELECT … ON CONFLICT, which SQLAlchemy has only as two constructs.
_POSTPONE = Statement(
    text(
        "UPDATE due_reminder SET due_at = :later WHERE state = 'open' AND due_at <= :now"
        " AND step BETWEEN :least AND :greatest AND EXISTS (SELECT 1 FROM reminder_ping g"
        " WHERE g.person_id = due_reminder.person_id AND g.day = :day AND g.occasion = :occasion)"
    ).bindparams(_DAY, _NOW, bindparam("later", type_=Moment()), *_STEPS, bindparam("occasion"))
)
# What was asked for joins the message asked for that is still on its way.
_NOT_ON_ITS_WAY = (
    " AND (:occasion = 'daily' OR NOT EXISTS (SELECT 1 FROM reminder_ping g WHERE g.person_id = due_reminder.person_id"
    " AND g.day = :day AND g.occasion = :occasion AND g.state IN ('new', 'queued')))"
)
_DRAW = Statement(
    text(
        "INSERT INTO reminder_ping (person_id, day, occasion, state, at)"
        " SELECT DISTINCT d.person_id, :day, :occasion, 'new', :now FROM (SELECT person_id FROM due_reminder"
        " WHERE state = 'open' AND due_at <= :now AND step BETWEEN :least AND :greatest"
        f" AND (:every OR last_day = :day){_NOT_ON_ITS_WAY}"
        " ORDER BY due_at, id LIMIT :most) d WHERE true ON CONFLICT DO NOTHING"
    ).bindparams(_DAY, _NOW, bindparam("most"), bindparam("every", type_=Boolean()), *_STEPS, bindparam("occasion"))
)
# In the order of the index: PostgreSQL, which expects to find one soon anywhere, would read all rows to find none.
_WAITS = Statement(
    text(
        "SELECT id FROM due_reminder WHERE state = 'open' AND due_at <= :now AND step BETWEEN :least AND :greatest"
        f" AND (:every OR last_day = :day){_NOT_ON_ITS_WAY} ORDER BY due_at, id LIMIT 1"
    ).bindparams(_DAY, _NOW, bindparam("every", type_=Boolean()), *_STEPS, bindparam("occasion"))
)
_FREE = Statement(
    text(
        "DELETE FROM reminder_ping WHERE day = :day AND occasion = 'asked' AND state IN ('said', 'nothing')"
        " AND person_id IN (SELECT person_id FROM due_reminder"
        f" WHERE state = 'open' AND due_at <= :now AND step >= {ASKED})"
    ).bindparams(_DAY, _NOW)
)
# The state stands outside as well: a row that a courier was saying is looked at again as it is by then.
_TAKE = Statement(
    text(
        "UPDATE due_reminder SET state = 'taken' WHERE state = 'open' AND id IN (SELECT d.id"
        " FROM reminder_ping g CROSS JOIN due_reminder d"  # SQLite visits the few people first, not all that is due
        " WHERE g.state = 'new' AND d.person_id = g.person_id AND d.state = 'open'"
        f" AND (d.due_at <= :now OR (d.due_at < :midnight AND d.step < {ASKED})))"
    ).bindparams(_NOW, bindparam("midnight", type_=Moment()))
)
# The chat a person is written to, as bot.posting.where_to has it for one person; also who prefers the page is, once a
# reminder of an earlier day is still unread there.
_CHATS = (
    "SELECT g.person_id, c.channel, c.chat_id, ROW_NUMBER() OVER (PARTITION BY g.person_id ORDER BY"
    " CASE WHEN c.channel = p.preferred THEN 0 ELSE 1 END, c.heard_at DESC, c.channel, c.chat_id) AS place"
    " FROM reminder_ping g JOIN person p ON p.id = g.person_id JOIN chat c ON c.person_id = g.person_id"
    " WHERE g.state = 'new' AND c.unreachable_at IS NULL AND :channels LIKE '%,' || c.channel || ',%'"
    f" AND (COALESCE(p.preferred, '') <> 'web' OR {unread('g.person_id', 'midnight')})"
)
_QUEUE = Statement(
    text(
        "INSERT INTO delivery (channel, chat_id, person_id, lane, op, data, due_at, at)"
        " SELECT f.channel, f.chat_id, f.person_id, :lane, :op, :data, :now, :now"
        f" FROM ({_CHATS}) f WHERE f.place = 1"
    ).bindparams(_NOW, _MIDNIGHT, *map(bindparam, ("channels", "lane", "op", "data")))
)
_QUEUED = Statement(
    text(
        "UPDATE reminder_ping SET state = 'queued' WHERE state = 'new'"
        f" AND person_id IN (SELECT f.person_id FROM ({_CHATS}) f)"
    ).bindparams(_MIDNIGHT, bindparam("channels"))
)
_LEFT = Statement(
    select(reminder_ping.c.person_id).where(reminder_ping.c.state == "new").order_by(reminder_ping.c.person_id)
)
_ROWS = Statement(
    select(
        due_reminder.c.id,
        due_reminder.c.thing,
        due_reminder.c.last_day,
        due_reminder.c.step,
        due_reminder.c.day,
        due_reminder.c.state,
        due_reminder.c.seq,
    )
    .where(
        due_reminder.c.person_id == bindparam("person"),
        (due_reminder.c.state == "taken")
        | (
            (due_reminder.c.state == "open")
            & (
                (due_reminder.c.due_at <= bindparam("now", type_=Moment()))
                | ((due_reminder.c.due_at < bindparam("midnight", type_=Moment())) & (due_reminder.c.step < ASKED))
            )
        )
        | (due_reminder.c.seq == bindparam("said")),
    )
    .order_by(due_reminder.c.id)
)
_SETTLE = Statement(
    update(due_reminder)
    .where(due_reminder.c.id == bindparam("row"))
    .values(state=bindparam("new_state"), seq=bindparam("new_seq"))
)
_THIS_PING = (
    reminder_ping.c.person_id == bindparam("person"),
    reminder_ping.c.day == bindparam("on"),
    reminder_ping.c.occasion == bindparam("occasion"),
)
_FINISH = Statement(update(reminder_ping).where(*_THIS_PING).values(state=bindparam("new_state")))
_MOVE = Statement(
    text(
        "UPDATE reminder_ping SET day = :day WHERE person_id = :person AND day = :on AND occasion = :occasion"
        " AND NOT EXISTS (SELECT 1 FROM reminder_ping g"
        " WHERE g.person_id = :person AND g.day = :day AND g.occasion = :occasion)"
    ).bindparams(_DAY, bindparam("on", type_=Date()), bindparam("person"), bindparam("occasion"))
)
_FORGET = Statement(reminder_ping.delete().where(*_THIS_PING))
_REOPEN = Statement(
    update(due_reminder)
    .where(due_reminder.c.person_id == bindparam("person"), due_reminder.c.state == "taken")
    .values(state="open", due_at=bindparam("later", type_=Moment()))
)
_GIVE_UP = Statement(
    update(due_reminder)
    .where(due_reminder.c.person_id == bindparam("person"), due_reminder.c.state == "taken")
    .values(state="nothing")
)
_LIMIT = bindparam("limit", type_=due_reminder.c.step.type)
_NEXT = Statement(
    select(due_reminder.c.due_at, office.c.title, due_reminder.c.thing, due_reminder.c.step)
    .join(office, office.c.id == due_reminder.c.office_id)
    .where(due_reminder.c.state == "open")
    .order_by(due_reminder.c.due_at, due_reminder.c.id)
    .limit(_LIMIT)
)
_FIRST = Statement(
    select(func.min(due_reminder.c.due_at, type_=due_reminder.c.due_at.type)).where(due_reminder.c.state == "open")
)


class ReminderQueue(Repository):
    """open (planned) → taken (in today's message, which is not worded yet) → said, or nothing was left to say."""

    __slots__ = ()

    def postpone(self, occasion: str, day: date, now: datetime, later: datetime) -> int:
        """What became due for people who have had their message of this day waits until `later`."""
        return self._run.change(_POSTPONE, {"day": day, "now": now, "later": later, **_of(occasion)})

    def draw(
        self,
        occasion: str,
        day: date,
        now: datetime,
        midnight: datetime,
        most: int,
        every: bool,  # noqa: FBT001 - a value of the statement
    ) -> int:
        """Give everybody among the first `most` due rows the one message of this day, with all due before `midnight`.

        Returns how many people that are; without `every` only for rows of which this is the last day. A person who has
        a message of this day gets no second one, whoever draws; what a person asked for is the other "occasion" and
        comes beside it, as often as they ask.
        """
        if occasion == "asked":
            self._run.change(_FREE, {"day": day, "now": now})
        count = self._run.change(_DRAW, {"day": day, "now": now, "most": most, "every": every, **_of(occasion)})
        if count:
            self._run.change(_TAKE, {"now": now, "midnight": midnight})
        return count

    def queue(
        self, channels: Sequence[str], lane: int, op: str, data: str, now: datetime, midnight: datetime
    ) -> tuple[str, ...]:
        """One delivery for everybody just drawn who has a chat on these channels; returns the others' ids.

        Who prefers the page and has left a reminder unread there since before `midnight` is written to in a chat too.
        """
        chats = {"channels": f",{','.join(channels)},", "midnight": midnight}
        if self._run.change(_QUEUE, {**chats, "lane": lane, "op": op, "data": data, "now": now}):
            self._run.change(_QUEUED, chats)
        return tuple(str(row[0]) for row in self._run.rows(_LEFT, {}))

    def rows(self, person: str, now: datetime, midnight: datetime, said: int | None = None) -> tuple[DueReminder, ...]:
        """What is to be said to a person before `midnight`, with what the message numbered `said` holds already."""
        values = {"person": person, "now": now, "midnight": midnight, "said": -1 if said is None else said}
        return tuple(DueReminder(*row) for row in self._run.rows(_ROWS, values))

    def settle(self, states: dict[int, str], seq: int | None) -> None:
        """What became of rows: "said" by the message numbered `seq`, or "nothing"."""
        if states:
            rows = [
                {"row": row, "new_state": state, "new_seq": seq if state == "said" else None}
                for row, state in sorted(states.items())
            ]
            self._run.change_many(_SETTLE, rows)

    def finish(self, person: str, on: date, occasion: str, state: str) -> None:
        """What became of a person's message of a day: "said" or "nothing"."""
        self._run.change(_FINISH, {"person": person, "on": on, "occasion": occasion, "new_state": state})

    def move(self, person: str, on: date, occasion: str, day: date) -> bool:
        """A message that comes on a later day is that day's; False when that day has its own."""
        return self._run.change(_MOVE, {"person": person, "on": on, "occasion": occasion, "day": day}) == 1

    def release(self, person: str, on: date, occasion: str, later: datetime) -> None:
        """Take back a message that was not worded: what it was to say is due again at `later`."""
        self._run.change(_FORGET, {"person": person, "on": on, "occasion": occasion})
        self._run.change(_REOPEN, {"person": person, "later": later})

    def give_up(self, person: str, on: date, occasion: str) -> None:
        """Be done with a message that cannot be worded, and with what it was to say."""
        self.finish(person, on, occasion, "nothing")
        self._run.change(_GIVE_UP, {"person": person})

    def waits(self, occasion: str, day: date, now: datetime, every: bool) -> bool:  # noqa: FBT001 - as above
        """Whether anything of this occasion is due; without `every` anything of which this is the last day."""
        return self._run.row(_WAITS, {"day": day, "now": now, "every": every, **_of(occasion)}) is not None

    def first_due(self) -> datetime | None:
        """When the first open row is or was due."""
        row = self._run.row(_FIRST, {})
        return row[0] if row else None

    def next_due(self, limit: int) -> tuple[NextDue, ...]:
        """The rows that come next."""
        return tuple(NextDue(*row) for row in self._run.rows(_NEXT, {"limit": limit}))


def _of(occasion: str) -> dict[str, object]:
    least, greatest = _OCCASIONS[occasion]
    return {"occasion": occasion, "least": least, "greatest": greatest}
