"""Whole scorecards: the totals that must be told plainly, the JSON, and what always holds."""

import json
from dataclasses import fields, replace
from decimal import Decimal

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from antq_rules import (
    Answer,
    AnswerProblem,
    AnswersRefused,
    Counts,
    Happened,
    Met,
    Percent,
    Plan,
    Points,
    Profile,
    Rated,
    Rubric,
    Scorecard,
    Shelf,
    Status,
    TaxPaid,
    score,
)
from antq_rules.files.rubric_file import read_rubric
from antq_rules.scoring import MOST_REMEMBERED
from tests.antq_rules.strategies import answers_to, cases, profiles

RUBRIC = Shelf.builtin().rubric("phong-trao-2025-thien-tin")
ONE_LINE = """id: thu
title: "Thử"
in_force: {from: 2025-01-01}
source: {instrument: "Kế hoạch 1", article: "Phụ lục"}
lines:
  - {id: "1", max: 100, ask: met, text: "Một"}
"""
PLAN = Shelf.builtin().plan("thien-tin-2025")


def test_full_marks_without_an_award_are_97(
    rubric: Rubric, full: dict[str, Answer], school: Profile, plan: Plan
) -> None:
    """Without an ad hoc award the ceiling is 97; a proposed 8c is provisional and does not widen the range."""
    card = score(rubric, full, school, plan)
    assert (card.total, card.low, card.high, card.max) == (97, 97, 97, 100)
    assert card.provisional == ("8c",)
    assert [(one.id, one.points) for one in card.lost] == [("9", 3)]
    assert card.grade is not None
    assert (card.grade.id, card.thresholds_confirmed) == ("xuat_sac", False)


def test_without_8c_nobody_passes_50(rubric: Rubric, full: dict[str, Answer], school: Profile, plan: Plan) -> None:
    """All else in full with both awards is 50 points and the grade Trung bình."""
    card = score(rubric, {**full, "8c": Status("refused"), "9": Counts(1, 1)}, school, plan)
    assert card.total == 50
    assert card.grade is not None
    assert card.grade.name == "Trung bình"
    assert card.provisional == ()


def test_without_a_plan_there_is_no_grade(rubric: Rubric, full: dict[str, Answer], school: Profile) -> None:
    """Thresholds belong to the plan: no plan, no grade and nothing confirmed."""
    card = score(rubric, full, school)
    assert (card.plan, card.grade, card.thresholds_confirmed) == (None, None, False)
    assert (card.to_json()["grade"], card.to_json()["consequences"]) == (None, [])


def test_json_has_the_shape_of_the_contract(
    rubric: Rubric, full: dict[str, Answer], school: Profile, plan: Plan
) -> None:
    """The keys and the way numbers are written are what scripts rely on."""
    result = score(rubric, {**full, "3": Points(Decimal("2.50"))}, school, plan).to_json()
    assert list(result) == [
        "rubric",
        "plan",
        "total",
        "max",
        "grade",
        "thresholds_confirmed",
        "provisional",
        "range",
        "unanswered",
        "lines",
        "lost",
        "consequences",
        "rules_hash",
    ]
    assert (result["total"], result["max"], result["range"]) == ("94.5", "100", ["94.5", "94.5"])
    assert result["grade"] == {"id": "xuat_sac", "name": "Xuất sắc"}
    lines, lost = result["lines"], result["lost"]
    assert isinstance(lines, list)
    assert isinstance(lost, list)
    assert lines[2]["points"] == "2.5"
    assert list(lines[2]) == ["id", "max", "points", "because"]
    assert list(lines[2]["because"][0]) == ["text", "citation"]
    assert list(lost[0]) == ["id", "points", "text", "remedy", "citation"]
    assert result["consequences"] == [
        {
            "text": "Kết quả được tính khi xếp loại cuối năm đơn vị và người đứng đầu.",
            "citation": "Kế hoạch 358/KH-UBND, nội dung về thi đua, khen thưởng",
        }
    ]
    assert json.loads(json.dumps(result)) == result


