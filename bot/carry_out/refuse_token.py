"""Tell the operator's log that a button that decides was refused, without saying whose; the audit log knows more."""

import logging

from bot.carry_out.context import Context
from bot.conversation.effects import RefuseToken

log = logging.getLogger(__name__)


def carry_out(effect: RefuseToken, turn: Context) -> None:
    """One line; many of them in a row are somebody trying."""
    log.warning("button refused: %s, channel %s", effect.act, turn.channel)
