"""A day ahead in words without diacritics: "15/10", "thu sau tuan sau", "3 ngay nua", "dau thang sau"."""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from bot.conversation.errors import ConversationError

_WEEK, _SUNDAY = 7, 6
_SATURDAY, _WEDNESDAY = 5, 2
_HALF_A_YEAR = timedelta(days=183)
_MONTHS = 12
_NUMBERS = ("khong", "mot", "hai", "ba", "bon", "nam", "sau", "bay", "tam", "chin", "muoi")
_WEEKDAYS = {"2": 0, "hai": 0, "3": 1, "ba": 1, "4": 2, "tu": 2, "bon": 2, "5": 3, "nam": 3, "6": 4, "sau": 4}
_WEEKDAYS |= {"7": 5, "bay": 5}
_ENGLISH = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_COUNT = rf"(\d{{1,3}}|{'|'.join(_NUMBERS[1:])})"
_WEEKDAY = rf"(?:thu ?({'|'.join(_WEEKDAYS)})|t([2-7])|(chu ?nhat|cn)|(?:next |on )?({'|'.join(_ENGLISH)}))"
_NEXT = r"(?:sau|toi|ke tiep|ke)"
_WEEK_FIRST = re.compile(rf"^(tuan (?:nay|{_NEXT})) (.+)$")


class NoSuchDay(ConversationError):
    """The calendar has no such day."""


def day_ahead(said: str, today: date) -> date | None:
    """The day meant, which may be over; None where nothing is understood. Raises NoSuchDay, OverflowError."""
    turned = _WEEK_FIRST.sub(r"\2 \1", said)
    for pattern, day in _DAYS:
        found = pattern.fullmatch(turned)
        if found:
            return day(found, today)
    return None


def _number(word: str) -> int:
    return int(word) if word.isdecimal() else _NUMBERS.index(word)


def _monday(today: date, weeks: int = 0) -> date:
    return today - timedelta(days=today.weekday()) + timedelta(weeks=weeks)


def _written(year: int, month: int, day: int) -> date:
    found = _existing(year, month, day)
    if found is None:
        raise NoSuchDay
    return found


def _coming(today: date, month: int, day: int) -> date:
    """The day of this year, or of the next one when that is over and the next not far: "5/1" in December."""
    days = [each for year in (today.year, today.year + 1) if (each := _existing(year, month, day))]
    if not days:
        raise NoSuchDay
    near = (each for each in days if each >= today and (each.year == today.year or each - today <= _HALF_A_YEAR))
    return next(near, days[0])


