"""Add an answer of the self-check to its log."""

import json

from antq_rules import criterion_to_json
from bot.carry_out.context import Context
from bot.conversation.effects import SaveCriterion


def carry_out(effect: SaveCriterion, turn: Context) -> None:
    """An earlier answer stays in the log."""
    value = json.dumps(criterion_to_json(effect.answer), ensure_ascii=False, sort_keys=True)
    turn.work.standard_answers.append(
        effect.case, effect.standard, effect.criterion, value, turn.person, effect.office, turn.now
    )