def test_rules_hash_names_both_files(rubric: Rubric, plan: Plan, national: Plan, school: Profile) -> None:
    """A result under another plan or none carries another hash; the same rules give the same one."""
    hashes = [score(rubric, {}, school, rules).rules_hash for rules in (plan, national, None, plan)]
    assert len(set(hashes)) == 3
    assert hashes[0] == hashes[3]


def test_every_wrong_answer_is_named_at_once(rubric: Rubric, school: Profile) -> None:
    """Typed answers are checked too: a kind, a range, a step and an unknown line in one refusal."""
    wrong: dict[str, Answer] = {
        "1": Met(met=True),
        "3": Points(Decimal(6)),
        "7": Points(Decimal("0.3")),
        "5g": Rated("superb"),
        "10": Met(met=True),
    }
    with pytest.raises(AnswersRefused) as refused:
        score(rubric, wrong, school)
    ids = ", ".join(line.id for line in rubric.scored)
    assert list(refused.value.problems) == [
        AnswerProblem("1", '{"met": true}', "sai loại câu trả lời cho mục này", '{"points": "3"}'),
        AnswerProblem("3", '{"points": "6"}', "phải từ 0 đến 5 điểm", '{"points": "5"}'),
        AnswerProblem(
            "5g", '{"rating": "superb"}', "phải là một trong: excellent, good, completed, failed", '{"rating": "good"}'
        ),
        AnswerProblem("7", '{"points": "0.3"}', "chỉ nhận bội số của 0,5 điểm", '{"points": "10"}'),
        AnswerProblem("10", '"10"', "không có mục này để chấm điểm", ids),
    ]


def test_a_plan_may_set_its_own_steps(rubric: Rubric, plan: Plan, school: Profile) -> None:
    """A locality may allow half points in item 1 and quarter points in a claim."""
    local = replace(plan, steps={"1": Decimal("0.5"), "2": Decimal("0.25")})
    answers: dict[str, Answer] = {"1": Points(Decimal("2.5")), "2": Percent(Decimal(80), Decimal("1.25"), "Mưa bão")}
    assert score(rubric, answers, school, local).total == Decimal("3.75")
    with pytest.raises(AnswersRefused):
        score(rubric, answers, school, plan)


def test_a_form_of_one_line(school: Profile) -> None:
    """However small the form, its one answer counts, the first time and when it is known."""
    form = read_rubric("thu.yaml", ONE_LINE)
    answers: dict[str, Answer] = {"1": Met(met=True)}
    assert [score(form, answers, school).total for _ in range(2)] == [100, 100]
    assert score(form, {}, school).total == 0


def test_a_scorecard_has_all_its_fields(rubric: Rubric, school: Profile) -> None:
    """It is filled in one go, past the class: it must be what the class itself would make."""
    card = score(rubric, {}, school)
    assert set(vars(card)) == {one.name for one in fields(Scorecard)}
    assert replace(card) == card


def test_line_of_a_scorecard(rubric: Rubric, school: Profile) -> None:
    """A scored line is found by id; a group has no score."""
    card = score(rubric, {"4a": Met(met=True)}, school)
    assert card.line("4a").points == 1
    with pytest.raises(KeyError, match=r"^'4'$"):
        card.line("4")


def test_a_scorecard_names_its_rules(rubric: Rubric, plan: Plan, school: Profile) -> None:
    """The ids of rubric and plan, and whether the plan's thresholds are confirmed; nothing of a plan without one."""
    confirmed = replace(plan, thresholds=replace(plan.thresholds, confirmed=True))
    cards = [score(rubric, {}, school, rules) for rules in (plan, confirmed, None)]
    assert [(one.rubric, one.plan, one.thresholds_confirmed) for one in cards] == [
        ("phong-trao-2025-thien-tin", "thien-tin-2025", False),
        ("phong-trao-2025-thien-tin", "thien-tin-2025", True),
        ("phong-trao-2025-thien-tin", None, False),
    ]