def _existing(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _calendar(found: re.Match[str], today: date) -> date:
    day, month, year = found[1], found[2], found[3]
    if year is None:
        return _coming(today, int(month), int(day))
    return _written(int(year) + (2000 if len(year) == len("26") else 0), int(month), int(day))


def _iso(found: re.Match[str], _: date) -> date:
    return _written(int(found[1]), int(found[2]), int(found[3]))


def _of_this_month(found: re.Match[str], today: date) -> date:
    day = int(found[1])
    if day >= today.day:
        return _written(today.year, today.month, day)
    return _in_month(_month(today, 1), day)


def _of_next_month(found: re.Match[str], today: date) -> date:
    return _in_month(_month(today, 1), int(found[1]))


def _month(today: date, ahead: int) -> date:
    """The first day of a month from now."""
    years, month = divmod(today.month - 1 + ahead, _MONTHS)
    return date(today.year + years, month + 1, 1)


def _in_month(first: date, day: int) -> date:
    return _written(first.year, first.month, day)


def _weekday(found: re.Match[str], today: date) -> date:
    """The next such day after today, or that of this week or the next where that is said."""
    short, letter, english, which = found[1], found[2], found[4], found[5] or ""
    known = _WEEKDAYS.get(short or letter, _SUNDAY)
    number = _ENGLISH.index(english) if english else known
    if which.startswith("tuan "):
        return _monday(today, 0 if which.endswith("nay") else 1) + timedelta(days=number)
    ahead = (number - today.weekday()) % _WEEK
    return today + timedelta(days=ahead if ahead or which == "nay" else _WEEK)


def _part_of_week(found: re.Match[str], today: date) -> date:
    """Monday, Wednesday or Saturday; of the coming week when it is not said and this one is too far on."""
    day = {"dau": 0, "giua": _WEDNESDAY, "cuoi": _SATURDAY}[found[1]]
    here = _monday(today) + timedelta(days=day)
    if found[2] == "nay" or (found[2] is None and here > today):
        return here
    return here + timedelta(weeks=1)


def _part_of_month(found: re.Match[str], today: date) -> date:
    """The first, the fifteenth or the last day of a month; the coming one when the month is not said."""
    first = _named_month(found[2], today)
    day = {"dau": 1, "giua": 15, "cuoi": monthrange(first.year, first.month)[1]}[found[1]]
    if found[2] is None and first.replace(day=day) <= today:
        first = _month(today, 1)
        day = monthrange(first.year, first.month)[1] if found[1] == "cuoi" else day
    return first.replace(day=day)


def _named_month(which: str | None, today: date) -> date:
    if which in (None, "nay"):
        return _month(today, 0)
    if not which.isdecimal():
        return _month(today, 1)
    month = int(which)
    if not 1 <= month <= _MONTHS:
        raise NoSuchDay
    return _month(today, (month - today.month) % _MONTHS)


def _months_on(found: re.Match[str], today: date) -> date:
    first = _month(today, _number(found[1]))
    return first.replace(day=min(today.day, monthrange(first.year, first.month)[1]))


def _in(days: int) -> Callable[[re.Match[str], date], date]:
    return lambda _, today: today + timedelta(days=days)


_DAYS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date], date]], ...] = tuple(
    (re.compile(pattern), day)
    for pattern, day in (
        (r"(?:ngay )?(\d{1,2}) ?[/.-] ?(\d{1,2})(?: ?[/.-] ?(\d{4}|\d{2}))?", _calendar),
        (r"(\d{4})-(\d{1,2})-(\d{1,2})", _iso),
        (r"(?:ngay )?(\d{1,2}) (?:thang )?(\d{1,2})(?: (?:nam )?(\d{4}))?", _calendar),
        (r"ngay (\d{1,2})(?: thang nay)?", _of_this_month),
        (rf"(?:ngay )?(\d{{1,2}}) thang {_NEXT}", _of_next_month),
        (r"(?:hom|bua|ngay) nay|nay|today|this", _in(0)),
        (r"(?:ngay |bua |hom )?mai|hom sau|ngay hom sau|tomorrow", _in(1)),
        (r"(?:ngay |bua )?(?:kia|mot)|(?:the )?day after tomorrow", _in(2)),
        (rf"(?:sau )?{_COUNT} (?:ngay|hom|bua)(?: nua| sau| toi)?", lambda m, d: d + timedelta(days=_number(m[1]))),
        (r"in (\d{1,3}) days?", lambda m, d: d + timedelta(days=int(m[1]))),
        (rf"(?:sau )?{_COUNT} tuan(?: nua| sau| toi)?", lambda m, d: d + timedelta(weeks=_number(m[1]))),
        (r"in (\d{1,2}) weeks?", lambda m, d: d + timedelta(weeks=int(m[1]))),
        (rf"(?:sau )?{_COUNT} thang(?: nua| sau| toi)?", _months_on),
        (r"(?:sau )?nua thang(?: nua)?", _in(15)),
        (rf"{_WEEKDAY}(?: (tuan nay|tuan {_NEXT}|nay|{_NEXT}))?", _weekday),
        (rf"tuan {_NEXT}|sang tuan|next week", lambda _, d: _monday(d, 1)),
        (rf"(dau|giua|cuoi) tuan(?: (nay|{_NEXT}))?", _part_of_week),
        (rf"(dau|giua|cuoi) thang(?: (nay|{_NEXT}|\d{{1,2}}))?", _part_of_month),
        (rf"thang {_NEXT}|sang thang|next month", lambda _, d: _month(d, 1)),
        (r"thang (\d{1,2})", lambda m, d: _named_month(m[1], d)),
        (r"cuoi nam(?: nay)?", lambda _, d: date(d.year, 12, 31)),
        (rf"(?:dau )?nam {_NEXT}|(?:dau )?sang nam|next year", lambda _, d: date(d.year + 1, 1, 1)),
    )
)
