"""The second column of the form: points given by the superior."""

from dataclasses import replace
from decimal import Decimal

import pytest

from antq_rules import (
    Answer,
    AnswerProblem,
    AnswersRefused,
    Given,
    NotApplicable,
    Plan,
    Points,
    Profile,
    Rubric,
    Scorecard,
    score,
    superior_score,
)
from antq_rules.scoring import rules_hash

BY = "Công an xã"


@pytest.fixture
def card(rubric: Rubric, full: dict[str, Answer], school: Profile, plan: Plan) -> Scorecard:
    """A full form with half a point missing in 3, no guards, and 4a left out: 97 - 0.5 - 2 - 1 = 93.5."""
    answers: dict[str, Answer] = {**full, "3": Points(Decimal("4.5")), "6a": NotApplicable("Không có bảo vệ")}
    del answers["4a"]
    return score(rubric, answers, school, plan)


def test_nothing_given_changes_nothing(rubric: Rubric, card: Scorecard, plan: Plan) -> None:
    """Lines the superior leaves alone keep the unit's points."""
    assert superior_score(rubric, card, {}, plan) == card


def test_points_given_take_the_place_of_the_units(rubric: Rubric, card: Scorecard, plan: Plan) -> None:
    """Rescored lines count as given, with both reasons; lost points still add up."""
    given = {
        "3": Given(Decimal(3), "Thiếu kế hoạch.", BY),
        "7": Given(Decimal("8.5"), None, BY),
        "2": Given(Decimal("1.5"), "Một tổ vắng", BY),
    }
    second = superior_score(rubric, card, given, plan)
    assert second.total == Decimal("93.5") - Decimal("1.5") - Decimal("1.5") - Decimal("1.5")
    assert sum(one.points for one in second.lost) == 100 - second.total
    assert [reason.text for reason in second.line("3").because] == [
        "Đơn vị tự chấm 4,5 điểm: 4,5/5 điểm.",
        "Công an xã chấm 3/5 điểm (Thiếu kế hoạch).",
    ]
    lost = {one.id: one for one in second.lost}
    assert lost["3"].text == "Mục 3: Công an xã chấm 3 điểm (Thiếu kế hoạch), mất 2 điểm."
    assert lost["7"].text == "Mục 7: Công an xã chấm 8,5 điểm, mất 1,5 điểm."
    assert [one.id for one in second.lost] == ["2", "3", "4a", "6a", "7", "9"]
    assert second.grade is not None
    assert second.grade.name == "Khá"


def test_granting_and_answering(rubric: Rubric, card: Scorecard, plan: Plan) -> None:
    """A line that does not apply and is granted counts in full and closes the range; a missing one is answered."""
    assert (card.low, card.high, card.unanswered) == (Decimal("93.5"), Decimal("95.5"), ("4a",))
    second = superior_score(rubric, card, {"6a": Given(Decimal(2), None, BY), "4a": Given(Decimal(1), None, BY)}, plan)
    assert second.low == second.total == second.high == Decimal("96.5")
    assert second.unanswered == ()
    assert "6a" not in {one.id for one in second.lost}


@pytest.mark.parametrize(("points", "provisional"), [("50", ("8c",)), ("0", ())])
def test_8c_stays_provisional_until_it_is_decided(
    rubric: Rubric, card: Scorecard, plan: Plan, points: str, provisional: tuple[str, ...]
) -> None:
    """Leaving the 50 points is not yet the decision; taking them away leaves nothing to wait for."""
    assert superior_score(rubric, card, {"8c": Given(Decimal(points), "x", BY)}, plan).provisional == provisional


def test_without_a_plan(rubric: Rubric, card: Scorecard) -> None:
    """No plan, no grade; the points are the same."""
    second = superior_score(rubric, card, {"3": Given(Decimal(5), None, BY)})
    assert (second.total, second.grade, second.plan, second.thresholds_confirmed) == (94, None, None, False)


def test_points_out_of_range_are_refused_at_once(rubric: Rubric, card: Scorecard, plan: Plan) -> None:
    """Every wrong number is named with the line, also half of an 8c and lines the form does not score."""
    given = {
        "3": Given(Decimal(6), None, BY),
        "1": Given(Decimal("0.5"), None, BY),
        "8c": Given(Decimal(25), None, BY),
        "4": Given(Decimal(1), None, BY),
        "x": Given(Decimal(1), None, BY),
        "7": Given(Decimal("NaN"), None, BY),
    }
    with pytest.raises(AnswersRefused) as refused:
        superior_score(rubric, card, given, plan)
    ids = ", ".join(line.id for line in rubric.scored)
    assert list(refused.value.problems) == [
        AnswerProblem("3", '"6"', "phải từ 0 đến 5 điểm", "5"),
        AnswerProblem("1", '"0.5"', "chỉ nhận điểm nguyên", "3"),
        AnswerProblem("8c", '"25"', "chỉ nhận bội số của 50 điểm", "50"),
        AnswerProblem("4", '"4"', "không có mục này để chấm điểm", ids),
        AnswerProblem("x", '"x"', "không có mục này để chấm điểm", ids),
        AnswerProblem("7", '"NaN"', "không phải là số", "10"),
    ]


def test_a_superior_under_a_plan_of_its_own(rubric: Rubric, card: Scorecard, plan: Plan) -> None:
    """The steps, thresholds and hash of the result are those of the plan the superior goes by."""
    confirmed = replace(plan.thresholds, confirmed=True)
    own = replace(plan, id="rieng", steps={"1": Decimal("0.5")}, thresholds=confirmed, hash="rieng")
    second = superior_score(rubric, card, {"1": Given(Decimal("2.5"), None, BY)}, own)
    assert (second.plan, second.thresholds_confirmed, second.rules_hash) == ("rieng", True, rules_hash(rubric, own))
    assert second.rules_hash != card.rules_hash
    assert second.line("1").points == Decimal("2.5")


def test_a_line_given_keeps_its_maximum_and_source(rubric: Rubric, card: Scorecard, plan: Plan) -> None:
    """What the superior says and what is lost by it cite the line of the form."""
    second = superior_score(rubric, card, {"7": Given(Decimal(8), None, BY)}, plan)
    line, lost = second.line("7"), next(one for one in second.lost if one.id == "7")
    assert line.max == 10
    assert line.because[-1].citation == lost.citation == rubric.line("7").citation
    assert lost.remedy.startswith("Bổ sung theo ý kiến của cấp trên")
