"""Keep a one-shot token under its digest, with what it is bound to."""

from bot.carry_out.context import Context
from bot.conversation.effects import IssueToken
from bot.digests import digest
from storage.models import ActionToken


def carry_out(effect: IssueToken, turn: Context) -> None:
    """The person's earlier token that was not used is gone."""
    token, bound = effect.token, effect.token.bound
    row = ActionToken(
        bound.kind,
        bound.case,
        bound.office,
        token.person,
        bound.stage,
        bound.content,
        bound.acts,
        str(bound.score),
        bound.rules,
        token.expires_at,
    )
    turn.work.tokens.issue(digest(effect.secret), row)
