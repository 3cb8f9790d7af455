"""A day as people type it: "05/11/2025", "5/11", "hôm nay"."""

import re
from datetime import date, timedelta

from bot.conversation.errors import Misunderstood
from bot.conversation.matching import folded
from bot.conversation.phrases import say
from bot.conversation.words import decisions as words

_TYPED = re.compile(r"(?:ngày\s+)?(\d{1,2})\s*[/.-]\s*(\d{1,2})(?:\s*[/.-]\s*(\d{4}))?", re.IGNORECASE | re.ASCII)
_SPOKEN = {words.YESTERDAY: -1, words.TODAY: 0, words.TOMORROW: 1}
_ENGLISH = {"yesterday": -1, "today": 0, "tomorrow": 1}


def day_in(text: str, today: date) -> date:
    """The day; without a year it is of this year. Raises Misunderstood."""
    said = folded(text)
    spoken = _ENGLISH | {folded(word): days for word, days in _SPOKEN.items()}
    if said in spoken:
        return today + timedelta(days=spoken[said])
    found = _TYPED.fullmatch(text.strip())
    try:
        if found:
            return date(int(found[3] or today.year), int(found[2]), int(found[1]))
    except ValueError:
        pass
    raise Misunderstood(say(words.WANT_DAY, day=today))
