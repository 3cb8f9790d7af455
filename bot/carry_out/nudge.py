"""Tell the head of a unit what an office reminds them of, and keep that it did."""

from bot.carry_out import tell
from bot.carry_out.context import Context
from bot.conversation.effects import Nudge, Tell


def carry_out(effect: Nudge, turn: Context) -> None:
    """Once a day for each unit: whoever comes second begins the turn anew and sees who was first."""
    work, today = turn.work, turn.now.date()
    work.nudges.add(effect.unit, today, effect.office, turn.person, turn.now)
    place = work.places.place_of(effect.unit)
    if place is not None:
        tell.carry_out(Tell("head", place, effect.unit, effect.reply), turn)
