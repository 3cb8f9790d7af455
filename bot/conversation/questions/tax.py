"""Did the unit pay its taxes? Asked of units with neither Party organisation nor union."""

from antq_rules import Answer, TaxPaid
from bot.conversation.phrases import Words, say
from bot.conversation.questions.asked import Asked, More, Prompt
from bot.conversation.questions.choosing import chosen, offered
from bot.conversation.words import questions as words

_LABELS = {"paid": words.TAX_PAID, "unpaid": words.TAX_UNPAID}
_ALSO = {"co": "paid", "roi": "paid", "da nop": "paid", "chua": "unpaid", "khong": "unpaid"}


def ask(asked: Asked) -> Prompt:
    """Paid in full or not."""
    return Prompt(say(words.ASK_TAX), offered(_LABELS))


def read(asked: Asked, text: str) -> Answer | More:
    """The button, its words, or yes and no."""
    return TaxPaid(chosen(text, _LABELS, _ALSO, words.WANT_TAX) == "paid")


def tell(answer: TaxPaid) -> Words:
    """ "Đã hoàn thành" or "Chưa hoàn thành"."""
    return say(words.TAX_PAID if answer.tax_paid else words.TAX_UNPAID)
