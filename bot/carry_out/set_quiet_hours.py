"""Remember when the person wants no reminders."""

from bot.carry_out.context import Context
from bot.conversation.effects import SetQuietHours

_AN_HOUR = 60


def carry_out(effect: SetQuietHours, turn: Context) -> None:
    """In minutes after midnight."""
    first, last = (each.hour * _AN_HOUR + each.minute for each in (effect.hours.starts, effect.hours.ends))
    turn.work.people.set_quiet_hours(turn.person, first, last)
