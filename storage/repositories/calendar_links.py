"""Links to people's calendars, by the digest of their secret."""

from datetime import datetime

from sqlalchemy import bindparam, insert, select, update

from storage.models import CalendarLink, calendar_link
from storage.repositories.repository import Repository
from storage.statement import Statement

_LINK = select(
    calendar_link.c.digest,
    calendar_link.c.person_id,
    calendar_link.c.issued_at,
    calendar_link.c.revoked_at,
    calendar_link.c.content,
    calendar_link.c.sequence,
    calendar_link.c.changed_at,
)
_FIND = Statement(_LINK.where(calendar_link.c.digest == bindparam("key")))
_LAST_OF = Statement(
    _LINK.where(calendar_link.c.person_id == bindparam("person")).order_by(
        calendar_link.c.revoked_at.is_not(None), calendar_link.c.issued_at.desc()
    )
)
_ISSUE = Statement(insert(calendar_link), "digest", "person_id", "issued_at", "content", "sequence", "changed_at")
_REVOKE = Statement(
    update(calendar_link)
    .where(calendar_link.c.person_id == bindparam("person"), calendar_link.c.revoked_at.is_(None))
    .values(revoked_at=bindparam("now", type_=calendar_link.c.revoked_at.type))
)
_CHANGE = Statement(
    update(calendar_link)
    .where(calendar_link.c.digest == bindparam("key"), calendar_link.c.sequence == bindparam("seen"))
    .values(
        content=bindparam("shown"),
        sequence=calendar_link.c.sequence + 1,
        changed_at=bindparam("now", type_=calendar_link.c.changed_at.type),
    )
)


class CalendarLinks(Repository):
    """A person has at most one link that opens: a new one takes the place of the earlier."""

    __slots__ = ()

    def issue(self, digest: str, person: str, now: datetime) -> None:
        """Enter a new link; the person's earlier one opens no more."""
        self.revoke(person, now)
        row = {"digest": digest, "person_id": person, "issued_at": now, "changed_at": now}
        self._run.change(_ISSUE, row | {"content": "", "sequence": 0})

    def revoke(self, person: str, now: datetime) -> bool:
        """Close the person's link; False when none was open."""
        return self._run.change(_REVOKE, {"person": person, "now": now}) > 0

    def find(self, digest: str) -> CalendarLink | None:
        """The link of this secret's digest, revoked or not; None when there never was one."""
        row = self._run.row(_FIND, {"key": digest})
        return None if row is None else CalendarLink(*row)

    def last_of(self, person: str) -> CalendarLink | None:
        """The person's link that opens, else the one they had last; None when they never had one."""
        row = self._run.row(_LAST_OF, {"person": person})
        return None if row is None else CalendarLink(*row)

    def changed(self, digest: str, seen: int, content: str, now: datetime) -> bool:
        """Note that the link shows something new after its state `seen`; False when another reader was first."""
        return self._run.change(_CHANGE, {"key": digest, "seen": seen, "shown": content, "now": now}) == 1
