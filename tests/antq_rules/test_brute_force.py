"""The cheapest way to a grade is the best of all combinations, on small made-up rubrics of every kind of line."""

from hypothesis import HealthCheck, given, settings

from antq_rules import cheapest_path
from tests.antq_rules.brute_force import brute_force
from tests.antq_rules.drawn import Draws, drawn_small_case
from tests.antq_rules.small_rubrics import SmallCase, small_cases
from tests.antq_rules.thorough import cases as number_of_cases


def agree(case: SmallCase) -> bool:
    """The same lines with the same gains; out of reach exactly when no combination reaches it.

    Returns whether there are steps to take.
    """
    way = cheapest_path(case.rubric, case.answers, case.profile, case.plan, "dat", case.efforts)
    wanted = brute_force(case)
    assert way.reachable == (wanted is not None)
    assert tuple((step.id, step.gain) for step in way.steps) == (wanted or ())
    return bool(way.steps)


@given(case=small_cases())
@settings(max_examples=number_of_cases(300, 10_000), deadline=None, suppress_health_check=list(HealthCheck))
def test_equal_to_brute_force(case: SmallCase) -> None:
    """The same lines with the same gains as the best of all combinations; out of reach exactly when there is none."""
    way = cheapest_path(case.rubric, case.answers, case.profile, case.plan, "dat", case.efforts)
    wanted = brute_force(case)
    assert way.reachable == (wanted is not None)
    assert tuple((step.id, step.gain) for step in way.steps) == (wanted or ())


def test_equal_to_brute_force_on_ten_thousand_rubrics() -> None:
    """Every run; more than a quarter of them have steps to take, the others are there already or out of reach."""
    draws = Draws(2026)
    assert sum(agree(drawn_small_case(draws)) for _ in range(10_000)) > 2_500
