"""Which share was reached? Below the threshold the unit may propose a part of the points, with a reason."""

from decimal import Decimal

from antq_rules import Answer, Percent
from antq_rules.decimals import fits
from antq_rules.limits import MOST_PERCENT, PERCENT_STEP, claim_step_for
from bot.conversation.errors import Misunderstood
from bot.conversation.matching import folded
from bot.conversation.phrases import Verbatim, Words, say
from bot.conversation.questions.asked import Asked, More, Prompt
from bot.conversation.questions.numbers import number_in, written
from bot.conversation.questions.sentences import line_in
from bot.conversation.replies import Choice, rows_of
from bot.conversation.words import questions as words

_OFFERED = ("100", "95", "90", "85", "80")
_NONE = {"khong", "khong 0 diem", "no"}
_EXAMPLE = "85% tham gia vì hai lớp đi thực tập"


def ask(asked: Asked) -> Prompt:
    """First the share; below the threshold, whether points are proposed; then why."""
    if "claim" in asked.draft:
        return Prompt(say(words.ASK_WHY, points=Decimal(asked.draft["claim"])))
    if "percent" in asked.draft:
        question = say(words.ASK_CLAIM, percent=Decimal(asked.draft["percent"]), threshold=_threshold(asked))
        none = Choice(say(words.NO_CLAIM), "a:0", "primary")
        return Prompt(question, ((none,), *rows_of(_claims(asked), 2)), entry="decimal")
    return prompt()


def prompt() -> Prompt:
    """Which share, with the usual ones as buttons."""
    shares = tuple(Choice(say(words.PERCENT, percent=Decimal(share)), f"a:{share}") for share in _OFFERED)
    return Prompt(say(words.ASK_PERCENT), rows_of(shares, 3), entry="decimal")


def share_in(text: str) -> Decimal:
    """The share a text names, in percent. Raises Misunderstood."""
    share = number_in(text)
    if share is None or share > MOST_PERCENT or not fits(share, PERCENT_STEP):
        raise Misunderstood(say(words.WANT_PERCENT, example=Verbatim("95")))
    return share


def _threshold(asked: Asked) -> Decimal:
    return asked.line.threshold if asked.line.threshold is not None else Decimal(100)


def _claims(asked: Asked) -> tuple[Choice, ...]:
    offered = [Decimal(whole) for whole in range(1, int(asked.line.max) + 1) if whole < asked.line.max]
    return tuple(Choice(say(words.CLAIM, points=points), f"a:{written(points)}") for points in offered)


def read(asked: Asked, text: str) -> Answer | More:
    """The share, then the points proposed, then the reason: one of them at a time."""
    if "claim" in asked.draft:
        why = line_in(text, example=Verbatim(_EXAMPLE))
        return Percent(Decimal(asked.draft["percent"]), Decimal(asked.draft["claim"]), why)
    if "percent" in asked.draft:
        return _read_claim(asked, text)
    share = share_in(text)
    return Percent(share) if share >= _threshold(asked) else More({"percent": written(share)})


def _read_claim(asked: Asked, text: str) -> Answer | More:
    points = Decimal(0) if folded(text) in _NONE else number_in(text)
    if points == 0:
        return Percent(Decimal(asked.draft["percent"]))
    step = claim_step_for(asked.line, asked.plan)
    most = asked.line.max - step
    if points is None or not 0 <= points <= most or not fits(points, step):
        raise Misunderstood(say(words.WANT_CLAIM, max=most, example=min(most, Decimal(1))))
    return More({**asked.draft, "claim": written(points)})


def tell(answer: Percent) -> Words:
    """Such as "95 %", or with the points proposed and why."""
    if answer.claim is None:
        return say(words.PERCENT, percent=answer.percent)
    return say(words.PERCENT_CLAIM, percent=answer.percent, points=answer.claim, why=Verbatim(answer.why or ""))
