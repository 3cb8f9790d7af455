"""Two readings of the same form agree: the library's, and one written apart from it."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from antq_rules import Answer, Plan, Profile, Rubric, Shelf, score, to_json
from antq_rules.shelf import DATA
from tests.antq_rules.drawn import Draws, drawn_answers, drawn_profile
from tests.antq_rules.second_reading import graded, load, read, rows
from tests.antq_rules.strategies import cases
from tests.antq_rules.thorough import cases as number_of_cases

SHELF = Shelf.builtin()
FORMS: dict[str, dict[str, Any]] = {form["id"]: form for form in map(load, sorted((DATA / "rubrics").glob("*.yaml")))}
PLANS: dict[str, dict[str, Any]] = {plan["id"]: plan for plan in map(load, sorted((DATA / "plans").rglob("*.yaml")))}
EXAMPLES = [(form, example) for form in FORMS.values() for example in form["examples"]]


def exactly(number: Decimal) -> Fraction:
    """A decimal as a fraction."""
    return Fraction(*number.as_integer_ratio())


@pytest.mark.parametrize(("form", "example"), EXAMPLES, ids=lambda one: one["id"] if "id" in one else one["says"])
def test_the_second_reading_agrees_with_every_example(form: dict[str, Any], example: dict[str, Any]) -> None:
    """The worked examples of the files come out in the second reading as well."""
    got = read(form, example["answers"])
    span = example.get("range", [example["total"]] * 2)
    assert (got.total, got.low, got.high) == (Fraction(example["total"]), Fraction(span[0]), Fraction(span[1]))
    assert got.provisional == example.get("provisional", [])


def test_the_second_reading_sees_the_whole_form() -> None:
    """21 rows and 100 points, in both files."""
    for form in FORMS.values():
        assert len(rows(form)) == 21
        assert sum(Fraction(row["max"]) for row in rows(form)) == 100


def agree(rubric: Rubric, plan: Plan, profile: Profile, answers: dict[str, Answer]) -> None:
    """Both readings give every line the same points, the case the same totals, and the same grade."""
    card = score(rubric, answers, profile, plan)
    got = read(FORMS[rubric.id], {line: to_json(answer) for line, answer in answers.items()})
    assert {line.id: exactly(line.points) for line in card.lines} == got.points
    assert (exactly(card.total), exactly(card.low), exactly(card.high)) == (got.total, got.low, got.high)
    assert (list(card.provisional), list(card.unanswered)) == (got.provisional, got.unanswered)
    assert card.grade
    assert card.grade.id == graded(PLANS[plan.id], got.total)


@st.composite
def any_case(draw: st.DrawFn) -> tuple[Rubric, Plan, Profile, dict[str, Answer]]:
    """Any shipped form, any shipped plan, any unit, any answers."""
    rubric, plan = draw(st.sampled_from(SHELF.rubrics())), draw(st.sampled_from(SHELF.plans()))
    return rubric, plan, *draw(cases(rubric))


@given(case=any_case())
@settings(max_examples=number_of_cases(300, 20_000), deadline=None)
def test_the_two_readings_agree(case: tuple[Rubric, Plan, Profile, dict[str, Answer]]) -> None:
    """On any case the library and the second reading come to the same result."""
    agree(*case)


def test_the_two_readings_agree_on_twenty_thousand_cases() -> None:
    """Every run, over all shipped forms and plans: the same points, range, grade, provisional and missing lines."""
    draws = Draws(2026)
    for _ in range(20_000):
        rubric, plan, profile = draws.one(SHELF.rubrics()), draws.one(SHELF.plans()), drawn_profile(draws)
        agree(rubric, plan, profile, drawn_answers(rubric, profile, draws))
