"""Add a note to the case's log."""

import json

from bot.carry_out.context import Context
from bot.conversation.effects import SaveNote


def carry_out(effect: SaveNote, turn: Context) -> None:
    """An earlier note stays in the log."""
    value = json.dumps(effect.text, ensure_ascii=False)
    turn.work.answers.append(
        effect.case, effect.line, "note", value, effect.author or turn.person, effect.office, turn.now
    )
