"""A sign-in link for the person's other device, looked up by its digest; it lives fifteen minutes."""

from datetime import timedelta

from bot.carry_out.context import Context
from bot.conversation.effects import IssueLink
from bot.digests import digest

LIFETIME = timedelta(minutes=15)


def carry_out(effect: IssueLink, turn: Context) -> None:
    """It opens one more session of the same person."""
    turn.work.sign_ins.issue(digest(effect.secret), turn.person, turn.now, turn.now + LIFETIME)
