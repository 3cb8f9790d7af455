"""Why does the line not apply to this unit? Never silently full or zero marks: the reviewer decides."""

from antq_rules import Answer, NotApplicable
from bot.conversation.phrases import Verbatim, Words, say
from bot.conversation.questions.asked import Asked, More, Prompt
from bot.conversation.questions.sentences import line_in
from bot.conversation.replies import Choice
from bot.conversation.words import questions as words

_EXAMPLE = "đơn vị không có lực lượng bảo vệ riêng"


def ask(asked: Asked) -> Prompt:
    """A reason to choose where the profile suggests one, else a sentence."""
    if asked.line.ask_for(asked.profile) == "not_applicable":
        return Prompt(say(words.NOTHING_ELSE_APPLIES), ((Choice(say(words.NOT_APPLICABLE), f"a:{_why(asked)}"),),))
    reasons = () if asked.profile.guards else ((Choice(say(words.REASON_NO_GUARDS), "a:guards"),),)
    return Prompt(say(words.ASK_NOT_APPLICABLE), reasons)


def _why(asked: Asked) -> str:
    about_guards = any(case.guards is not None for case in asked.line.cases)
    return "guards" if about_guards else "union"


def read(asked: Asked, text: str) -> Answer | More:  # noqa: ARG001 - every kind is read the same way
    """The reason, chosen or written."""
    offered = {"union": words.REASON_NO_UNION, "guards": words.REASON_NO_GUARDS}
    return NotApplicable(offered.get(text) or line_in(text, example=Verbatim(_EXAMPLE)))


def tell(answer: NotApplicable) -> Words:
    """ "Không áp dụng" with the reason."""
    return say(words.NOT_APPLICABLE_BECAUSE, reason=Verbatim(answer.reason))
