"""What an operator looks at to see whether all is well."""

from datetime import UTC, datetime

from sqlalchemy import bindparam, func, or_, select

from storage.models import Moment, chat, delivery
from storage.repositories.repository import Repository
from storage.statement import Statement

_CLOCK = Statement(select(func.current_timestamp(type_=Moment())))
_UNREACHABLE = Statement(
    select(chat.c.channel, func.count()).where(chat.c.unreachable_at.is_not(None)).group_by(chat.c.channel)
)
_FAILURES = Statement(
    select(delivery.c.channel, delivery.c.state, func.count())
    .where(
        or_(delivery.c.state == "dead", delivery.c.state == "uncertain"),
        func.coalesce(delivery.c.done_at, delivery.c.at, type_=Moment()) >= bindparam("since", type_=Moment()),
    )
    .group_by(delivery.c.channel, delivery.c.state)
)


class Checkup(Repository):
    """Counts over everything; too slow for a turn."""

    __slots__ = ()

    def clock(self) -> datetime:
        """What the database's machine takes for the present; whole seconds on SQLite."""
        row = self._run.rows(_CLOCK, {})[0]
        told: datetime = row[0]
        return told if told.tzinfo else told.replace(tzinfo=UTC)  # SQLite tells it without a zone

    def unreachable(self) -> dict[str, int]:
        """How many chats of each channel cannot be reached."""
        return {str(channel): int(count) for channel, count in self._run.rows(_UNREACHABLE, {})}

    def failures(self, since: datetime) -> dict[tuple[str, str], int]:
        """How many rows of each channel were given up ("dead"), or may have been sent or not ("uncertain")."""
        rows = self._run.rows(_FAILURES, {"since": since})
        return {(str(channel), str(state)): int(count) for channel, state, count in rows}
