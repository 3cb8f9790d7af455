"""What is to be done in chats, in order, and what became of it."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime

from sqlalchemy import bindparam, exists, func, insert, literal, or_, select, update

from storage.models import DueDelivery, Moment, NewDelivery, chat, delivery
from storage.repositories.repository import Repository
from storage.statement import Statement

LANES = 5  # asked one by one, because the index has them before the times

_WAIT_FOR_NO_CHAT = (literal(0), literal(2))  # answers to taps and changes of old cards are no messages to a chat

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
_DUE = Statement(
    select(
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
    )
    .join_from(delivery, chat, (chat.c.channel == delivery.c.channel) & (chat.c.chat_id == delivery.c.chat_id))
    .where(
        delivery.c.channel == bindparam("channel"),
        delivery.c.lane >= bindparam("first_lane"),
        delivery.c.lane <= bindparam("last_lane"),
        delivery.c.due_at <= bindparam("now", type_=Moment()),
        or_(chat.c.free_at <= bindparam("free_by", type_=Moment()), delivery.c.lane.in_(_WAIT_FOR_NO_CHAT)),
        _FIRST_OF_ITS_LANE,
    )
    .order_by(delivery.c.lane, delivery.c.due_at, delivery.c.id)
    .limit(bindparam("limit", type_=delivery.c.lane.type))
)
_TAKE = Statement(
    update(delivery)
    .where(delivery.c.id == bindparam("row"))
    .values(state="sending", due_at=bindparam("lease", type_=Moment()), tries=delivery.c.tries + 1)
)
_FINISH = Statement(
    update(delivery)
    .where(delivery.c.id == bindparam("row"))
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
    .where(delivery.c.id == bindparam("row"))
    .values(
        state=bindparam("new_state"),
        due_at=bindparam("due", type_=Moment()),
        receipts=bindparam("new_receipts"),
        why=bindparam("new_why"),
    )
)
_RECEIPTS = Statement(
    select(delivery.c.receipts, delivery.c.due_at)
    .where(
        delivery.c.channel == bindparam("channel"),
        delivery.c.chat_id == bindparam("chat"),
        delivery.c.first_seq == bindparam("seq"),
        delivery.c.op == "send",
    )
    .order_by(delivery.c.id.desc())
)
_FIRST_DUE = Statement(
    select(func.min(delivery.c.due_at, type_=delivery.c.due_at.type)).where(
        delivery.c.channel == bindparam("channel"), delivery.c.lane == bindparam("lane"), delivery.c.due_at.is_not(None)
    )
)
_OLDEST = Statement(
    select(func.min(delivery.c.due_at, type_=delivery.c.due_at.type), func.count()).where(
        delivery.c.channel == bindparam("channel"),
        delivery.c.due_at <= bindparam("now", type_=Moment()),
    )
)
_MOVE = Statement(
    update(delivery)
    .where(
        delivery.c.channel == bindparam("channel"),
        delivery.c.chat_id == bindparam("chat"),
        delivery.c.due_at.is_not(None),
    )
    .values(state="dead", due_at=None, why=bindparam("new_why"), done_at=bindparam("now", type_=Moment()))
    .returning(delivery.c.person_id, delivery.c.lane, delivery.c.op, delivery.c.first_seq, delivery.c.last_seq)
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
        rows = self._run.rows(_DUE, values | {"first_lane": lanes[0], "last_lane": lanes[1]})
        return tuple(DueDelivery(*row) for row in rows)

    def take(self, rows: Sequence[int], lease: datetime) -> None:
        """Mark rows as being sent, until `lease` at the latest."""
        if rows:
            self._run.change_many(_TAKE, [{"row": row, "lease": lease} for row in rows])

    def finish(self, row: int, state: str, receipts: str, why: str | None, now: datetime) -> None:
        """Be done with a row: "sent" or "dead"."""
        values = {"row": row, "new_state": state, "new_receipts": receipts, "new_why": why, "now": now}
        self._run.change(_FINISH, values)

    def again(self, row: int, state: str, due: datetime, receipts: str, why: str | None) -> None:
        """Do a row once more at `due`: "retry" when it surely was not done, "uncertain" when it may have been."""
        values = {"row": row, "new_state": state, "due": due, "new_receipts": receipts, "new_why": why}
        self._run.change(_AGAIN, values)

    def receipts(self, channel: str, chat: str, seq: int) -> tuple[str, bool]:
        """What the platform called the message of this number there, as JSON, and whether it is still to be sent."""
        row = self._run.row(_RECEIPTS, {"channel": channel, "chat": chat, "seq": seq})
        return ("[]", False) if row is None else (str(row[0]), row[1] is not None)

    def first_due(self, channel: str) -> datetime | None:
        """When the first open row is or was due."""
        firsts = (self._run.row(_FIRST_DUE, {"channel": channel, "lane": lane}) for lane in range(LANES))
        return min((row[0] for row in firsts if row and row[0]), default=None)

    def backlog(self, channel: str, now: datetime) -> tuple[datetime | None, int]:
        """Since when the longest waiting row is due, and how many wait."""
        row = self._run.row(_OLDEST, {"channel": channel, "now": now})
        return (row[0], int(row[1])) if row else (None, 0)

    def abandon(self, channel: str, chat: str, why: str, now: datetime) -> tuple[NewDelivery, ...]:
        """Give up everything open in a chat; returns it, to be done elsewhere."""
        values = {"channel": channel, "chat": chat, "new_why": why, "now": now}
        rows = self._run.rows(_MOVE, values)
        return tuple(
            NewDelivery(channel, chat, person, lane, op, now, first, last) for person, lane, op, first, last in rows
        )
