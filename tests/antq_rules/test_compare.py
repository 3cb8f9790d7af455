"""Two years, and the two columns of one form: what moved each line, and sums that are exact."""

import json
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from antq_rules import (
    Answer,
    Assessed,
    Band,
    Given,
    Met,
    NotApplicable,
    Percent,
    Plan,
    Points,
    Profile,
    Rated,
    Rubric,
    Shelf,
    Status,
    score,
    superior_score,
    unit_against_superior,
    year_over_year,
)
from antq_rules.files.rubric_file import read_rubric
from antq_rules.limits import given_step_for
from antq_rules.shelf import DATA
from tests.antq_rules.strategies import cases
from tests.antq_rules.thorough import cases as number_of_cases

TEXT = (DATA / "rubrics" / "2025-09-05_358-kh-ubnd.yaml").read_text(encoding="utf-8")
OLD = Shelf.builtin().rubric("phong-trao-2022")
PLAN = Shelf.builtin().plan("thien-tin-2025")
PARTS = ("rule", "unit", "reviewer")


def changed_rubric() -> Rubric:
    """Thiện Tín's form with 3 worth less, 7 more, 2 asked in points, 4a dropped and a new 4x."""
    text = TEXT.split("examples:")[0]
    for old, new in (
        ('id: "3"\n    max: 5', 'id: "3"\n    max: 4'),
        ('id: "7"\n    max: 10', 'id: "7"\n    max: 11'),
        ("ask: percent\n    threshold: 90", "ask: points"),
        ('id: "4a"', 'id: "4x"'),
    ):
        assert old in text
        text = text.replace(old, new, 1)
    return read_rubric("moi.yaml", text.replace("id: phong-trao-2025-thien-tin", "id: moi", 1))


NEW = changed_rubric()


def year(number: int, rubric: Rubric, answers: dict[str, Answer], **given: str) -> Assessed:
    """A school's year; `given` are the superior's points, by names like _3."""
    points = {line[1:]: Given(Decimal(value), "thiếu ảnh", "Công an xã") for line, value in given.items()}
    return Assessed(number, rubric, PLAN, Profile("school", level="thcs"), answers, points)


@pytest.mark.parametrize(
    ("before", "after", "line", "parts", "text"),
    [
        (
            year(2024, OLD, {"3": Points(Decimal("2.5"))}),
            year(2025, OLD, {"3": Points(Decimal(5))}, _3="4"),
            "3",
            ("0", "2.5", "-1"),
            "Mục 3: từ 2,5 thành 4 điểm; do đơn vị tăng 2,5 điểm, do cấp trên chấm giảm 1 điểm.",
        ),
        (
            year(2024, OLD, {"3": Points(Decimal(5))}),
            year(2025, NEW, {"3": Points(Decimal(4))}),
            "3",
            ("-1", "0", "0"),
            (
                "Mục 3: từ 5 thành 4 điểm; do quy định thay đổi giảm 1 điểm"
                " (câu trả lời cũ không dùng được theo quy định mới: phải từ 0 đến 4 điểm)."
            ),
        ),
        (
            year(2024, OLD, {"7": Points(Decimal(9))}, _7="8"),
            year(2025, NEW, {"7": Points(Decimal(10))}, _7="10"),
            "7",
            ("0", "1", "1"),
            (
                "Mục 7: từ 8 thành 10 điểm; do đơn vị tăng 1 điểm, do cấp trên chấm tăng 1 điểm"
                " (điểm tối đa từ 10 thành 11)."
            ),
        ),
        (
            year(2024, OLD, {"2": Percent(Decimal(95))}),
            year(2025, NEW, {"2": Points(Decimal(1))}),
            "2",
            ("-2", "0", "0"),
            (
                "Mục 2: từ 3 thành 1 điểm; do quy định thay đổi giảm 2 điểm"
                " (câu trả lời cũ không dùng được theo quy định mới: sai loại câu trả lời cho mục này)."
            ),
        ),
        (
            year(2024, OLD, {"4a": Met(met=True)}),
            year(2025, NEW, {}),
            "4a",
            ("-1", "0", "0"),
            "Mục 4a: từ 1 thành 0 điểm; do quy định thay đổi giảm 1 điểm (mục đã bỏ).",
        ),
        (
            year(2024, OLD, {}),
            year(2025, NEW, {"4x": Met(met=True)}),
            "4x",
            ("1", "0", "0"),
            "Mục 4x: từ 0 thành 1 điểm; do quy định thay đổi tăng 1 điểm (mục mới).",
        ),
        (
            year(2024, OLD, {}),
            year(2025, NEW, {"2": Points(Decimal(3))}),
            "2",
            ("0", "3", "0"),
            "Mục 2: từ 0 thành 3 điểm; do đơn vị tăng 3 điểm.",
        ),
        (
            year(2024, OLD, {"5d": Met(met=True)}),
            year(2025, OLD, {"5d": Met(met=True)}),
            "5d",
            ("0", "0", "0"),
            "Mục 5d: từ 2 thành 2 điểm; không đổi.",
        ),
    ],
)
def test_who_moved_a_line(before: Assessed, after: Assessed, line: str, parts: tuple[str, ...], text: str) -> None:
    """The rule, the unit and the reviewer each get their share of a line, and one sentence says so."""
    found = next(one for one in year_over_year(before, after).lines if one.id == line)
    assert tuple(str(getattr(found, part).normalize()) for part in PARTS) == parts
    assert found.text == text
    assert found.changed == (parts != ("0", "0", "0"))


