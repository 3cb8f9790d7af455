"""What is to be done in chats, in order, and what became of it."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import (
    CompoundSelect,
    Select,
    bindparam,
    exists,
    func,
    insert,
    literal_column,
    or_,
    select,
    union_all,
    update,
)

from storage.models import DueDelivery, Moment, NewDelivery, chat, delivery
from storage.repositories.repository import Repository
from storage.statement import Statement

LANES = 5  # asked one by one, because the index has them before the times
COUNTED = 10_000  # a look at the health of the process must stay cheap however much waits

_WAIT_FOR_NO_CHAT = (0, 2)  # answers to taps and changes of old cards are no messages to a chat

_ADD = Statement(
    insert(delivery).inline(),
    "channel",
    "chat_id",
    "person_id",
    "lane",
    "op",
    "first_seq",
    "last_seq",
    "data",
    "due_at",
    "at",
)
_EARLIER = delivery.alias("earlier")
_FIRST_OF_ITS_LANE = ~exists().where(
    _EARLIER.c.channel == delivery.c.channel,
    _EARLIER.c.chat_id == delivery.c.chat_id,
    _EARLIER.c.lane == delivery.c.lane,
    _EARLIER.c.id < delivery.c.id,
    _EARLIER.c.due_at.is_not(None),
)
_DUE_ROW = (
    delivery.c.id,
    delivery.c.chat_id,
    delivery.c.person_id,
    delivery.c.lane,
    delivery.c.op,
    delivery.c.first_seq,
    delivery.c.last_seq,
    delivery.c.data,
    delivery.c.state,
    delivery.c.tries,
    delivery.c.receipts,
    delivery.c.at,
    chat.c.shown,
    chat.c.free_at,
    delivery.c.due_at,
)
_LIMIT = bindparam("limit", type_=delivery.c.lane.type)


def _due_in(lane: int) -> Select[Any]:
    """The rows of one lane, in the order of its part of ix_delivery_due: what is not due yet is never looked at."""
    found = (
        select(*_DUE_ROW)
        .join_from(delivery, chat, (chat.c.channel == delivery.c.channel) & (chat.c.chat_id == delivery.c.chat_id))
        .where(
            delivery.c.channel == bindparam("channel"),
            delivery.c.lane == literal_column(str(lane)),
            delivery.c.due_at <= bindparam("now", type_=Moment()),
            _FIRST_OF_ITS_LANE,
        )
        .order_by(delivery.c.due_at, delivery.c.id)
        .limit(_LIMIT)
    )
    if lane not in _WAIT_FOR_NO_CHAT:
        found = found.where(chat.c.free_at <= bindparam("free_by", type_=Moment()))
    return select(found.subquery(f"lane_{lane}"))


@cache
def _due(first: int, last: int) -> Statement:
    lanes: CompoundSelect[Any] = union_all(*(_due_in(lane) for lane in range(first, last + 1)))
    return Statement(lanes.order_by("lane", "due_at", "id").limit(_LIMIT))


_TAKE = Statement(
    update(delivery)
    .where(delivery.c.id == bindparam("row"))
    .values(state="sending", due_at=bindparam("lease", type_=Moment()), tries=delivery.c.tries + 1)
)
_OPEN_AS_TAKEN = (
    delivery.c.id == bindparam("row"),
    delivery.c.due_at.is_not(None),
    delivery.c.tries == func.coalesce(bindparam("taken", type_=delivery.c.tries.type), delivery.c.tries),
)
_RENEW = Statement(update(delivery).where(*_OPEN_AS_TAKEN).values(due_at=bindparam("lease", type_=Moment())))
_FINISH = Statement(
    update(delivery)
    .where(*_OPEN_AS_TAKEN)
    .values(
        state=bindparam("new_state"),
        due_at=None,
        receipts=bindparam("new_receipts"),
        why=bindparam("new_why"),
        done_at=bindparam("now", type_=Moment()),
    )
)
_AGAIN = Statement(
    update(delivery)
    .where(*_OPEN_AS_TAKEN)
    .values(
        state=bindparam("new_state"),
        tries=func.coalesce(bindparam("new_tries", type_=delivery.c.tries.type), delivery.c.tries),
        due_at=bindparam("due", type_=Moment()),
        receipts=bindparam("new_receipts"),
        why=bindparam("new_why"),
    )
)
_WORDED = Statement(
    update(delivery)
    .where(delivery.c.id == bindparam("row"))
    .values(first_seq=bindparam("seq"), last_seq=bindparam("seq"), data=bindparam("new_data"))
)
_RECEIPTS = Statement(
    select(delivery.c.receipts, delivery.c.due_at)
    .where(
        delivery.c.channel == bindparam("channel"),
        delivery.c.chat_id == bindparam("chat"),
        delivery.c.first_seq == bindparam("seq"),
        or_(delivery.c.op == "send", delivery.c.op == "remind"),
    )
    .order_by(delivery.c.id.desc())
)
_FIRST_DUE = Statement(
    select(func.min(delivery.c.due_at, type_=delivery.c.due_at.type)).where(
        delivery.c.channel == bindparam("channel"), delivery.c.lane == bindparam("lane"), delivery.c.due_at.is_not(None)
    )
)
_SOME_DUE = (
    select(delivery.c.id)
    .where(delivery.c.channel == bindparam("channel"), delivery.c.due_at <= bindparam("now", type_=Moment()))
    .limit(COUNTED)
    .subquery()
)
_COUNT_DUE = Statement(select(func.count()).select_from(_SOME_DUE))
_MOVE = Statement(
    update(delivery)
    .where(
        delivery.c.channel == bindparam("channel"),
        delivery.c.chat_id == bindparam("chat"),
        delivery.c.due_at.is_not(None),
    )
    .values(state="dead", due_at=None, why=bindparam("new_why"), done_at=bindparam("now", type_=Moment()))
    .returning(
        delivery.c.person_id, delivery.c.lane, delivery.c.op, delivery.c.first_seq, delivery.c.last_seq, delivery.c.data
    )
)


class Deliveries(Repository):
    """The rows of all channels: queued → sending → sent, retry, uncertain or dead."""

    __slots__ = ()

    def add(self, rows: Sequence[NewDelivery], at: datetime) -> None:
        """Enter what is to be done."""
        if rows:
            named = [asdict(row) for row in rows]
            values = [row | {"chat_id": row.pop("chat"), "person_id": row.pop("person"), "at": at} for row in named]
            self._run.change_many(_ADD, values)

    def due(
        self, channel: str, now: datetime, free_by: datetime, limit: int, lanes: tuple[int, int]
    ) -> tuple[DueDelivery, ...]:
        """What may be done now: the first open row of each chat and lane, in chats free by `free_by`.

        Held by nobody yet: whoever asks must hold the bot's account. A row left in the state "sending" is due when
        its lease is over, because whoever took it is gone.
        """
        values = {"channel": channel, "now": now, "free_by": free_by, "limit": limit}
        return tuple(DueDelivery(*row[:-1]) for row in self._run.rows(_due(*lanes), values))

    def take(self, rows: Sequence[int], lease: datetime) -> None:
        """Mark rows as being sent, until `lease` at the latest."""
        if rows:
            self._run.change_many(_TAKE, [{"row": row, "lease": lease} for row in rows])

    def renew(self, rows: Mapping[int, int], lease: datetime) -> None:
        """Hold rows longer, each as it was taken: how many tries it then had, by row."""
        if rows:
            self._run.change_many(_RENEW, [{"row": row, "taken": tries, "lease": lease} for row, tries in rows.items()])

    def finish(
        self, row: int, state: str, receipts: str, why: str | None, now: datetime, *, taken: int | None = None
    ) -> bool:
        """Be done with a row: "sent" or "dead". False when it is no longer open, or was taken again since `taken`."""
        values = {"row": row, "new_state": state, "new_receipts": receipts, "new_why": why, "now": now, "taken": taken}
        return self._run.change(_FINISH, values) == 1

    def again(
        self,
        row: int,
        state: str,
        due: datetime,
        receipts: str,
        why: str | None,
        *,
        tries: int | None = None,
        taken: int | None = None,
    ) -> bool:
        """Do a row once more at `due`: "retry" when it surely was not done, "uncertain" when it may have been.

        `tries` is how often it may have been done, as counted so far when left out. False as for `finish`.
        """
        values = {"row": row, "new_state": state, "due": due, "new_receipts": receipts, "new_why": why}
        return self._run.change(_AGAIN, values | {"new_tries": tries, "taken": taken}) == 1

    def worded(self, row: int, seq: int | None, data: str) -> None:
        """A row whose message is made only when it is sent now has it, with this number."""
        self._run.change(_WORDED, {"row": row, "seq": seq, "new_data": data})

    def receipts(self, channel: str, chat: str, seq: int) -> tuple[str, bool]:
        """What the platform called the message of this number there, as JSON, and whether it is still to be sent."""
        row = self._run.row(_RECEIPTS, {"channel": channel, "chat": chat, "seq": seq})
        return ("[]", False) if row is None else (str(row[0]), row[1] is not None)

    def first_due(self, channel: str) -> datetime | None:
        """When the first open row is or was due."""
        firsts = (self._run.row(_FIRST_DUE, {"channel": channel, "lane": lane}) for lane in range(LANES))
        return min((row[0] for row in firsts if row and row[0]), default=None)

    def backlog(self, channel: str, now: datetime) -> tuple[datetime | None, int]:
        """Since when the longest waiting row is due, and how many wait, of whom COUNTED at most are counted."""
        first = self.first_due(channel)
        if first is None or first > now:
            return None, 0
        row = self._run.row(_COUNT_DUE, {"channel": channel, "now": now})
        return first, int(row[0]) if row else 0

    def abandon(self, channel: str, chat: str, why: str, now: datetime) -> tuple[NewDelivery, ...]:
        """Give up everything open in a chat; returns it, to be done elsewhere."""
        values = {"channel": channel, "chat": chat, "new_why": why, "now": now}
        rows = self._run.rows(_MOVE, values)
        return tuple(
            NewDelivery(channel, chat, person, lane, op, now, first, last, data)
            for person, lane, op, first, last, data in rows
        )
