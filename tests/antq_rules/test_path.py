"""The cheapest way to a grade: whoever takes the steps has the grade; in words on the real form."""

import json
from dataclasses import replace
from decimal import Decimal
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from antq_rules import (
    Answer,
    AnswersRefused,
    Counts,
    Line,
    Plan,
    Points,
    Profile,
    Rubric,
    Shelf,
    Status,
    UnknownRule,
    cheapest_path,
    read_answers,
    score,
)
from tests.antq_rules.brute_force import better_answers
from tests.antq_rules.conftest import FULL_JSON
from tests.antq_rules.small_rubrics import line_of, plan_of, rubric_of
from tests.antq_rules.strategies import cases
from tests.antq_rules.thorough import cases as number_of_cases

SHELF = Shelf.builtin()
RUBRIC = SHELF.rubric("phong-trao-2025-thien-tin")
PLAN = SHELF.plan("thien-tin-2025")
SCHOOL = Profile("school", level="thcs", subunits=6)


def improved(line: Line, answer: Answer | None, gain: Decimal, profile: Profile) -> Answer:
    """The answer a unit gives after a step."""
    if line.ask_for(profile) == "points":
        now = answer.points if isinstance(answer, Points) else Decimal(0)
        return Points(now + gain)
    return next(iter(better_answers(line, answer, profile)))


@given(case=cases(RUBRIC), to=st.sampled_from([band.id for band in PLAN.thresholds.bands]))
@settings(max_examples=number_of_cases(100, 2_000), deadline=None)
def test_who_takes_the_steps_has_the_grade(case: tuple[Profile, dict[str, Answer]], to: str) -> None:
    """Scored again after all steps, the case has exactly the gained points and at least the grade."""
    profile, answers = case
    way = cheapest_path(RUBRIC, answers, profile, PLAN, to)
    after = dict(answers)
    for step in way.steps:
        line = RUBRIC.line(step.id)
        after[line.id] = improved(line, answers.get(line.id), step.gain, profile)
    card = score(RUBRIC, after, profile, PLAN)
    assert card.total == way.total + sum(step.gain for step in way.steps)
    assert way.reachable == (way.ceiling >= way.goal.low)
    assert (card.total >= way.goal.low) == way.reachable
    assert way.effort == len(way.steps)
    ids = [line.id for line in RUBRIC.scored]
    assert [step.id for step in way.steps] == sorted((step.id for step in way.steps), key=ids.index)


def answers_of(**changed: dict[str, object] | None) -> dict[str, Answer]:
    """All lines answered in full (97 points) but for these; the names begin with an underscore, None leaves one out."""
    raw = {**FULL_JSON, **{name[1:]: value for name, value in changed.items()}}
    return read_answers(RUBRIC, {key: value for key, value in raw.items() if value is not None}, SCHOOL, PLAN)


# answers that differ from full marks, wanted grade, (line, gain) of each step
WAYS = [
    ({"_7": {"points": "1.5"}}, "xuat_sac", [("7", "1.5")]),
    ({"_7": {"points": "1.5"}, "_1": {"points": "0"}}, "xuat_sac", [("7", "4.5")]),
    ({"_3": {"points": "0"}, "_7": {"points": "5"}}, "xuat_sac", [("3", "3")]),
    ({"_2": {"percent": "0"}, "_3": {"points": "0"}, "_4d": {"points": "0"}}, "xuat_sac", [("2", "3")]),
    (
        {"_2": {"percent": "0"}, "_3": {"points": "4"}, "_6b": {"rating": "failed"}, "_4d": {"points": "0"}},
        "xuat_sac",
        [("3", "1")],
    ),
    ({"_7": {"points": "0"}, "_3": {"points": "0"}}, "xuat_sac", [("7", "8")]),
    ({"_7": {"points": "0"}, "_3": {"points": "0"}, "_5d": {"met": False}}, "xuat_sac", [("7", "10")]),
    (
        {"_7": {"points": "0"}, "_3": {"points": "0"}, "_5d": {"met": False}, "_5e": {"met": False}},
        "xuat_sac",
        [("3", "5"), ("7", "7")],
    ),
    ({}, "xuat_sac", []),
    ({"_8c": None}, "kha", [("8c", "50")]),
    ({"_8c": None}, "xuat_sac", [("8c", "50")]),
]


