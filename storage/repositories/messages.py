"""What came in, what goes out, and both together as the person sees them."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import bindparam, insert, literal, select, text, union_all, update

from storage.errors import UnknownRecord
from storage.models import Message, Moment, conversation, inbox, outbox
from storage.repositories.repository import Repository
from storage.statement import Statement

# One text for both databases: SQLAlchemy has ON CONFLICT only as two different constructs.
_CLAIM = Statement(
    text(
        "INSERT INTO inbox (person_id, channel, event_key, seq, shown, at)"
        " VALUES (:person, :channel, :event_key, :seq, :shown, :at) ON CONFLICT DO NOTHING"
    ).bindparams(bindparam("at", type_=Moment()))
)
_PUT_COLUMNS = ("person_id", "seq", "channel", "payload", "at")
_PUT = Statement(insert(outbox).inline(), *_PUT_COLUMNS)
_REWRITE = Statement(
    update(outbox)
    .where(outbox.c.person_id == bindparam("person"), outbox.c.seq == bindparam("number"))
    .values(payload=bindparam("new_payload"))
)
_STAY = Statement(
    update(outbox)
    .where(
        outbox.c.person_id == bindparam("person"), outbox.c.seq >= bindparam("first"), outbox.c.seq <= bindparam("last")
    )
    .values(channel="web")
)
_CLAIMED = Statement(
    select(inbox.c.seq).where(
        inbox.c.person_id == bindparam("person"),
        inbox.c.channel == bindparam("channel"),
        inbox.c.event_key == bindparam("event_key"),
    )
)
_PAYLOADS = Statement(
    select(outbox.c.seq, outbox.c.payload)
    .where(
        outbox.c.person_id == bindparam("person"), outbox.c.seq >= bindparam("first"), outbox.c.seq <= bindparam("last")
    )
    .order_by(outbox.c.seq)
)
_LAST_SEQ = Statement(select(conversation.c.seq).where(conversation.c.person_id == bindparam("person")))

_MINE = select(inbox.c.seq, literal(value=True).label("mine"), inbox.c.at, inbox.c.shown.label("text")).where(
    inbox.c.person_id == bindparam("person"), inbox.c.shown != ""
)
_THEIRS = select(outbox.c.seq, literal(value=False).label("mine"), outbox.c.at, outbox.c.payload.label("text")).where(
    outbox.c.person_id == bindparam("person"), outbox.c.payload != ""
)
# Each half is limited by itself, so that a long conversation is not sorted to show its end.
_LIMIT = bindparam("limit", type_=conversation.c.seq.type)
_MINE_SINCE = _MINE.where(inbox.c.seq > bindparam("seq")).order_by(inbox.c.seq).limit(_LIMIT).subquery()
_THEIRS_SINCE = _THEIRS.where(outbox.c.seq > bindparam("seq")).order_by(outbox.c.seq).limit(_LIMIT).subquery()
_SINCE = Statement(union_all(select(_MINE_SINCE), select(_THEIRS_SINCE)).order_by("seq").limit(_LIMIT))
_MINE_RECENT = _MINE.order_by(inbox.c.seq.desc()).limit(_LIMIT).subquery()
_THEIRS_RECENT = _THEIRS.order_by(outbox.c.seq.desc()).limit(_LIMIT).subquery()
_RECENT = Statement(union_all(select(_MINE_RECENT), select(_THEIRS_RECENT)).order_by(text("seq DESC")).limit(_LIMIT))


class Messages(Repository):
    """The messages of a person in both directions, in one numbering."""

    __slots__ = ()

    def claim(self, person: str, channel: str, key: str, seq: int, shown: str, at: datetime) -> bool:
        """Enter an event that came in; False when it was entered before, also by somebody at the same time."""
        values = {"person": person, "channel": channel, "event_key": key, "seq": seq, "shown": shown, "at": at}
        return self._run.change(_CLAIM, values) == 1

    def claimed(self, person: str, channel: str, key: str) -> bool:
        """Whether this event was entered before."""
        return self._run.row(_CLAIMED, {"person": person, "channel": channel, "event_key": key}) is not None

    def payloads(self, person: str, first: int, last: int) -> dict[int, str]:
        """The messages to a person numbered from `first` to `last`."""
        rows = self._run.rows(_PAYLOADS, {"person": person, "first": first, "last": last})
        return {int(seq): str(payload) for seq, payload in rows}

    def put(self, rows: Sequence[tuple[str, int, str, str, datetime]]) -> None:
        """Enter messages to people: (person, seq, channel, payload, at) each."""
        if rows:
            self._run.change_many(_PUT, [dict(zip(_PUT_COLUMNS, row, strict=True)) for row in rows])

    def rewrite(self, person: str, seq: int, payload: str) -> None:
        """Let a message that was not sent yet say something else; an empty payload is shown nowhere."""
        self._run.change(_REWRITE, {"person": person, "number": seq, "new_payload": payload})

    def stay_on_page(self, person: str, first: int, last: int) -> None:
        """No chat took the messages numbered from `first` to `last`: they are to be read on the web page."""
        self._run.change(_STAY, {"person": person, "first": first, "last": last})

    def since(self, person: str, seq: int, limit: int = 200) -> tuple[Message, ...]:
        """What there is to show above `seq`, oldest first, at most `limit`."""
        rows = self._run.rows(_SINCE, {"person": person, "seq": seq, "limit": limit})
        return tuple(Message(*row) for row in rows)

    def recent(self, person: str, limit: int = 200) -> tuple[Message, ...]:
        """The newest `limit` messages with something to show, oldest first."""
        rows = self._run.rows(_RECENT, {"person": person, "limit": limit})
        return tuple(reversed([Message(*row) for row in rows]))

    def last_seq(self, person: str) -> int:
        """The number of the person's last message, 0 before the first; UnknownRecord without a conversation."""
        row = self._run.row(_LAST_SEQ, {"person": person})
        if row is None:
            raise UnknownRecord("conversation", person)
        return int(row[0])