def test_a_profile_that_changed_is_the_units_doing() -> None:
    """A unit that hired guards since last year moved the line itself."""
    last = Assessed(2024, OLD, PLAN, Profile("agency", guards=False), {"6b": NotApplicable("Chưa có")})
    now = Assessed(2025, OLD, PLAN, Profile("agency"), {"6b": Rated("good")})
    line = next(one for one in year_over_year(last, now).lines if one.id == "6b")
    assert (line.rule, line.unit, line.reviewer) == (0, 2, 0)


def test_in_words_and_as_json() -> None:
    """The totals with grades, the three parts, and only the lines that moved; JSON has every line."""
    base: dict[str, Answer] = {"8c": Status("recognised"), "7": Points(Decimal(10)), "3": Points(Decimal(5))}
    told = year_over_year(year(2024, OLD, base, _3="4"), year(2025, NEW, {**base, "3": Points(Decimal(4))}, _7="6"))
    assert told.text.splitlines() == [
        "Năm 2024: 64 điểm (Trung bình). Năm 2025: 60 điểm (Trung bình); giảm 4 điểm.",
        "Trong đó do quy định thay đổi giảm 1 điểm, do cấp trên chấm giảm 3 điểm.",
        (
            "Mục 3: từ 4 thành 4 điểm; do quy định thay đổi giảm 1 điểm, do cấp trên chấm tăng 1 điểm"
            " (câu trả lời cũ không dùng được theo quy định mới: phải từ 0 đến 4 điểm)."
        ),
        "Mục 7: từ 10 thành 6 điểm; do cấp trên chấm giảm 4 điểm (điểm tối đa từ 10 thành 11).",
    ]
    result = told.to_json()
    assert json.loads(json.dumps(result)) == result
    assert {key: result[key] for key in ("years", "before", "after", "change", *PARTS, "grades")} == {
        "years": [2024, 2025],
        "before": "64",
        "after": "60",
        "change": "-4",
        "rule": "-1",
        "unit": "0",
        "reviewer": "-3",
        "grades": ["trung_binh", "trung_binh"],
    }
    assert isinstance(result["lines"], list)
    assert len(result["lines"]) == 22
    assert next(one for one in result["lines"] if one["id"] == "7") == {
        "id": "7",
        "before": "10",
        "after": "6",
        "rule": "0",
        "unit": "0",
        "reviewer": "-4",
        "text": "Mục 7: từ 10 thành 6 điểm; do cấp trên chấm giảm 4 điểm (điểm tối đa từ 10 thành 11).",
    }


def test_what_the_unit_itself_changed_is_told() -> None:
    """The unit's own part stands beside the others in the whole as in the line."""
    one, other = ({"7": Points(Decimal(number))} for number in (4, 6))
    assert year_over_year(year(2024, OLD, one), year(2025, OLD, other)).text.splitlines()[1:] == [
        "Trong đó do đơn vị tăng 2 điểm.",
        "Mục 7: từ 4 thành 6 điểm; do đơn vị tăng 2 điểm.",
    ]


def test_other_thresholds_are_told(plan: Plan) -> None:
    """Where the later thresholds make another grade of the earlier points, that is said; without plans no grade is."""
    bands = (Band("dat", "Đạt", Decimal(40)), Band("yeu", "Yếu", Decimal(0)))
    answers: dict[str, Answer] = {"8c": Status("recognised")}
    now = replace(year(2025, OLD, answers), plan=replace(plan, thresholds=replace(plan.thresholds, bands=bands)))
    told = year_over_year(year(2024, OLD, answers), now)
    assert told.text.splitlines() == [
        "Năm 2024: 50 điểm (Trung bình). Năm 2025: 50 điểm (Đạt); không đổi.",
        "Trong đó không đổi.",
        "Số điểm năm 2024 theo ngưỡng năm 2025 là Đạt.",
    ]
    bare = year_over_year(replace(year(2024, OLD, {}), plan=None), replace(year(2025, OLD, {}), plan=None))
    assert bare.text.splitlines()[0] == "Năm 2024: 0 điểm. Năm 2025: 0 điểm; không đổi."
    assert bare.to_json()["grades"] == [None, None]


