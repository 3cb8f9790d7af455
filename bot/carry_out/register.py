"""Add a registration, or its withdrawal, to the unit's log."""

import json
from dataclasses import asdict

from bot.carry_out.context import Context
from bot.conversation.effects import Register


def carry_out(effect: Register, turn: Context) -> None:
    """An earlier registration stays in the log."""
    told = json.dumps(asdict(effect.told), sort_keys=True) if effect.told else None
    turn.work.registrations.append(
        effect.unit, effect.year, effect.track, effect.kind, told, turn.person, effect.office, turn.now
    )
