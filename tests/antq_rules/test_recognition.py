"""At which stage T1 is decided: from the dates and stages of the plans, never guessed."""

from dataclasses import replace

import pytest

from antq_rules import Plan, Rubric, Shelf, Status, decided_answers, recognising_stage

PLANS = {
    "quoc-gia": "ubnd-xa",
    "thien-tin-2025": "ubnd-xa",
    "cam-ranh-2023": None,
    "bac-kan-2023": None,
    "binh-giang-2023": None,
    "quan-12-2023": None,
}


@pytest.mark.parametrize(("plan", "stage"), PLANS.items())
def test_the_stage_of_each_plan(plan: str, stage: str | None, national: Plan) -> None:
    """The office of the date of recognition, where it decides; none where the plan is not for T1 or nobody decides."""
    found = recognising_stage(Shelf.builtin().plan(plan), national)
    assert (found.id if found else None) == stage


def test_two_deciding_stages_and_no_date_say_nothing(plan: Plan) -> None:
    """The plan of Thiện Tín alone names no date of recognition, and two offices decide: nothing is made up."""
    assert recognising_stage(plan) is None


def test_the_only_deciding_stage_of_a_plan_for_t1(plan: Plan) -> None:
    """Where one office decides and the plan is for T1, that is the decision."""
    only = replace(plan, stages=plan.stages[:2])
    assert recognising_stage(only) == plan.stages[1]


def test_the_decision_answers_the_line_that_rests_on_it(rubric: Rubric) -> None:
    """Line 8c, and no other."""
    assert decided_answers(rubric, "refused") == {"8c": Status("refused")}