@pytest.mark.parametrize(("changed", "to", "steps"), WAYS)
def test_ways(changed: dict[str, dict[str, object] | None], to: str, steps: list[tuple[str, str]]) -> None:
    """Fewest lines, then the smallest overshoot, then the form's order (thresholds 90, 70, 50)."""
    way = cheapest_path(RUBRIC, answers_of(**changed), SCHOOL, PLAN, to)
    assert way.reachable
    assert [(step.id, str(step.gain.normalize())) for step in way.steps] == [
        (line, str(Decimal(gain).normalize())) for line, gain in steps
    ]


def test_the_caller_knows_the_effort_better() -> None:
    """With its own efforts the caller gets other lines: two easy ones before a hard one."""
    answers = answers_of(_7={"points": "5"}, _2={"percent": "0"}, _4a={"met": False}, _5d={"met": False})
    assert [step.id for step in cheapest_path(RUBRIC, answers, SCHOOL, PLAN, "xuat_sac").steps] == ["7"]
    way = cheapest_path(RUBRIC, answers, SCHOOL, PLAN, "xuat_sac", {"2": 2, "7": 7})
    assert ([(step.id, step.effort) for step in way.steps], way.effort) == ([("2", 2), ("4a", 1)], 3)


def test_what_can_be_neither_undone_nor_planned() -> None:
    """An incident, an award, a refused 8c and a line that awaits the reviewer are named, never offered."""
    answers = answers_of(_5a={"happened": True}, _6a={"not_applicable": "Đơn vị nhỏ"}, _8c={"status": "refused"})
    way = cheapest_path(RUBRIC, answers, SCHOOL, PLAN, "kha")
    assert not way.reachable
    assert (way.steps, way.effort, way.needed, way.ceiling) == ((), 0, Decimal(27), Decimal(43))
    assert {one.id: one.why for one in way.blocked_by} == {
        "5a": "Mục 5a: đã xảy ra việc này trong năm, mất 2 điểm. Năm nay không lấy lại được vì sự việc đã xảy ra.",
        "6a": "Mục 6a: không áp dụng, đề nghị xem xét (Đơn vị nhỏ), tạm tính 0 điểm, còn 2 điểm chờ xem xét."
        " Cấp trên xem xét; nếu được chấp nhận, đơn vị có đủ 2 điểm.",
        "8c": "Mục 8c: không được công nhận, mất 50 điểm."
        " Năm nay không lấy lại được; thiếu mục này, tổng điểm không quá 50. Đăng ký và phấn đấu cho năm sau.",
        "9": "Mục 9: chưa có khen thưởng đột xuất, mất 3 điểm."
        " Không lập kế hoạch trước được; khi có quyết định khen thưởng thì ghi thêm vào mục này.",
    }


def test_an_award_that_nobody_entered_is_not_planned_either() -> None:
    """An unanswered 9, and a line no question of which fits the unit, are blocked with the rule's own words."""
    profile = Profile("agency", union=False)
    way = cheapest_path(RUBRIC, {}, profile, PLAN, "kha")
    assert [one.id for one in way.blocked_by] == ["5g", "9"]
    assert way.blocked_by[1].why == (
        "Mục 9: chưa trả lời, còn thiếu 3 điểm."
        " Không lập kế hoạch trước được; khi có quyết định khen thưởng thì ghi thêm vào mục này."
    )


@pytest.mark.parametrize(
    ("changed", "to", "text"),
    [
        (
            {"_7": {"points": "1.5"}},
            "xuat_sac",
            "Mục 7: nâng từ 1,5 lên 3 điểm. Xây dựng hoặc duy trì ít nhất một mô hình",
        ),
        ({"_8c": None}, "kha", "Mục 8c (chưa trả lời): thêm 50 điểm. Gửi hồ sơ đề nghị công nhận đúng hạn."),
        ({"_8c": {"status": "refused"}, "_5c": None}, "trung_binh", ""),
        (
            {"_8c": {"status": "refused"}, "_5c": None, "_9": {"collective": 1, "individual": 1}},
            "trung_binh",
            "Mục 5c (chưa trả lời): nếu trong năm không xảy ra thì thêm 2 điểm.",
        ),
    ],
)
def test_words_of_a_step(changed: dict[str, dict[str, object] | None], to: str, text: str) -> None:
    """A step says from what to what, or how much more, and what to do; nothing is said where there is no way."""
    way = cheapest_path(RUBRIC, answers_of(**changed), SCHOOL, PLAN, to)
    assert way.reachable == bool(text)
    assert all(step.text.startswith(text) for step in way.steps)
    assert all(step.citation.text.endswith(f"mục {step.id}") for step in way.steps)


