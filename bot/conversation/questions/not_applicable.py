"""Why does the line not apply to this unit? Never silently full or zero marks: the reviewer decides."""

from antq_rules import Answer, NotApplicable
from bot.conversation.phrases import Verbatim, Words, say
from bot.conversation.questions.asked import Asked, More, Prompt
from bot.conversation.questions.sentences import line_in
from bot.conversation.replies import Choice
from bot.conversation.words import questions as words

_ANY = "nội dung này không có ở đơn vị"


def ask(asked: Asked) -> Prompt:
    """The usual reason as a button, or a sentence of one's own."""
    usual = asked.line.not_applicable
    if asked.line.ask_for(asked.profile) == "not_applicable":
        return Prompt(say(words.NOTHING_ELSE_APPLIES), ((Choice(say(words.NOT_APPLICABLE), "a:usual"),),))
    reasons = ((Choice(Verbatim(usual), "a:usual"),),) if usual else ()
    return Prompt(say(words.ASK_NOT_APPLICABLE, example=Verbatim(usual or _ANY)), reasons)


def read(asked: Asked, text: str) -> Answer | More:
    """The reason, chosen or written."""
    usual = asked.line.not_applicable or _ANY
    return NotApplicable(usual if text == "usual" else line_in(text, example=Verbatim(usual)))


def tell(answer: NotApplicable) -> Words:
    """ "Không áp dụng" with the reason."""
    return say(words.NOT_APPLICABLE_BECAUSE, reason=Verbatim(answer.reason))
