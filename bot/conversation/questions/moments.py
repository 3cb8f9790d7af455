"""A moment as people type it: "14:30", "14h30", "14 giờ 30 ngày 24/10"."""

import re
from datetime import datetime, time

from bot.conversation.errors import Misunderstood
from bot.conversation.phrases import say
from bot.conversation.questions.days import day_in
from bot.conversation.words import meeting as words

_TYPED = re.compile(r"(\d{1,2})\s*(?:giờ|gio|:|h|g)\s*(\d{1,2})?\s*(?:phút|phut|ph)?\s*,?\s*(.*)", re.IGNORECASE)


def moment_in(text: str, now: datetime) -> datetime:
    """The moment on the clock of `now`; without a day it is of today. Raises Misunderstood."""
    found = _TYPED.fullmatch(text.strip())
    try:
        if found:
            day = day_in(found[3], now.date()) if found[3] else now.date()
            return datetime.combine(day, time(int(found[1]), int(found[2] or 0)), now.tzinfo)
    except ValueError:
        pass
    raise Misunderstood(say(words.WANT_MOMENT, moment=now))
