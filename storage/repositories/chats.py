"""Chats on outside channels."""

from datetime import datetime

from sqlalchemy import bindparam, insert, select, text, update

from storage.errors import UnknownRecord
from storage.models import Chat, Moment, chat
from storage.repositories.repository import Repository
from storage.statement import Statement

_CHAT = select(
    chat.c.channel,
    chat.c.chat_id,
    chat.c.person_id,
    chat.c.heard_at,
    chat.c.unreachable_at,
    chat.c.wrong_codes,
    chat.c.locked_until,
    chat.c.seen,
    chat.c.shown,
    chat.c.live_seq,
)
_THIS = (chat.c.channel == bindparam("channel"), chat.c.chat_id == bindparam("chat"))
_FIND = Statement(_CHAT.where(*_THIS))
_OF_PERSON = Statement(_CHAT.where(chat.c.person_id == bindparam("person")).order_by(chat.c.heard_at.desc()))
# One text for both databases: SQLAlchemy has ON CONFLICT only as two different constructs.
_MEET = Statement(
    text(
        "INSERT INTO chat (channel, chat_id, heard_at, free_at) VALUES (:channel, :chat, :at, :at)"
        " ON CONFLICT DO NOTHING"
    ).bindparams(bindparam("at", type_=Moment()))
)
_HEARD = Statement(update(chat).where(*_THIS).values(heard_at=bindparam("at", type_=Moment()), unreachable_at=None))
_JOIN = Statement(
    update(chat)
    .where(*_THIS)
    .values(person_id=bindparam("person"), wrong_codes=0, locked_until=None, live_seq=None, shown="{}")
)
_STRANGER = Statement(
    update(chat)
    .where(*_THIS)
    .values(
        wrong_codes=bindparam("new_wrong"),
        locked_until=bindparam("new_locked", type_=Moment()),
        seen=bindparam("new_seen"),
    )
)
_SHOW = Statement(
    update(chat).where(*_THIS).values(shown=bindparam("new_shown"), free_at=bindparam("new_free", type_=Moment()))
)
_LIVE = Statement(update(chat).where(*_THIS).values(live_seq=bindparam("new_live")))
_LOST = Statement(
    update(chat).where(*_THIS, chat.c.unreachable_at.is_(None)).values(unreachable_at=bindparam("at", type_=Moment()))
)
_HOLD = Statement(select(chat.c.chat_id).where(*_THIS).with_for_update())
_ADD = Statement(insert(chat), "channel", "chat_id", "person_id", "heard_at", "free_at")


class Chats(Repository):
    """Whose each chat is, and what is seen in it."""

    __slots__ = ()

    def find(self, channel: str, chat: str) -> Chat | None:
        """The chat, if anybody ever wrote from there."""
        row = self._run.row(_FIND, {"channel": channel, "chat": chat})
        return None if row is None else Chat(*row)

    def meet(self, channel: str, chat: str, at: datetime) -> Chat:
        """The chat as this turn alone holds it; a new one is entered as a stranger's."""
        key = {"channel": channel, "chat": chat}
        self._run.change(_MEET, key | {"at": at})
        self._run.row(_HOLD, key)
        found = self.find(channel, chat)
        if found is None:
            raise UnknownRecord("chat", chat)
        return found

    def of_person(self, person: str) -> tuple[Chat, ...]:
        """The person's chats, the one last heard from first."""
        return tuple(Chat(*row) for row in self._run.rows(_OF_PERSON, {"person": person}))

    def add(self, channel: str, chat: str, person: str, at: datetime) -> None:
        """Enter a chat as a person's."""
        row = {"channel": channel, "chat_id": chat, "person_id": person, "heard_at": at, "free_at": at}
        self._run.change(_ADD, row)

    def heard(self, channel: str, chat: str, at: datetime) -> None:
        """The person wrote from there: it can be reached again."""
        self._run.change(_HEARD, {"channel": channel, "chat": chat, "at": at})

    def join(self, channel: str, chat: str, person: str | None) -> None:
        """From now on the chat is this person's, or again a stranger's."""
        self._run.change(_JOIN, {"channel": channel, "chat": chat, "person": person})

    def strange(self, channel: str, chat: str, wrong_codes: int, locked_until: datetime | None, seen: str) -> None:
        """What a stranger did: wrong codes, until when codes are refused, and the last events."""
        key = {"channel": channel, "chat": chat}
        self._run.change(_STRANGER, {**key, "new_wrong": wrong_codes, "new_locked": locked_until, "new_seen": seen})

    def show(self, channel: str, chat: str, shown: str, free_at: datetime) -> None:
        """What is sent there now, and from when on the next message may follow."""
        self._run.change(_SHOW, {"channel": channel, "chat": chat, "new_shown": shown, "new_free": free_at})

    def set_live(self, channel: str, chat: str, seq: int | None) -> None:
        """The message there whose buttons count from now on."""
        self._run.change(_LIVE, {"channel": channel, "chat": chat, "new_live": seq})

    def lost(self, channel: str, chat: str, at: datetime) -> None:
        """The platform says that nobody can be reached there."""
        self._run.change(_LOST, {"channel": channel, "chat": chat, "at": at})
