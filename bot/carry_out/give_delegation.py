"""Write down that an office's authority is lent."""

from bot.carry_out.context import Context
from bot.conversation.effects import GiveDelegation


def carry_out(effect: GiveDelegation, turn: Context) -> None:
    """It begins and ends by its days."""
    turn.work.delegations.give(
        effect.office, turn.person, effect.delegate, effect.first, effect.last, effect.reason, turn.now
    )
