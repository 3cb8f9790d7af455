"""Take back what was lent."""

from bot.carry_out.context import Context
from bot.conversation.effects import RevokeDelegation


def carry_out(effect: RevokeDelegation, turn: Context) -> None:
    """What was revoked before stays as it was."""
    turn.work.delegations.revoke(effect.number, turn.person, turn.now)
