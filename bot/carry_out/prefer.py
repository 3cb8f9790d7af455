"""Remember on which channel the person wants to be written to first."""

from bot.carry_out.context import Context
from bot.conversation.effects import Prefer


def carry_out(effect: Prefer, turn: Context) -> None:
    """From the next message on."""
    turn.work.people.prefer(turn.person, effect.channel)