def test_json_of_a_way() -> None:
    """The keys and forms of the contract, with a few of our own after them."""
    way = cheapest_path(RUBRIC, answers_of(_7={"points": "1.5"}), SCHOOL, PLAN, "xuat_sac").to_json()
    assert json.loads(json.dumps(way)) == way
    assert list(way)[:7] == ["from", "to", "needed", "effort", "steps", "reachable", "blocked_by"]
    assert (way["from"], way["to"], way["needed"], way["effort"], way["reachable"]) == (
        "kha",
        "xuat_sac",
        "1.5",
        1,
        True,
    )
    assert way["blocked_by"] == [
        {
            "id": "9",
            "why": (
                "Mục 9: chưa có khen thưởng đột xuất, mất 3 điểm. Không lập kế hoạch trước được; "
                "khi có quyết định khen thưởng thì ghi thêm vào mục này."
            ),
            "citation": "Kế hoạch 358/KH-UBND, Phụ lục, mục 9",
        }
    ]
    assert (way["total"], way["ceiling"], way["provisional"], way["thresholds_confirmed"]) == (
        "88.5",
        "97",
        ["8c"],
        False,
    )
    steps = way["steps"]
    assert isinstance(steps, list)
    assert {key: steps[0][key] for key in ("id", "gain", "effort")} == {"id": "7", "gain": "1.5", "effort": 1}


def test_wrong_grade_line_and_effort() -> None:
    """An unknown grade or line names those there are; an effort below 1 is refused."""
    with pytest.raises(UnknownRule, match="grade: không có 'gioi', đang có: xuat_sac, kha, trung_binh, yeu"):
        cheapest_path(RUBRIC, {}, SCHOOL, PLAN, "gioi")
    with pytest.raises(UnknownRule, match="line: không có '4'"):
        cheapest_path(RUBRIC, {}, SCHOOL, PLAN, "kha", {"4": 2})
    with pytest.raises(AnswersRefused) as refused:
        cheapest_path(RUBRIC, {}, SCHOOL, PLAN, "kha", {"1": 0, "3": -1, "7": 1})
    assert [(one.line, one.value) for one in refused.value.problems] == [("1", "0"), ("3", "-1")]


def test_a_grade_that_nothing_can_plan_for() -> None:
    """With no line to improve there is no way, and a held grade needs nothing."""
    rubric = rubric_of(line_of(1, "counts", Decimal(3), Decimal(1)))
    way = cheapest_path(rubric, {"1": Counts(0, 1)}, SCHOOL, plan_of(Decimal(2)), "dat")
    assert (way.reachable, way.ceiling, way.needed) == (False, Decimal(1), Decimal(1))
    way = cheapest_path(rubric, {"1": Counts(0, 2)}, SCHOOL, plan_of(Decimal(2)), "dat")
    assert (way.reachable, way.steps, way.needed) == (True, (), Decimal(0))


def test_steps_of_the_plan_hold(rubric: Rubric, plan: Plan) -> None:
    """Where a locality scores line 7 in whole points, a step gains whole points."""
    whole = replace(plan, steps={"7": Decimal(1)})
    answers = answers_of(_7={"points": "1"}, _5d={"met": False}, _3={"points": "4.5"})
    way = cheapest_path(rubric, answers, SCHOOL, whole, "xuat_sac")
    assert [(step.id, step.gain) for step in way.steps] == [("7", Decimal(5))]


def test_fast_enough_to_ask_at_any_time() -> None:
    """A way over the real form takes less than 5 ms, whatever is missing and whatever the efforts."""
    efforts = {line.id: 1 + number * 7 % 11 for number, line in enumerate(RUBRIC.scored)}
    for given_efforts in (None, efforts):
        for to in ("xuat_sac", "kha", "trung_binh"):
            times: list[float] = []
            for _ in range(5):
                start = perf_counter()
                cheapest_path(RUBRIC, {"8c": Status("recognised")}, SCHOOL, PLAN, to, given_efforts)
                times.append(perf_counter() - start)
            assert min(times) < 0.005
