"""The pace of each bot and who listens for it, shared by all processes."""

from datetime import datetime

from sqlalchemy import bindparam, or_, select, text, update

from storage.errors import UnknownRecord
from storage.models import BotAccount, Moment, bot_account
from storage.repositories.repository import Repository
from storage.statement import Statement

_THIS = bot_account.c.channel == bindparam("channel")
# One text for both databases: SQLAlchemy has ON CONFLICT only as two different constructs.
_ENTER = Statement(
    text("INSERT INTO bot_account (channel, free_at) VALUES (:channel, :at) ON CONFLICT DO NOTHING").bindparams(
        bindparam("at", type_=Moment())
    )
)
_HOLD = Statement(select(bot_account.c.free_at, bot_account.c.paused_until).where(_THIS).with_for_update())
_LOOK = Statement(select(bot_account.c.free_at, bot_account.c.paused_until).where(_THIS))
_PACE = Statement(update(bot_account).where(_THIS).values(free_at=bindparam("new_free", type_=Moment())))
_PAUSE = Statement(
    update(bot_account)
    .where(
        _THIS,
        or_(bot_account.c.paused_until.is_(None), bot_account.c.paused_until < bindparam("until", type_=Moment())),
    )
    .values(paused_until=bindparam("until", type_=Moment()))
)
_LISTEN = Statement(
    update(bot_account)
    .where(
        _THIS,
        or_(
            bot_account.c.listener.is_(None),
            bot_account.c.listener == bindparam("who"),
            bot_account.c.listens_until <= bindparam("now", type_=Moment()),
        ),
    )
    .values(listener=bindparam("who"), listens_until=bindparam("until", type_=Moment()))
)
_NAME = Statement(update(bot_account).where(_THIS).values(name=bindparam("new_name")))
_NAMES = Statement(select(bot_account.c.channel, bot_account.c.name).where(bot_account.c.name.is_not(None)))
_LEAVE = Statement(
    update(bot_account)
    .where(_THIS, bot_account.c.listener == bindparam("who"))
    .values(listener=None, listens_until=None)
)


class BotAccounts(Repository):
    """One row for each channel's bot."""

    __slots__ = ()

    def hold(self, channel: str, now: datetime) -> BotAccount:
        """The bot's pace, held by this transaction alone."""
        self._run.change(_ENTER, {"channel": channel, "at": now})
        row = self._run.row(_HOLD, {"channel": channel})
        if row is None:
            raise UnknownRecord("bot", channel)
        return BotAccount(*row)

    def look(self, channel: str) -> BotAccount | None:
        """The bot's pace as it is now, without holding it."""
        row = self._run.row(_LOOK, {"channel": channel})
        return None if row is None else BotAccount(*row)

    def pace(self, channel: str, free_at: datetime) -> None:
        """From when on the bot may send again."""
        self._run.change(_PACE, {"channel": channel, "new_free": free_at})

    def pause(self, channel: str, until: datetime) -> None:
        """Send nothing before `until`; a longer pause stays."""
        self._run.change(_PAUSE, {"channel": channel, "until": until})

    def listen(self, channel: str, who: str, now: datetime, until: datetime) -> bool:
        """Be the one who listens until `until`; False while somebody else is."""
        self._run.change(_ENTER, {"channel": channel, "at": now})
        return self._run.change(_LISTEN, {"channel": channel, "who": who, "now": now, "until": until}) == 1

    def called(self, channel: str, name: str, now: datetime) -> None:
        """Remember what the platform calls the bot: the part of a deep link that names it."""
        self._run.change(_ENTER, {"channel": channel, "at": now})
        self._run.change(_NAME, {"channel": channel, "new_name": name})

    def names(self) -> dict[str, str]:
        """What each channel's bot is called."""
        return {str(channel): str(name) for channel, name in self._run.rows(_NAMES, {})}

    def leave(self, channel: str, who: str) -> None:
        """Let somebody else listen."""
        self._run.change(_LEAVE, {"channel": channel, "who": who})
