"""One-shot tokens of buttons that decide; only digests come here."""

from datetime import datetime

from sqlalchemy import bindparam, delete, insert, select, update

from storage.models import ActionToken, action_token
from storage.repositories.repository import Repository
from storage.statement import Statement

_COLUMNS = (
    "kind",
    "case_id",
    "office_id",
    "person_id",
    "stage",
    "content",
    "acts",
    "score",
    "rules_hash",
    "expires_at",
    "used_at",
)
_ISSUE = Statement(insert(action_token), "digest", *_COLUMNS)
_SUPERSEDE = Statement(
    delete(action_token).where(action_token.c.person_id == bindparam("person"), action_token.c.used_at.is_(None))
)
_FIND = Statement(select(*(action_token.c[name] for name in _COLUMNS)).where(action_token.c.digest == bindparam("key")))
_SPEND = Statement(
    update(action_token)
    .where(
        action_token.c.digest == bindparam("key"),
        action_token.c.person_id == bindparam("person"),
        action_token.c.used_at.is_(None),
        action_token.c.expires_at > bindparam("now"),
    )
    .values(used_at=bindparam("now", type_=action_token.c.used_at.type))
)


class Tokens(Repository):
    """At most one token of a person is open; those that were used stay."""

    __slots__ = ()

    def issue(self, digest: str, token: ActionToken) -> None:
        """Enter a token in place of the person's earlier one that was not used."""
        self._run.change(_SUPERSEDE, {"person": token.person})
        self._run.change(_ISSUE, {"digest": digest, **dict(zip(_COLUMNS, token, strict=True))})

    def find(self, digest: str) -> ActionToken | None:
        """The token, used or not."""
        row = self._run.row(_FIND, {"key": digest})
        return None if row is None else ActionToken(*row)

    def spend(self, digest: str, person: str, now: datetime) -> bool:
        """Use a token up; False when it is not this person's, over, or used: of two at once only one succeeds."""
        return self._run.change(_SPEND, {"key": digest, "person": person, "now": now}) == 1
