"""Close the link to the person's calendar."""

from bot.carry_out.context import Context
from bot.conversation.effects import RevokeCalendarLink


def carry_out(_: RevokeCalendarLink, turn: Context) -> None:
    """Whoever asks for it from now on is told that it is gone."""
    turn.work.calendar_links.revoke(turn.person, turn.now)
