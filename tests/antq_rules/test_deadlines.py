"""Dates of a year. Sources: Kế hoạch 358/KH-UBND; Thông tư 124/2021/TT-BCA; QĐ 510/QĐ-BCA-V05, Điều 11."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from antq_rules import Plan, assessment_period, assessment_year, deadlines
from antq_rules.plan import MonthDay


def test_local_and_national_dates_in_order(plan: Plan, national: Plan) -> None:
    """The plan's own dates and those of the country, by date, each with the last day that is in time."""
    assert [(one.id, one.before.isoformat(), one.last_day.isoformat()) for one in deadlines(plan, 2025, national)] == [
        ("dang-ky", "2025-04-01", "2025-03-31"),
        ("don-vi-bao-cao", "2025-10-30", "2025-10-29"),
        ("cong-an-xa-bao-cao", "2025-11-05", "2025-11-04"),
        ("cong-nhan", "2025-11-20", "2025-11-19"),
        ("phan-loai", "2025-11-30", "2025-11-29"),
    ]


def test_each_date_says_whose_it_is(plan: Plan, national: Plan) -> None:
    """The track it is for (none: all of them) and the plan that sets it."""
    assert [(one.id, one.track, one.plan) for one in deadlines(plan, 2025, national)] == [
        ("dang-ky", "t1", "quoc-gia"),
        ("don-vi-bao-cao", None, "thien-tin-2025"),
        ("cong-an-xa-bao-cao", None, "thien-tin-2025"),
        ("cong-nhan", "t1", "quoc-gia"),
        ("phan-loai", "t2", "quoc-gia"),
    ]


def test_only_the_plans_own(plan: Plan) -> None:
    """Without the national plan only what the plan itself sets."""
    assert [one.id for one in deadlines(plan, 2026)] == ["don-vi-bao-cao", "cong-an-xa-bao-cao"]


def test_a_local_date_replaces_the_national_one(plan: Plan, national: Plan) -> None:
    """A plan that sets a date of its own for the same task and office is not answered with both, whatever the id."""
    own = replace(national.dates[0], id="dang-ky-som", before=MonthDay(1, 20), year_offset=1)
    merged = deadlines(replace(plan, dates=(own,)), 2025, national)
    assert [(one.id, one.before, one.plan) for one in merged if one.task == "register"] == [
        ("dang-ky-som", date(2026, 1, 20), "thien-tin-2025")
    ]


@pytest.mark.parametrize(
    ("task", "who", "track", "kept"),
    [
        ("register", "head", "t1", False),
        ("register", "head", None, False),
        ("register", "head", "t3", True),
        ("register", "commune_police", "t1", True),
        ("report", "head", "t1", True),
    ],
)
def test_what_replaces_a_national_date(
    plan: Plan, national: Plan, task: str, who: str, track: str | None, kept: bool
) -> None:
    """Same task, same office, and the same track or all of them; anything else stands beside it."""
    own = replace(national.dates[0], id="rieng", task=task, who=who, track=track)
    merged = deadlines(replace(plan, dates=(own,)), 2025, national)
    assert ("dang-ky" in {one.id for one in merged}) is kept


def test_the_national_plan_with_itself(national: Plan) -> None:
    """The national dates alone are not doubled."""
    assert [one.id for one in deadlines(national, 2025, national)] == ["dang-ky", "cong-nhan", "phan-loai"]


def test_assessment_period() -> None:
    """16/11 of the year before to 15/11; each day in it counts for the year, the days around it do not."""
    first, last = assessment_period(2025)
    assert (first, last) == (date(2024, 11, 16), date(2025, 11, 15))
    assert [assessment_year(day) for day in (first, last)] == [2025, 2025]
    assert [assessment_year(first - timedelta(days=1)), assessment_year(last + timedelta(days=1))] == [2024, 2026]


def test_json(plan: Plan) -> None:
    """The shape that scripts rely on."""
    assert deadlines(plan, 2025)[0].to_json() == {
        "id": "don-vi-bao-cao",
        "what": "Gửi kết quả tự chấm điểm về Công an xã",
        "who": "head",
        "to": "commune_police",
        "before": "2025-10-30",
        "last_day": "2025-10-29",
        "citation": "Kế hoạch 358/KH-UBND, nội dung về báo cáo kết quả",
        "confirmed": True,
    }


def test_json_says_what_nobody_confirmed(national: Plan) -> None:
    """The day of the classification stands on an article that was not compared with its source."""
    told = {one.id: one.to_json()["confirmed"] for one in deadlines(national, 2025)}
    assert told == {"dang-ky": True, "cong-nhan": True, "phan-loai": False}


@pytest.mark.parametrize(
    ("day", "year"),
    [
        (date(2024, 11, 15), 2024),
        (date(2024, 11, 16), 2025),
        (date(2024, 12, 31), 2025),
        (date(2025, 1, 1), 2025),
        (date(2025, 11, 15), 2025),
        (date(2025, 11, 16), 2026),
    ],
)
def test_assessment_year(day: date, year: int) -> None:
    """The year runs from 16/11 of the year before to 15/11 (TT 124, Điều 8)."""
    assert assessment_year(day) == year


def test_last_day_is_the_day_before_in_a_leap_year(national: Plan) -> None:
    """Before 01/3 of a leap year ends with 29/2."""
    rule = replace(national.dates[0], before=MonthDay(3, 1))
    assert rule.last_day_in(2028) == date(2028, 2, 29)
    assert rule.last_day_in(2027) + timedelta(days=1) == date(2027, 3, 1)
