"""Add the unit's profile to the case's log."""

import json

from bot.carry_out.context import Context
from bot.conversation.effects import SaveProfile


def carry_out(effect: SaveProfile, turn: Context) -> None:
    """An earlier profile stays in the log."""
    value = json.dumps(effect.profile.to_json(), sort_keys=True)
    turn.work.answers.append(effect.case, "", "profile", value, turn.person, effect.office, turn.now)
