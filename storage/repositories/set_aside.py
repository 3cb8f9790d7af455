"""What people set aside of the things they are reminded of."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import bindparam, delete, insert, select

from storage.models import ReminderChoice, reminder_choice
from storage.repositories.repository import Repository
from storage.statement import Statement

_OF = Statement(
    select(reminder_choice.c.thing, reminder_choice.c.kind, reminder_choice.c.until)
    .where(reminder_choice.c.person_id == bindparam("person"))
    .order_by(reminder_choice.c.thing)
)
_FORGET = Statement(
    delete(reminder_choice).where(
        reminder_choice.c.person_id == bindparam("person"), reminder_choice.c.thing == bindparam("which")
    )
)
_ADD = Statement(insert(reminder_choice), "person_id", "thing", "kind", "until", "at")


class SetAside(Repository):
    """One choice for a person and a thing; the last one counts."""

    __slots__ = ()

    def of(self, person: str) -> tuple[ReminderChoice, ...]:
        """The person's choices."""
        return tuple(ReminderChoice(*row) for row in self._run.rows(_OF, {"person": person}))

    def put(self, person: str, things: Iterable[str], kind: str, until: datetime | None, at: datetime) -> None:
        """Choose for these things: "snoozed" or "acknowledged" with `until`, "muted" without."""
        for thing in things:
            self.forget(person, thing)
            row = {"person_id": person, "thing": thing, "kind": kind, "until": until, "at": at}
            self._run.change(_ADD, row)

    def forget(self, person: str, thing: str) -> None:
        """Remind of it as usual again."""
        self._run.change(_FORGET, {"person": person, "which": thing})
