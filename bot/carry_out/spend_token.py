"""Use a one-shot token up in the transaction of the act."""

from bot.carry_out.context import Context
from bot.conversation.effects import SpendToken
from bot.digests import digest
from storage.errors import Conflict


def carry_out(effect: SpendToken, turn: Context) -> None:
    """Who comes second with the same token is a conflict: the turn is run again, and finds it used."""
    if not turn.work.tokens.spend(digest(effect.secret), turn.person, turn.now):
        raise Conflict("the token was used by somebody else")
