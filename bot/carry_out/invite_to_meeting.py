"""A one-time code into a meeting, looked up by its digest; it lives half a day, and no longer than the meeting."""

from datetime import timedelta

from bot.carry_out.context import Context
from bot.conversation.effects import InviteToMeeting
from bot.digests import digest

LIFETIME = timedelta(hours=12)


def carry_out(effect: InviteToMeeting, turn: Context) -> None:
    """Whoever uses it takes part as one of the group."""
    turn.work.meetings.invite(
        digest(effect.code), effect.case, effect.number, effect.group, turn.now, turn.now + LIFETIME
    )
