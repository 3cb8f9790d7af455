"""Working days of 2025 to 2027. Sources: Bộ luật Lao động Điều 111, 112; the decisions named in the files."""

from datetime import date, timedelta

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from antq_rules import InForce, NoCalendar, Shelf, WorkCalendar

CALENDAR = Shelf.builtin().calendar()
FIRST, LAST = date(2025, 1, 1), date(2027, 12, 31)
# Văn bản 12729/VPCP-KGVX swaps these two; the package has the other swaps of both years.
NOT_IN_THE_PACKAGE = {date(2026, 1, 2): False, date(2026, 1, 10): True}
# The package guesses how Tết and Quốc khánh of 2027 will be lengthened; nobody has decided it (Điều 112, khoản 3).
NOT_DECIDED = {date(2027, 2, 4): True, date(2027, 9, 3): True}


def test_agrees_with_the_package_holidays() -> None:
    """Every day is worked or not as `holidays` has it for Vietnam, but for a swap it lacks and days it guesses."""
    theirs = holidays.country_holidays("VN", years=(2025, 2026, 2027))
    ours = {**NOT_IN_THE_PACKAGE, **NOT_DECIDED}
    made_up_for = theirs.weekend_workdays
    for number in range((LAST - FIRST).days + 1):
        day = FIRST + timedelta(days=number)
        expected = day in made_up_for or (day.weekday() < 5 and day not in theirs)
        assert CALENDAR.is_working(day) is ours.get(day, expected), day


@pytest.mark.parametrize(
    ("day", "before", "after"),
    [
        (date(2025, 10, 29), date(2025, 10, 29), date(2025, 10, 29)),
        (date(2025, 11, 29), date(2025, 11, 28), date(2025, 12, 1)),
        (date(2025, 5, 2), date(2025, 4, 29), date(2025, 5, 5)),
        (date(2025, 4, 26), date(2025, 4, 26), date(2025, 4, 26)),
        (date(2026, 9, 1), date(2026, 8, 28), date(2026, 9, 3)),
        (date(2026, 2, 22), date(2026, 2, 13), date(2026, 2, 23)),
    ],
)
def test_the_working_day_before_and_after(day: date, before: date, after: date) -> None:
    """A date on a day off is reminded of on the last working day before it."""
    assert (CALENDAR.on_or_before(day), CALENDAR.on_or_after(day)) == (before, after)


@pytest.mark.parametrize(
    ("day", "count", "found"),
    [
        (date(2025, 10, 29), 0, date(2025, 10, 29)),
        (date(2025, 10, 29), 2, date(2025, 10, 31)),
        (date(2025, 10, 31), 1, date(2025, 11, 3)),
        (date(2025, 4, 25), 1, date(2025, 4, 26)),
        (date(2026, 8, 28), 1, date(2026, 9, 3)),
    ],
)
def test_counting_working_days(day: date, count: int, found: date) -> None:
    """The n-th working day after a day, over weekends, holidays and a Saturday that is worked."""
    assert CALENDAR.after(day, count) == found


@given(st.dates(date(2025, 2, 1), date(2027, 11, 30)))
def test_the_days_found_are_worked_and_nearest(day: date) -> None:
    """No working day lies between a day and the one found for it."""
    before, after = CALENDAR.on_or_before(day), CALENDAR.on_or_after(day)
    assert CALENDAR.is_working(before)
    assert CALENDAR.is_working(after)
    between = [before + timedelta(days=number) for number in range(1, (after - before).days)]
    assert not any(CALENDAR.is_working(one) for one in between)


def test_a_year_without_holidays_is_not_guessed() -> None:
    """The year after the last file is refused with the years that are known, also on the way there."""
    for ask in (
        lambda: CALENDAR.is_working(date(2028, 1, 4)),
        lambda: CALENDAR.after(date(2027, 12, 31), 1),
        lambda: CALENDAR.on_or_before(date(2025, 1, 1)),
    ):
        with pytest.raises(NoCalendar) as missing:
            ask()
        assert missing.value.known == (2025, 2026, 2027)
        assert missing.value.year in {2024, 2028}
    assert str(NoCalendar(2027, (2025, 2026))) == "chưa có ngày nghỉ lễ năm 2027, đang có: 2025, 2026"


@pytest.mark.parametrize(
    ("today", "missing", "drafts"),
    [
        (date(2026, 11, 30), (), ()),
        (date(2026, 12, 1), (), (2027,)),
        (date(2026, 12, 31), (), (2027,)),
        (date(2025, 12, 1), (), ()),
        (date(2027, 1, 1), (), (2027,)),
        (date(2027, 11, 30), (), (2027,)),
        (date(2027, 12, 1), (2028,), (2027,)),
        (date(2028, 12, 1), (2028, 2029), ()),
    ],
)
def test_the_alarm(today: date, missing: tuple[int, ...], drafts: tuple[int, ...]) -> None:
    """Next year's holidays must be there from 1 December, this year's always, and both by decision."""
    assert CALENDAR.missing(today) == missing
    assert tuple(one.year for one in CALENDAR.drafts(today)) == drafts


def test_every_day_off_is_cited() -> None:
    """Each holiday and swap names a decision; those nobody compared with the original say so."""
    cited = {
        year.year: [*(one.citation for one in year.holidays), *(one.citation for one in year.swaps)]
        for year in Shelf.builtin().days_off()
    }
    assert all(one.instrument and one.article for found in cited.values() for one in found)
    assert all(one.confirmed for one in cited[2025])
    assert sum(not one.confirmed for one in cited[2026]) == 5


def test_a_file_holds_for_its_year() -> None:
    """From the first day of the year to the last."""
    assert Shelf.builtin().days_off()[0].in_force == InForce(date(2025, 1, 1), date(2025, 12, 31))


def test_an_empty_calendar_knows_nothing() -> None:
    """Without files no year is known."""
    assert WorkCalendar(()).years == ()