def test_the_earlier_points_are_graded_by_the_later_thresholds(plan: Plan) -> None:
    """Not the later points: 50 then, 0 now, and 50 is Đạt under the new thresholds."""
    bands = (Band("dat", "Đạt", Decimal(40)), Band("yeu", "Yếu", Decimal(0)))
    now = replace(year(2025, OLD, {}), plan=replace(plan, thresholds=replace(plan.thresholds, bands=bands)))
    told = year_over_year(year(2024, OLD, {"8c": Status("recognised")}), now)
    assert [one.id for one in (told.grade_before, told.grade_after, told.grade_by_rule) if one] == [
        "trung_binh",
        "yeu",
        "dat",
    ]


def test_each_year_goes_by_the_steps_of_its_plan(plan: Plan) -> None:
    """Half points in item 1, where the plan allows them, are read and carried over; else the rule took them away."""
    halves = replace(plan, steps={"1": Decimal("0.5")})
    last, now = (replace(year(number, OLD, {"1": Points(Decimal("2.5"))}), plan=halves) for number in (2024, 2025))
    assert not any(line.changed for line in year_over_year(last, now).lines)
    told = year_over_year(last, year(2025, OLD, {"1": Points(Decimal(2))}))
    assert (told.rule, told.unit) == (Decimal("-0.5"), 0)
    assert "câu trả lời cũ không dùng được theo quy định mới: chỉ nhận điểm nguyên" in told.text


@st.composite
def years(draw: st.DrawFn, rubric: Rubric) -> Assessed:
    """Any unit with any answers, of which a superior scored some lines."""
    profile, answers = draw(cases(rubric))
    given: dict[str, Given] = {}
    for line in draw(st.lists(st.sampled_from(rubric.scored), unique_by=lambda one: one.id, max_size=6)):
        step = given_step_for(line)
        given[line.id] = Given(step * draw(st.integers(0, int(line.max / step))), None, "Công an xã")
    return Assessed(2025, rubric, None, profile, answers, given)


@given(before=st.sampled_from([OLD, NEW]).flatmap(years), after=st.sampled_from([OLD, NEW]).flatmap(years))
@settings(max_examples=number_of_cases(150, 5_000), deadline=None)
def test_the_parts_add_up_exactly(before: Assessed, after: Assessed) -> None:
    """Rule + unit + reviewer is the difference, in every line and in all."""
    told = year_over_year(before, after)
    for line in told.lines:
        assert line.rule + line.unit + line.reviewer == line.after - line.before
    assert told.rule + told.unit + told.reviewer == told.after - told.before
    assert sum(line.after - line.before for line in told.lines) == told.after - told.before


@given(one=years(OLD))
@settings(max_examples=number_of_cases(50, 1_000), deadline=None)
def test_the_same_year_twice_differs_in_nothing(one: Assessed) -> None:
    """Nobody moved anything between a year and itself; under the same rules nothing is ever the rule's."""
    told = year_over_year(one, one)
    assert not any(line.changed for line in told.lines)


@given(before=years(OLD), after=years(OLD))
@settings(max_examples=number_of_cases(50, 1_000), deadline=None)
def test_under_the_same_form_nothing_is_the_rules(before: Assessed, after: Assessed) -> None:
    """Two years under one form: the rule moved nothing."""
    assert year_over_year(before, after).rule == 0


@given(one=years(OLD))
@settings(max_examples=number_of_cases(50, 1_000), deadline=None)
def test_the_two_columns_add_up(one: Assessed) -> None:
    """The lines on which unit and superior differ make up the whole difference of the totals."""
    own = score(one.rubric, one.answers, one.profile)
    reviewed = superior_score(one.rubric, own, one.given)
    apart = unit_against_superior(own, reviewed)
    assert sum((line.given - line.own for line in apart), Decimal(0)) == reviewed.total - own.total
    assert {line.id for line in apart} <= one.given.keys()


def test_the_two_columns_in_words() -> None:
    """Each differing line says what the unit gave, what the superior gave and why."""
    one = year(2025, OLD, {"3": Points(Decimal(5)), "7": Points(Decimal(8))}, _3="4", _7="8")
    own = score(one.rubric, one.answers, one.profile)
    (apart,) = unit_against_superior(own, superior_score(one.rubric, own, one.given))
    assert (apart.id, apart.own, apart.given) == ("3", 5, 4)
    assert apart.text == "Mục 3: đơn vị chấm 5 điểm. Công an xã chấm 4/5 điểm (thiếu ảnh). Giảm 1 điểm."
