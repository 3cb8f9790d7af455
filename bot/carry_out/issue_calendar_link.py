"""A secret link to the person's calendar, looked up by its digest; it opens until another takes its place."""

from bot.carry_out.context import Context
from bot.conversation.effects import IssueCalendarLink
from bot.digests import digest


def carry_out(effect: IssueCalendarLink, turn: Context) -> None:
    """The earlier link closes in the same moment."""
    turn.work.calendar_links.issue(digest(effect.secret), turn.person, turn.now)
