"""Remember what the person wants no reminder of."""

from bot.carry_out.context import Context
from bot.conversation.aside import WANTED
from bot.conversation.effects import SetAside


def carry_out(effect: SetAside, turn: Context) -> None:
    """The last choice about a thing counts."""
    if effect.kind == WANTED:
        for thing in effect.things:
            turn.work.set_aside.forget(turn.person, thing)
    else:
        turn.work.set_aside.put(turn.person, effect.things, effect.kind, effect.until, turn.now)
