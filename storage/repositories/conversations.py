"""The state of each person's conversation, held by one turn at a time."""

from datetime import datetime

from sqlalchemy import bindparam, select, update

from storage.errors import UnknownRecord
from storage.models import Conversation, conversation, person
from storage.repositories.repository import Repository
from storage.statement import Statement

_OPEN = Statement(
    select(conversation.c.person_id, person.c.language, conversation.c.state, conversation.c.seq)
    .join(person)
    .where(conversation.c.person_id == bindparam("person"))
    .with_for_update(of=conversation)
)
_GLANCE = Statement(select(conversation.c.state).where(conversation.c.person_id == bindparam("person")))
_TRY = Statement(
    select(conversation.c.person_id)
    .where(conversation.c.person_id == bindparam("person"))
    .with_for_update(skip_locked=True)
)
_SAVE = Statement(
    update(conversation)
    .where(conversation.c.person_id == bindparam("person"))
    .values(state=bindparam("new_state"), seq=bindparam("new_seq"), updated_at=bindparam("now"))
)
_RESERVE = Statement(
    update(conversation)
    .where(conversation.c.person_id == bindparam("person"))
    .values(seq=conversation.c.seq + bindparam("count"), updated_at=bindparam("now"))
    .returning(conversation.c.seq)
)


class Conversations(Repository):
    """Where each conversation stands, and the numbering of its messages."""

    __slots__ = ()

    def open(self, person: str) -> Conversation:
        """Read the conversation and keep others from it until the transaction ends; UnknownRecord without one."""
        row = self._run.row(_OPEN, {"person": person})
        if row is None:
            raise UnknownRecord("conversation", person)
        return Conversation(*row)

    def glance(self, person: str) -> str | None:
        """The state as it is now, without keeping others from it; None before the first turn."""
        row = self._run.row(_GLANCE, {"person": person})
        return None if row is None else row[0]

    def try_hold(self, person: str) -> bool:
        """Keep others from the conversation until the transaction ends; False, without waiting, while somebody has it.

        False also where there is none.
        """
        return self._run.row(_TRY, {"person": person}) is not None

    def save(self, person: str, state: str | None, seq: int, at: datetime) -> None:
        """Write back what the turn made of it."""
        values = {"person": person, "new_state": state, "new_seq": seq, "now": at}
        if not self._run.change(_SAVE, values):
            raise UnknownRecord("conversation", person)

    def reserve(self, person: str, count: int, at: datetime) -> int:
        """Take the next `count` numbers of somebody else's conversation; returns the last of them."""
        values = {"person": person, "count": count, "now": at}
        row = self._run.row(_RESERVE, values)
        if row is None:
            raise UnknownRecord("conversation", person)
        return int(row[0])
