"""Did the incident happen this year?"""

from antq_rules import Answer, Happened
from bot.conversation.phrases import Words, say
from bot.conversation.questions.asked import Asked, More, Prompt
from bot.conversation.questions.choosing import chosen, offered
from bot.conversation.words import questions as words

_LABELS = {"no": words.NOT_HAPPENED, "yes": words.HAPPENED}
_ALSO = {"khong": "no", "khong co": "no", "chua": "no", "co": "yes"}


def prompt() -> Prompt:
    """It happened or not; names and details are never asked for."""
    return Prompt(say(words.ASK_HAPPENED), offered(_LABELS))


def happened_in(text: str) -> Happened:
    """The button, its words, or yes and no. Raises Misunderstood."""
    return Happened(chosen(text, _LABELS, _ALSO, words.WANT_HAPPENED) == "yes")


def ask(asked: Asked) -> Prompt:
    """It happened or not, the same for every line."""
    return prompt()


def read(asked: Asked, text: str) -> Answer | More:
    """The button, its words, or yes and no."""
    return happened_in(text)


def tell(answer: Happened) -> Words:
    """ "Không xảy ra" or "Có xảy ra"."""
    return say(words.HAPPENED if answer.happened else words.NOT_HAPPENED)
