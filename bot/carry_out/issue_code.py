"""A one-time code into the person's conversation, looked up by its digest; it lives fifteen minutes."""

from datetime import timedelta

from bot.carry_out.context import Context
from bot.conversation.effects import IssueCode
from bot.digests import digest

LIFETIME = timedelta(minutes=15)


def carry_out(effect: IssueCode, turn: Context) -> None:
    """It opens one more device or channel of the same person."""
    turn.work.sign_ins.issue(digest(effect.code), turn.person, turn.now, turn.now + LIFETIME)
