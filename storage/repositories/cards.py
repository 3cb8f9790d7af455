"""The cards of each case in people's chats."""

from sqlalchemy import bindparam, delete, insert, select, update

from storage.models import case_card
from storage.repositories.repository import Repository
from storage.statement import Statement

_ADD = Statement(insert(case_card).inline(), "person_id", "seq", "case_id")
_THIS = (case_card.c.person_id == bindparam("person"), case_card.c.seq == bindparam("seq"))
_OPEN = Statement(
    select(case_card.c.person_id, case_card.c.seq)
    .where(case_card.c.case_id == bindparam("case"), case_card.c.note.is_(None))
    .order_by(case_card.c.person_id, case_card.c.seq)
)
_CLOSE = Statement(update(case_card).where(*_THIS).values(note=bindparam("new_note")))
_FORGET = Statement(delete(case_card).where(*_THIS, case_card.c.note.is_(None)))
_NOTE = Statement(select(case_card.c.note).where(*_THIS))


class Cards(Repository):
    """A card is open until something is written below it."""

    __slots__ = ()

    def add(self, person: str, seq: int, case: str) -> None:
        """A message with buttons about a case was made for a person."""
        self._run.change(_ADD, {"person_id": person, "seq": seq, "case_id": case})

    def open(self, case: str) -> tuple[tuple[str, int], ...]:
        """The person and number of each card of a case that nothing is written below yet."""
        return tuple((str(person), int(seq)) for person, seq in self._run.rows(_OPEN, {"case": case}))

    def close(self, person: str, seq: int, note: str) -> None:
        """What became of the case, to be shown below this card from now on."""
        self._run.change(_CLOSE, {"person": person, "seq": seq, "new_note": note})

    def forget(self, person: str, seq: int) -> None:
        """A card lost its buttons for another reason: there is nothing left to bring up to date."""
        self._run.change(_FORGET, {"person": person, "seq": seq})

    def note(self, person: str, seq: int) -> str | None:
        """What is to be shown below a card, if anything."""
        row = self._run.row(_NOTE, {"person": person, "seq": seq})
        return None if row is None else row[0]
