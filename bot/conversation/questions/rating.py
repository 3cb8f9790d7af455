"""Which rating did the level above give?"""

from antq_rules import Answer, Rated
from bot.conversation.phrases import Words, say
from bot.conversation.questions.asked import Asked, More, Prompt
from bot.conversation.questions.choosing import chosen, offered
from bot.conversation.words import questions as words

_LABELS = {
    "excellent": words.EXCELLENT,
    "good": words.GOOD,
    "completed": words.COMPLETED,
    "failed": words.FAILED,
}
_ALSO = {
    "xuat sac": "excellent",
    "tot": "good",
    "hoan thanh tot": "good",
    "hoan thanh": "completed",
    "khong hoan thanh": "failed",
}


def ask(asked: Asked) -> Prompt:
    """The four official ratings."""
    return Prompt(say(words.ASK_RATING), offered(_LABELS))


def read(asked: Asked, text: str) -> Answer | More:
    """The button, the rating's words, or its short form."""
    return Rated(chosen(text, _LABELS, _ALSO, words.WANT_RATING))


def tell(answer: Rated) -> Words:
    """The official words of the rating."""
    return say(_LABELS[answer.rating])
