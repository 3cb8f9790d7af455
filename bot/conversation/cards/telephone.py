"""How an office and its telephone are said to whoever is to call it."""

from bot.conversation.phrases import Verbatim, Words, say
from bot.conversation.words import calling as words


def whom(unit: str, title: str | None) -> Words:
    """The office and its unit; a title that names the unit says both."""
    if title is None or title == unit:
        return Verbatim(f"{unit}.")
    return Verbatim(f"{title}.") if unit in title else say(words.WHOM, title=Verbatim(title), unit=Verbatim(unit))


def number(phone: str | None) -> Words:
    """How to call the unit, as it said itself."""
    return say(words.PHONE, phone=Verbatim(phone)) if phone else say(words.NO_PHONE)
