"""What is done once a day by whoever comes first, and clearing away what is of no more use."""

from datetime import date, datetime

from sqlalchemy import Date, bindparam, delete, or_, select, text, update

from storage.models import Moment, action_token, daily_work, delivery, join_code, web_session
from storage.repositories.repository import Repository
from storage.statement import Statement

_THIS = daily_work.c.name == bindparam("work")
_ENTER = Statement(
    text("INSERT INTO daily_work (name, day) VALUES (:work, :day) ON CONFLICT DO NOTHING").bindparams(
        bindparam("work"), bindparam("day", type_=Date())
    )
)
_HOLD = Statement(select(daily_work.c.day, daily_work.c.note).where(_THIS).with_for_update(skip_locked=True))
_DAYS = Statement(select(daily_work.c.name, daily_work.c.day))
_DONE = Statement(update(daily_work).where(_THIS).values(day=bindparam("on"), note=bindparam("new_note")))
NEVER = date(1, 1, 1)
"""When a work was last done that never was."""
_BEFORE, _LIMIT = bindparam("before", type_=Moment()), bindparam("limit", type_=delivery.c.lane.type)
# What nobody looks at any more: each by its own key, some at a time, so that no table is held for long.
_OLD_DELIVERIES = Statement(
    delete(delivery).where(
        delivery.c.id.in_(
            select(delivery.c.id).where(delivery.c.due_at.is_(None), delivery.c.done_at < _BEFORE).limit(_LIMIT)
        )
    )
)
_OLD_CODES = Statement(
    delete(join_code).where(
        join_code.c.digest.in_(
            select(join_code.c.digest)
            .where(or_(join_code.c.used_at < _BEFORE, join_code.c.expires_at < _BEFORE))
            .limit(_LIMIT)
        )
    )
)
_OLD_TOKENS = Statement(
    delete(action_token).where(
        action_token.c.digest.in_(
            select(action_token.c.digest)
            .where(or_(action_token.c.used_at < _BEFORE, action_token.c.expires_at < _BEFORE))
            .limit(_LIMIT)
        )
    )
)
_OLD_SESSIONS = Statement(
    delete(web_session).where(
        web_session.c.digest.in_(select(web_session.c.digest).where(web_session.c.expires_at < _BEFORE).limit(_LIMIT))
    )
)
# A key with words is part of the conversation and stays.
_OLD_KEYS = Statement(
    text(
        "DELETE FROM inbox WHERE (person_id, channel, event_key) IN (SELECT person_id, channel, event_key"
        " FROM inbox WHERE shown = '' AND at < :before LIMIT :limit)"
    ).bindparams(_BEFORE, bindparam("limit"))
)


class Daily(Repository):
    """Work that is done by one process, once a day."""

    __slots__ = ()

    def hold(self, work: str) -> tuple[date, str] | None:
        """Be the only one at this work until the transaction ends: when it was last done, and the note left then.

        None while somebody else is at it.
        """
        self._run.change(_ENTER, {"work": work, "day": NEVER})
        row = self._run.row(_HOLD, {"work": work})
        return None if row is None else (row[0], str(row[1]))

    def last_done(self) -> dict[str, date]:
        """When each work was last done, without holding any."""
        return {str(name): day for name, day in self._run.rows(_DAYS, {})}

    def done(self, work: str, on: date, note: str = "") -> None:
        """The work of this day is done."""
        self._run.change(_DONE, {"work": work, "on": on, "new_note": note})

    def clear_deliveries(self, before: datetime, limit: int) -> int:
        """Delete at most `limit` rows that were done with before; returns how many."""
        return self._run.change(_OLD_DELIVERIES, {"before": before, "limit": limit})

    def clear_secrets(self, before: datetime, limit: int) -> int:
        """Delete codes, tokens and sessions used or expired before, at most `limit` of each; returns how many."""
        values = {"before": before, "limit": limit}
        return sum(self._run.change(each, values) for each in (_OLD_CODES, _OLD_TOKENS, _OLD_SESSIONS))

    def clear_keys(self, before: datetime, limit: int) -> int:
        """Delete at most `limit` keys of wordless events that came before; returns how many."""
        return self._run.change(_OLD_KEYS, {"before": before, "limit": limit})
