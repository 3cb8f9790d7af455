"""Keep that an office called a unit."""

from bot.carry_out.context import Context
from bot.conversation.effects import NoteCall


def carry_out(effect: NoteCall, turn: Context) -> None:
    """With the day and who called."""
    turn.work.reach.call(effect.unit, effect.office, turn.person, turn.now)
