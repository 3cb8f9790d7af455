"""A moment ahead as people type it: "15/10", "thứ sáu", "3 ngày nữa", "chiều mai", "sáng thứ hai 9h"."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from bot.conversation.days_ahead import NoSuchDay, day_ahead
from bot.conversation.errors import Misunderstood
from bot.conversation.matching import tidy
from bot.conversation.phrases import say
from bot.conversation.questions.days import in_digits
from bot.conversation.words import when as words

MORNING, NOON, AFTERNOON, EVENING = time(8), time(11, 30), time(14), time(19)
PARTS = {"sang": MORNING, "trua": NOON, "chieu": AFTERNOON, "toi": EVENING}
_ENGLISH = {"morning": "sang", "noon": "trua", "afternoon": "chieu", "evening": "toi", "tonight": "toi nay"}
_IN_ENGLISH = re.compile(rf"\b(?:{'|'.join(_ENGLISH)})\b")
_LAST_AFTERNOON = time(16)
_A_WHILE = timedelta(hours=2)
_AN_HOUR, _HALF_A_DAY, _LATE_MORNING = 60, 12, 10
_SMALL_HOURS = range(1, 6)  # "3h" without a word is said of the afternoon

_NOT_READ = re.compile(r"[^\w\s/.:+-]")
_TO_COME = re.compile(
    r"(?:sau |trong |in )?(\d{1,3}|mot|hai|ba|nua) (tieng|gio|phut|hours?|minutes?)(?: (ruoi))?(?: nua| sau| toi)?"
)
_HOUR = re.compile(
    r"(?:\b(?:luc|vao|at) )?\b(\d{1,2})(?: ?(?:h|gio|g)(?: ?(\d{2})(?!\d| ?[/.-]| thang)(?: ?phut)?| (ruoi))?|:(\d{2}))"
    r"(?: (sang|trua|chieu|toi))?(?!\w)"
)
_LUNAR = re.compile(r"\b(?:ram|mung|mong|am lich|tet|thang gieng|thang chap|giao thua)\b")
_PAST = re.compile(r"\b(?:hom qua|hom kia|(?:ngay|hom|tuan|thang|nam) truoc|yesterday|ago|last \w+)\b")
_FILLING = re.compile(r"^(?:nhac (?:(?:lai|toi|minh|em|cho) )*)?(?:(?:vao|den|de|hen) )?")
_MINUTES = {"tieng": 60, "gio": 60, "hour": 60, "phut": 1, "minute": 1}
_COUNTS = {"mot": 1, "hai": 2, "ba": 3}


def example_day(now: datetime, last_day: date | None = None) -> date:
    """A day that may be typed: in three days, but not after the last day of what is reminded of."""
    usual = now.date() + timedelta(days=3)
    return min(usual, last_day) if last_day is not None else usual


def moment_in(text: str, now: datetime, last_day: date | None = None) -> datetime:
    """The moment, always after `now`; a day without an hour is its morning. Raises Misunderstood.

    No example named is after `last_day`. The rest of today is the afternoon, or a while from now, as long as that is
    still working time.
    """
    said, example = _FILLING.sub("", plain(in_digits(text))), example_day(now, last_day)
    said = _IN_ENGLISH.sub(lambda found: _ENGLISH[found[0]], said)
    if _LUNAR.search(said):
        raise Misunderstood(say(words.LUNAR, day=example))
    try:
        found = _moment(said, now)
    except (NoSuchDay, OverflowError):
        raise Misunderstood(say(words.NO_SUCH_DAY, day=example)) from None
    if found is None:
        template = words.PAST if _PAST.search(said) else words.WANT_WHEN
        raise Misunderstood(say(template, day=example))
    if found <= now:
        raise Misunderstood(say(words.PAST, day=example))
    return found


def plain(text: str) -> str:
    """Lower case without diacritics; signs that make numbers into dates and times stay."""
    letters = unicodedata.normalize("NFKD", tidy(text).casefold().replace("đ", "d"))
    bare = "".join(sign for sign in letters if not unicodedata.combining(sign))
    return " ".join(_NOT_READ.sub(" ", bare).rstrip(".").split())


def afternoon(now: datetime) -> datetime | None:
    """This afternoon: at two, or in two hours when that is later; None after four."""
    if now.time() >= _LAST_AFTERNOON:
        return None
    return max(datetime.combine(now.date(), AFTERNOON, now.tzinfo), now.replace(second=0, microsecond=0) + _A_WHILE)


def _moment(said: str, now: datetime) -> datetime | None:
    """What is meant, which may be over; None where nothing is understood."""
    soon = _TO_COME.fullmatch(said)
    if soon:
        return now + _wait(soon)
    at = _HOUR.search(said)
    rest = " ".join((said[: at.start()] + " " + said[at.end() :]).split()) if at else said
    for part, words_of_day in _ways_to_read(rest):
        day = _day(words_of_day, now.date(), spoken=bool(part or at))
        if day == now.date() and not at and part in ("", "chieu"):
            return afternoon(now) or now
        hour = _hour(at, part) if at else PARTS.get(part, MORNING)
        if day is not None and hour is not None:
            return datetime.combine(day, hour, now.tzinfo)
    return None


def _wait(found: re.Match[str]) -> timedelta:
    """How long: "2 tieng", "nua tieng", "mot tieng ruoi"."""
    minutes = _MINUTES[found[2].removesuffix("s")]
    half = minutes // 2 if found[3] or found[1] == "nua" else 0
    count = 0 if found[1] == "nua" else _COUNTS.get(found[1]) or int(found[1])
    return timedelta(minutes=count * minutes + half)


def _ways_to_read(text: str) -> Iterator[tuple[str, str]]:
    """The text as a day, or as a part of the day before or after it: "sang" may be morning, or begin "sang tuan"."""
    yield "", text
    first, _, rest = text.partition(" ")
    if first in PARTS:
        yield first, rest
    before, _, last = text.rpartition(" ")
    if last in PARTS:
        yield last, before


def _day(said: str, today: date, *, spoken: bool) -> date | None:
    """The day; none said is today, where an hour or a part of the day is."""
    if not said:
        return today if spoken else None
    return day_ahead(said, today)


def _hour(found: re.Match[str], part: str) -> time | None:
    """The time of the day; None where the clock has no such time."""
    hour, minute = int(found[1]), int(found[2] or found[4] or (30 if found[3] else 0))
    part = found[5] or part
    later = part in ("chieu", "toi") or (part == "trua" and hour < _LATE_MORNING) or (not part and hour in _SMALL_HOURS)
    if later and hour < _HALF_A_DAY:
        hour += _HALF_A_DAY
    return time(hour, minute) if hour < 2 * _HALF_A_DAY and minute < _AN_HOUR else None
