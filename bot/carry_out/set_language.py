"""Remember the person's language."""

from bot.carry_out.context import Context
from bot.conversation.effects import SetLanguage


def carry_out(effect: SetLanguage, turn: Context) -> None:
    """From the next message on."""
    turn.work.people.set_language(turn.person, effect.language)
