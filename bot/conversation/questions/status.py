"""How far is the recognition "An toàn về an ninh, trật tự"? Usually undecided when units score themselves."""

from antq_rules import Answer, Status
from bot.conversation.phrases import Words, say
from bot.conversation.questions.asked import Asked, More, Prompt
from bot.conversation.questions.choosing import chosen, offered
from bot.conversation.words import questions as words

_LABELS = {"proposed": words.PROPOSED, "recognised": words.RECOGNISED, "refused": words.REFUSED}
_ALSO = {
    "da cong nhan": "recognised",
    "de nghi": "proposed",
    "chua co quyet dinh": "proposed",
    "chua dat": "refused",
}


def ask(asked: Asked) -> Prompt:
    """Proposed, recognised or refused."""
    return Prompt(say(words.ASK_STATUS), offered(_LABELS), say(words.STATUS_UNDECIDED))


def read(asked: Asked, text: str) -> Answer | More:
    """The button, its words, or another usual way to say it."""
    return Status(chosen(text, _LABELS, _ALSO, words.WANT_STATUS))


def tell(answer: Status) -> Words:
    """Such as "Đề nghị đạt"."""
    return say(_LABELS[answer.status])
