"""One-time codes and the web sessions; only digests of secrets come here."""

from datetime import date, datetime

from sqlalchemy import bindparam, delete, insert, select, update

from storage.errors import LinkRefused
from storage.models import LinkState, Opens, join_code, link_state, web_session
from storage.repositories.repository import Repository
from storage.statement import Statement

_ISSUE = Statement(
    insert(join_code), "digest", "person_id", "office_id", "issued_at", "expires_at", "starts", "handing"
)
_CANCEL = Statement(
    update(join_code)
    .where(join_code.c.handing == bindparam("ended"), join_code.c.used_at.is_(None))
    .values(expires_at=bindparam("now", type_=join_code.c.expires_at.type))
)
_LOOK = Statement(select(join_code.c.used_at, join_code.c.expires_at).where(join_code.c.digest == bindparam("key")))
_SPEND = Statement(
    update(join_code)
    .where(
        join_code.c.digest == bindparam("key"),
        join_code.c.used_at.is_(None),
        join_code.c.expires_at > bindparam("now"),
    )
    .values(used_at=bindparam("now", type_=join_code.c.used_at.type))
    .returning(join_code.c.person_id, join_code.c.office_id, join_code.c.starts, join_code.c.handing)
)
_UNUSED = (join_code.c.office_id.is_not(None), join_code.c.used_at.is_(None))
_INVITATIONS = Statement(
    select(join_code.c.office_id, join_code.c.expires_at)
    .where(*_UNUSED, join_code.c.expires_at > bindparam("now"))
    .order_by(join_code.c.expires_at)
)
_TAKE_BACK = Statement(delete(join_code).where(*_UNUSED, join_code.c.office_id == bindparam("office")))
_OPEN_SESSION = Statement(insert(web_session), "digest", "person_id", "opened_at", "seen_at", "expires_at")
_SESSION = Statement(
    select(web_session.c.person_id).where(
        web_session.c.digest == bindparam("key"), web_session.c.expires_at > bindparam("now")
    )
)
_CLOSE_SESSION = Statement(delete(web_session).where(web_session.c.digest == bindparam("key")))


class SignIns(Repository):
    """One-time codes and web sessions; both end at the moment `expires_at`."""

    __slots__ = ()

    def issue(self, digest: str, person: str, issued_at: datetime, expires_at: datetime) -> None:
        """Enter a new code into a person's conversation."""
        self._issue(digest, person, None, issued_at, expires_at)

    def invite(
        self,
        digest: str,
        office: str,
        issued_at: datetime,
        expires_at: datetime,
        starts: date | None = None,
        handing: str | None = None,
    ) -> None:
        """Enter a new code into an office: who uses it holds the office from then on, but not before `starts`.

        A code for one handed question carries its `handing`.
        """
        self._issue(digest, None, office, issued_at, expires_at, starts, handing)

    def cancel(self, handing: str, now: datetime) -> None:
        """Let the code of a handed question open nothing any more."""
        self._run.change(_CANCEL, {"ended": handing, "now": now})

    def _issue(
        self,
        digest: str,
        person: str | None,
        office: str | None,
        issued: datetime,
        expires: datetime,
        starts: date | None = None,
        handing: str | None = None,
    ) -> None:
        row = {"digest": digest, "person_id": person, "office_id": office, "issued_at": issued, "expires_at": expires}
        self._run.change(_ISSUE, row | {"starts": starts, "handing": handing})

    def look(self, digest: str, now: datetime) -> LinkState:
        """The state of a code, without spending it."""
        row = self._run.row(_LOOK, {"key": digest})
        return link_state((row[0], row[1]) if row else None, now)

    def spend(self, digest: str, now: datetime) -> Opens:
        """Use the code up and return what it opens; of two at once only one succeeds, the other gets LinkRefused."""
        row = self._run.row(_SPEND, {"key": digest, "now": now})
        if row is None:
            raise LinkRefused(self.look(digest, now))
        return Opens(*row)

    def invitations(self, now: datetime) -> dict[str, datetime]:
        """The offices that a code nobody has used yet opens, and until when."""
        return {str(office): until for office, until in self._run.rows(_INVITATIONS, {"now": now})}

    def take_back(self, office: str) -> int:
        """Make the codes into an office that nobody has used worthless; how many there were."""
        return self._run.change(_TAKE_BACK, {"office": office})

    def open_session(self, digest: str, person: str, now: datetime, expires_at: datetime) -> None:
        """Enter a new session."""
        row = {"digest": digest, "person_id": person, "opened_at": now, "seen_at": now, "expires_at": expires_at}
        self._run.change(_OPEN_SESSION, row)

    def session(self, digest: str, now: datetime) -> str | None:
        """Whose session this is, or None when it is unknown, closed or over."""
        row = self._run.row(_SESSION, {"key": digest, "now": now})
        return None if row is None else str(row[0])

    def close_session(self, digest: str) -> None:
        """End a session; one that is not there is no error."""
        self._run.change(_CLOSE_SESSION, {"key": digest})
