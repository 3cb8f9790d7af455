"""Is the requirement met?"""

from antq_rules import Answer, Met
from bot.conversation.phrases import Words, say
from bot.conversation.questions.asked import Asked, More, Prompt
from bot.conversation.questions.choosing import chosen, offered
from bot.conversation.words import questions as words

_LABELS = {"met": words.MET, "not_met": words.NOT_MET}
_ALSO = {"co": "met", "roi": "met", "da": "met", "yes": "met", "chua": "not_met", "khong": "not_met", "no": "not_met"}


def prompt() -> Prompt:
    """Met or not."""
    return Prompt(say(words.ASK_MET), offered(_LABELS))


def met_in(text: str) -> Met:
    """The button, its words, or yes and no. Raises Misunderstood."""
    return Met(chosen(text, _LABELS, _ALSO, words.WANT_MET) == "met")


def ask(asked: Asked) -> Prompt:
    """Met or not, the same for every line."""
    return prompt()


def read(asked: Asked, text: str) -> Answer | More:
    """The button, its words, or yes and no."""
    return met_in(text)


def tell(answer: Met) -> Words:
    """ "Đạt" or "Chưa đạt"."""
    return say(words.MET if answer.met else words.NOT_MET)