def test_what_was_judged_is_forgotten_in_time(rubric: Rubric) -> None:
    """Free text in answers cannot fill the memory: results stay right after the scorer has forgotten."""
    profile = Profile("agency", subunits=77)
    for number in range(MOST_REMEMBERED + 2):
        score(rubric, {"2": Percent(Decimal(80), Decimal(1), f"Lý do {number}")}, profile)
    assert score(rubric, {"2": Percent(Decimal(80), Decimal(1), "Lý do 0")}, profile).total == 1


@settings(deadline=None)
@given(cases(RUBRIC), st.sampled_from([None, PLAN]))
def test_what_always_holds(case: tuple[Profile, dict[str, Answer]], plan: Plan | None) -> None:
    """Lost points make up 100 - total exactly; the range holds the total; every line has its reason."""
    profile, answers = case
    card = score(RUBRIC, answers, profile, plan)
    assert sum(one.points for one in card.lost) == card.max - card.total
    assert sum(line.points for line in card.lines) == card.total
    assert card.low <= card.total <= card.high <= card.max
    assert all(0 <= line.low <= line.points <= line.high <= line.max and line.because for line in card.lines)
    assert set(card.unanswered) | set(answers) == {line.id for line in RUBRIC.scored}
    assert [line.id for line in card.lines] == [line.id for line in RUBRIC.scored]
    assert card.grade is None or any(band.id == card.grade.id for band in PLAN.thresholds.bands)
    assert all(one.points > 0 and one.text.endswith(".") and one.remedy for one in card.lost)


@settings(deadline=None)
@given(st.data(), profiles(), st.sampled_from([line.id for line in RUBRIC.scored]))
def test_no_better_answer_lowers_the_total(data: st.DataObject, profile: Profile, line_id: str) -> None:
    """On every line, of two answers of one kind the better one never brings fewer points."""
    line = RUBRIC.line(line_id)
    one, other = data.draw(answers_to(line, profile)), data.draw(answers_to(line, profile))
    assume(type(one) is type(other) and _claims(one) == _claims(other))
    worse, better = sorted((one, other), key=_worth)
    assert score(RUBRIC, {line_id: worse}, profile).total <= score(RUBRIC, {line_id: better}, profile).total


def _claims(answer: Answer) -> bool:
    return isinstance(answer, Percent) and answer.claim is not None


def _worth(answer: Answer) -> Decimal | int:
    """Where an answer stands in the order of its kind; a claim is worth what it asks for."""
    match answer:
        case Points(points):
            return points
        case Percent(percent, claim):
            return percent if claim is None else claim
        case Rated(rating):
            return -["excellent", "good", "completed", "failed"].index(rating)
        case Status(status):
            return -["recognised", "proposed", "refused"].index(status)
        case Counts(collective, individual):
            return 2 * collective + individual
        case Happened(happened):
            return not happened
        case Met(yes) | TaxPaid(yes):
            return yes
    return 0


def test_an_unknown_line_beside_all_known_ones_is_refused(
    rubric: Rubric, full: dict[str, Answer], school: Profile, plan: Plan
) -> None:
    """However well all other answers are known, an answer to a line there is not is named."""
    assert score(rubric, full, school, plan).total == 97
    with pytest.raises(AnswersRefused) as refused:
        score(rubric, {**full, "10": Met(met=True)}, school, plan)
    assert [one.line for one in refused.value.problems] == ["10"]


def test_answers_that_were_met_and_gone_do_not_lend_their_place(rubric: Rubric, school: Profile) -> None:
    """Many short-lived answers, one after the other at the same address, each bring their own points."""
    for turn in range(3 * MOST_REMEMBERED):
        points = Decimal(turn % 11) / 2
        assert score(rubric, {"3": Points(points)}, school).total == points
