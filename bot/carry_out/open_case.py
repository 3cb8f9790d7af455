"""Open a unit's case of a year under the rubric and plan of the day, which stay with it."""

from bot.carry_out.context import Context
from bot.conversation.effects import OpenCase


def carry_out(effect: OpenCase, turn: Context) -> None:
    """One case per unit and year: a second one is a conflict, and the turn is run again."""
    turn.work.cases.open(effect.case, effect.locality, effect.unit, effect.year, effect.rubric, effect.plan, turn.now)
