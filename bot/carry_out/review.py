"""Add an act to the history of a case and keep the lists in step."""

from bot import posting
from bot.carry_out.context import Context
from bot.conversation.effects import Review


def carry_out(effect: Review, turn: Context) -> None:
    """The number makes the history a queue: who comes second with the same number is a conflict, and runs again."""
    turn.work.reviews.append(effect.case, effect.number, effect.event)
    turn.work.cases.mark(effect.case, effect.state, effect.stage, turn.now)
    if effect.fate is not None:
        fate = posting.Fate(effect.case, effect.fate, turn.person, turn.now)
        posting.retire(turn.work, fate, turn.languages, turn.channels)
    if effect.flags is not None:
        turn.work.cases.flag(effect.case, effect.flags)
