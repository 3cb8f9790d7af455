"""End the person's time in an office and issue the code for whoever comes next."""

from datetime import datetime, time, timedelta

from bot.carry_out.context import Context
from bot.conversation.effects import HandOver
from bot.digests import digest

LIVES = timedelta(days=14)


def carry_out(effect: HandOver, turn: Context) -> None:
    """Both days are inclusive: the last day is still the person's, the next one the successor's."""
    turn.work.places.leave(effect.office, turn.person, effect.last)
    starts = effect.last + timedelta(days=1)
    begin = max(turn.now, datetime.combine(starts, time(), turn.now.tzinfo))
    turn.work.sign_ins.invite(digest(effect.code), effect.office, turn.now, begin + LIVES, starts)
