"""Add an answer to the case's log."""

import json

from antq_rules import to_json
from bot.carry_out.context import Context
from bot.conversation.effects import SaveAnswer


def carry_out(effect: SaveAnswer, turn: Context) -> None:
    """An earlier answer stays in the log."""
    value = json.dumps(to_json(effect.answer), ensure_ascii=False, sort_keys=True)
    turn.work.answers.append(
        effect.case, effect.line, "answer", value, effect.author or turn.person, effect.office, turn.now
    )
