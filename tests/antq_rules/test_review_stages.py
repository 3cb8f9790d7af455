"""What an office is offered follows from its own stages in the plan."""

from dataclasses import replace

from antq_rules import Office, Plan, next_actions
from tests.antq_rules.test_review import (
    CHAIR,
    HEAD,
    POLICE,
    PROVINCE,
    History,
    agree,
    event,
    play,
    submitted,
)

__all__ = ["submitted"]


def _kinds(plan: Plan, history: History, office: Office) -> set[str]:
    return {action.kind for action in next_actions(plan, history, office)}


def test_an_office_is_offered_what_its_own_stage_does(plan: Plan, submitted: History) -> None:
    """Wherever the case is, a deciding office decides and an approving one approves."""
    assert "decide" in _kinds(plan, submitted, CHAIR)
    assert "approve" not in _kinds(plan, submitted, CHAIR)
    assert "approve" in _kinds(plan, submitted, PROVINCE)


def test_an_office_with_two_stages_does_what_the_present_one_asks(plan: Plan) -> None:
    """The police approve first and, in this chain, decide at the end: each at its time."""
    first, second = plan.stages[0], replace(plan.stages[0], id="quyet-dinh", does="decide")
    twice = replace(plan, stages=(first, second))
    history = play(twice, event("submitted", HEAD))
    assert "approve" in _kinds(twice, history, POLICE)
    assert "decide" not in _kinds(twice, history, POLICE)
    other = replace(POLICE, id="police-2")
    history = play(twice, event("opened", POLICE), *agree(twice, POLICE), event("approved", POLICE), start=history)
    assert "decide" in _kinds(twice, history, other)
    assert "approve" not in _kinds(twice, history, other)
