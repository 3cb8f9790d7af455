"""The criteria of the standard, asked like the lines of the rubric: met, happened or a share."""

from collections.abc import Mapping

from antq_rules import Criterion, CriterionAnswer, Excused, Happened, NotApplicable, Percent
from bot.conversation.matching import folded
from bot.conversation.phrases import Verbatim, Words, say
from bot.conversation.questions import happened, met, percent
from bot.conversation.questions import told as told_answer
from bot.conversation.questions.asked import More, Prompt
from bot.conversation.questions.sentences import line_in
from bot.conversation.replies import Choice
from bot.conversation.words import checking as words
from bot.conversation.words import questions

_PROMPTS = {"met": met.prompt, "happened": happened.prompt, "percent": percent.prompt}
_YES = {"co", "yes", "dung"}
_NO = {"no", "khong", "khong thuoc truong hop nay"}


def may_not_apply(criterion: Criterion) -> bool:
    """Whether the unit may say that the criterion does not apply to it."""
    return criterion.where is not None and criterion.where.claim


def ask(criterion: Criterion, draft: Mapping[str, str]) -> Prompt:
    """Whether it holds; then, where the rule names an exception, whether that is the case; or why it does not apply."""
    if draft.get("kind") == "not_applicable":
        says = Verbatim(criterion.where.says if criterion.where else "")
        return Prompt(say(words.ASK_WHY_NOT, where=says, example=say(words.WHY_NOT_EXAMPLE)))
    if "happened" in draft:
        none = Choice(say(words.NO_EXCUSE), "a:no")
        return Prompt(say(words.ASK_EXCUSE, excuse=Verbatim(criterion.excuse or "")), ((none,),))
    return _PROMPTS[criterion.ask or "met"]()


def read(criterion: Criterion, draft: Mapping[str, str], text: str) -> CriterionAnswer | More:
    """The answer in a text, or what is still missing. Raises Misunderstood with a valid example."""
    if draft.get("kind") == "not_applicable":
        return NotApplicable(line_in(text, example=say(words.WHY_NOT_EXAMPLE)))
    if "happened" in draft:
        return _excuse(text)
    if criterion.ask == "percent":
        return Percent(percent.share_in(text))
    if criterion.ask == "happened":
        answer = happened.happened_in(text)
        return More({"happened": "yes"}) if answer.happened and criterion.excuse else answer
    return met.met_in(text)


def _excuse(text: str) -> CriterionAnswer:
    """The reason of the exception, or that there is none; a bare yes is no reason."""
    said, example = folded(text), say(words.EXCUSE_EXAMPLE)
    if said in _NO:
        return Happened(happened=True)
    return Excused(line_in("" if said in _YES else text, example=example))


def told(answer: CriterionAnswer) -> Words:
    """An answer in a few words."""
    if isinstance(answer, Excused):
        return say(words.EXCUSED, happened=say(questions.HAPPENED), reason=Verbatim(answer.reason))
    return told_answer(answer)
