"""A day as people type it: "05/11/2025", "5/11", "5 Nov 2025", "hôm nay"."""

import re
from datetime import date, timedelta

from bot.conversation.errors import Misunderstood
from bot.conversation.matching import folded
from bot.conversation.phrases import say
from bot.conversation.words import decisions as words

_TYPED = re.compile(r"(?:ngày\s+)?(\d{1,2})\s*[/.-]\s*(\d{1,2})(?:\s*[/.-]\s*(\d{4}))?", re.IGNORECASE | re.ASCII)
_SPOKEN = {words.YESTERDAY: -1, words.TODAY: 0, words.TOMORROW: 1}
_ENGLISH = {"yesterday": -1, "today": 0, "tomorrow": 1}
_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_ANY_MONTH = "|".join(f"{month}|{month[:3]}" for month in _MONTHS)
_NAMED = re.compile(rf"\b(\d{{1,2}}) ({_ANY_MONTH})\b(?: (\d{{4}}))?", re.IGNORECASE | re.ASCII)


def in_digits(text: str) -> str:
    """The text with days written as English writes them ("5 Nov 2025") in digits."""
    return _NAMED.sub(_digits, text)


def _digits(found: re.Match[str]) -> str:
    month = next(number for number, name in enumerate(_MONTHS, 1) if name.startswith(found[2].casefold()))
    return f"{found[1]}/{month}" + (f"/{found[3]}" if found[3] else "")


def day_in(text: str, today: date) -> date:
    """The day; without a year it is of this year. Raises Misunderstood."""
    said = folded(text)
    spoken = _ENGLISH | {folded(word): days for word, days in _SPOKEN.items()}
    if said in spoken:
        return today + timedelta(days=spoken[said])
    found = _TYPED.fullmatch(in_digits(text.strip()))
    try:
        if found:
            return date(int(found[3] or today.year), int(found[2]), int(found[1]))
    except ValueError:
        pass
    raise Misunderstood(say(words.WANT_DAY, day=today))
