"""The ladder of reminders: 30, 14, 7, 3, 1 days before, the last day, five days overdue (our default)."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from antq_rules import Ladder, NoCalendar, RuleFileError, Shelf, reminders
from antq_rules.files.ladder_file import read_ladder

CALENDAR = Shelf.builtin().calendar()
LADDER = Shelf.builtin().ladder("nhac-viec-mac-dinh")

GOOD = """id: thu
title: "Thử"
in_force: {from: 2025-01-01}
source: {instrument: "mặc định", article: "nhắc"}
ladder: {before: [3, 0], overdue: 2, escalate: [2]}
examples:
  - says: "một"
    last_day: 2025-10-29
    remind: [2025-10-24, 2025-10-29, 2025-10-30, 2025-10-31]
    escalate: [2025-10-31]
"""

WRONG = [
    ("ladder: {", "bac: {", 1, "ladder", "thiếu mục này"),
    ("ladder: {before: [3, 0], overdue: 2, escalate: [2]}", "ladder: 5", 5, "ladder", "phải là một nhóm thông tin"),
    ("[3, 0]", "[]", 5, "ladder.before", "phải là các số ngày giảm dần"),
    ("[3, 0]", "[0, 3]", 5, "ladder.before", "phải là các số ngày giảm dần"),
    ("[3, 0]", "[3, 3]", 5, "ladder.before", "phải là các số ngày giảm dần"),
    ("[3, 0]", "[3, -1]", 5, "ladder.before", "phải là các số ngày giảm dần"),
    ("overdue: 2", "overdue: -1", 5, "ladder.overdue", "phải từ 0 đến 365"),
    ("overdue: 2", "overdue: 366", 5, "ladder.overdue", "phải từ 0 đến 365"),
    ("escalate: [2]", "escalate: [3]", 5, "ladder.escalate", "phải là ngày quá hạn từ 1 đến overdue"),
    ("escalate: [2]", "escalate: [0]", 5, "ladder.escalate", "phải là ngày quá hạn từ 1 đến overdue"),
    ("says: ", "noi: ", 7, "examples[1].noi", "không có mục này"),
]


def test_the_default_ladder() -> None:
    """The steps are data, and say that no document sets them."""
    assert (LADDER.before, LADDER.overdue, LADDER.escalate) == ((30, 14, 7, 3, 1, 0), 5, (2, 5))
    assert LADDER.source.instrument == "mặc định của phần mềm"


def test_a_deadline_in_the_middle_of_a_week() -> None:
    """Last day Wednesday 29/10/2025: days left before it, days overdue after it, told above on the 2nd and 5th."""
    found = reminders(date(2025, 10, 29), LADDER, CALENDAR)
    assert [(one.day.isoformat(), one.days_left, one.overdue, one.escalate) for one in found] == [
        ("2025-09-29", 30, 0, False),
        ("2025-10-15", 14, 0, False),
        ("2025-10-22", 7, 0, False),
        ("2025-10-24", 5, 0, False),
        ("2025-10-28", 1, 0, False),
        ("2025-10-29", 0, 0, False),
        ("2025-10-30", -1, 1, False),
        ("2025-10-31", -2, 2, True),
        ("2025-11-03", -5, 3, False),
        ("2025-11-04", -6, 4, False),
        ("2025-11-05", -7, 5, True),
    ]


@given(st.dates(date(2025, 3, 1), date(2026, 11, 30)))
def test_only_on_working_days_and_each_day_once(last_day: date) -> None:
    """Reminders rise day by day, none on a day off, none before the date comes after it."""
    found = reminders(last_day, LADDER, CALENDAR)
    days = [one.day for one in found]
    assert days == sorted(set(days))
    assert all(CALENDAR.is_working(day) for day in days)
    assert all((one.day <= last_day) == (one.overdue == 0) for one in found)
    assert [one.overdue for one in found if one.overdue] == [1, 2, 3, 4, 5]
    assert [one.overdue for one in found if one.escalate] == [2, 5]
    assert max(one.day for one in found if not one.overdue) == CALENDAR.on_or_before(last_day)


def test_a_year_without_holidays() -> None:
    """Overdue days in a year nobody has entered are not guessed."""
    with pytest.raises(NoCalendar):
        reminders(date(2027, 12, 30), LADDER, CALENDAR)


def read(text: str) -> Ladder:
    """The ladder of this text."""
    return read_ladder("thu.yaml", text)


def test_the_good_file_is_good() -> None:
    """The example of the file is what the tests below break."""
    ladder = read(GOOD)
    (example,) = ladder.examples
    assert tuple(one.day for one in reminders(example.last_day, ladder, CALENDAR)) == example.remind


@pytest.mark.parametrize(("old", "new", "line", "field", "message"), WRONG)
def test_wrong(old: str, new: str, line: int, field: str, message: str) -> None:
    """A wrong file names the line, the field and what is wrong."""
    assert old in GOOD
    with pytest.raises(RuleFileError) as refused:
        read(GOOD.replace(old, new, 1))
    found = [(one.line, one.field, one.message) for one in refused.value.problems]
    assert any((at, where) == (line, field) and message in says for at, where, says in found), found
