"""What holds for every chain, two-level and legacy, whatever people do: found by walking at random."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from antq_rules import (
    ActionRefused,
    Event,
    Office,
    Plan,
    Reason,
    Shelf,
    Standing,
    next_actions,
    perform,
    standing,
    why_frozen,
)
from antq_rules.review import ACTION_OF
from tests.antq_rules.chain import DAY, HEAD, event, office_of, passing, play

SHELF = Shelf.builtin()
LINES = ("1", "2")
# Two lines are as good as twenty-one for the chain, and leave room for long walks.
CHAINS = [replace(plan, lines=LINES) for plan in SHELF.plans()]
CHAINS += [replace(SHELF.plan("binh-giang-2023").with_chain(chain), lines=LINES) for chain in ("cap-huyen", "cap-tinh")]
PEOPLE = ("lan", "minh", "hoa", "binh", "an", "tuan")
KINDS = (
    "submitted",
    "withdrawn",
    "opened",
    "agreed",
    "agreed",
    "rescored",
    "line_returned",
    "approved",
    "decided",
    "returned",
    "delegated",
)


@st.composite
def attempts(draw: st.DrawFn, plan: Plan) -> Event:
    """Anything anybody in or out of the chain might try."""
    office = draw(st.sampled_from([HEAD, *map(office_of, plan.stages), Office("x", "district_board")]))
    kind = draw(st.sampled_from(KINDS))
    person = draw(st.sampled_from(PEOPLE))
    one = event(kind, office, person, draw(st.sampled_from(LINES)), draw(st.sampled_from(["Ý kiến", None])))
    if kind == "decided":
        one = replace(one, outcome=draw(st.sampled_from(["recognised", "refused"])))
    if kind == "delegated":
        one = replace(one, delegate=draw(st.sampled_from(PEOPLE)), first=DAY, last=DAY)
    return replace(one, on_behalf=draw(st.sampled_from([None, None, None, *PEOPLE])))


def invariants(plan: Plan, history: tuple[Event, ...]) -> None:
    """What no walk may break."""
    now = standing(plan, history)
    decided = Counter(one.office.kind for one in history if one.kind == "decided")
    assert all(count == 1 for count in decided.values())
    assert all(one.outcome == "recognised" for one in history[:-1] if one.kind == "decided")
    submitters = {person for one in history if one.kind == "submitted" for person in one.people}
    reviewers = [one for one in history if one.kind in ("approved", "decided", "opened", "agreed", "rescored")]
    assert not any(one.people & submitters for one in now.passed)
    assert all(one.office.kind != "head" for one in reviewers)
    passed: dict[str, str] = {}
    for one in now.passed:
        for person in one.people:
            assert passed.setdefault(person, one.office.kind) == one.office.kind
    if now.state in ("waiting", "finished"):
        assert not any(now.may_change(line) for line in LINES)
        assert all(why_frozen(plan, history, line) for line in LINES)
    assert (now.state == "waiting") == (now.stage is not None)


@st.composite
def steps(draw: st.DrawFn, plan: Plan, now: Standing) -> list[Event]:
    """One attempt of anybody, or all that it takes to move the case on or back from where it is, by anybody."""
    if draw(st.integers(0, 3)) == 0:
        return [draw(attempts(plan))]
    person = draw(st.sampled_from(PEOPLE))
    if now.stage is None:
        return [event("submitted", HEAD, "lan")]
    if draw(st.integers(0, 2)) == 0:
        office = office_of(now.stage)
        return [event("opened", office, person), event("returned", office, person, text="Làm lại")]
    return passing(plan, now.stage, person)


@settings(max_examples=60, deadline=None)
@pytest.mark.parametrize("plan", CHAINS, ids=lambda one: f"{one.id}-{one.stages[0].id}")
@given(data=st.data())
def test_no_walk_breaks_the_chain(plan: Plan, data: st.DataObject) -> None:
    """Never two decisions of a level, never the same eyes twice, frozen while it waits, nothing after the end.

    What is refused says why with its source, and next_actions refuses the same act for the same reason.
    """
    history: tuple[Event, ...] = (event("submitted", HEAD, "lan"),)
    for _ in range(data.draw(st.integers(0, 12))):
        for one in data.draw(steps(plan, standing(plan, history))):
            history = checked(plan, history, one)


def checked(plan: Plan, history: tuple[Event, ...], one: Event) -> tuple[Event, ...]:
    """The history after an attempt, with everything that must hold of it."""
    before = standing(plan, history)
    after, why = attempt(plan, history, one)
    actions = next_actions(plan, history, one.office, one.person, on_behalf=one.on_behalf, day=DAY)
    refused_for = {action.kind: action.why for action in actions}.get(ACTION_OF[one.kind])
    assert why is not None or refused_for is None
    assert refused_for in (None, why)
    if why is not None:
        assert why.text.endswith(".")
        assert why.citation.text
        return history
    assert before.state != "finished"
    invariants(plan, after)
    if one.kind not in ("returned", "withdrawn"):
        now = standing(plan, after)
        assert not any(now.may_change(line) and not before.may_change(line) for line in LINES)
    return after


def attempt(plan: Plan, history: tuple[Event, ...], one: Event) -> tuple[tuple[Event, ...], Reason | None]:
    """The history after this event, or as it was with the reason for which the event is refused."""
    try:
        return perform(plan, history, one), None
    except ActionRefused as refused:
        return history, refused.why


@pytest.mark.parametrize("plan", CHAINS, ids=lambda one: f"{one.id}-{one.stages[0].id}")
def test_every_chain_comes_to_its_end(plan: Plan) -> None:
    """Level by level, each with people of its own: finished, with one decision for each level that decides."""
    history = play(plan, event("submitted", HEAD, "lan"))
    for number, stage in enumerate(plan.stages):
        assert standing(plan, history).stage is stage
        history = play(plan, *passing(plan, stage, f"nguoi-{number}"), start=history)
    now = standing(plan, history)
    assert now.state == "finished"
    assert [one.office.kind for one in now.decisions] == [one.office for one in plan.stages if one.does == "decide"]


def test_a_level_that_goes_in_the_middle() -> None:
    """A case that waited at the district goes on at the province; what the district did stays and is not redone."""
    plan = replace(SHELF.plan("bac-kan-2023"), lines=LINES)
    without = plan.without("district_chair")
    commune, district, province, _ = plan.stages
    at_district = play(plan, event("submitted", HEAD, "lan"), *passing(plan, commune, "minh"))
    opened = play(plan, event("opened", office_of(district), "hoa"), start=at_district)
    for history in (at_district, opened):
        now = standing(without, history)
        assert (now.stage, now.opened) == (province, False)
    beyond = play(plan, *passing(plan, district, "hoa"), start=at_district)
    assert standing(without, beyond).stage == province
    assert standing(without, beyond).passed[-1].office.kind == "district_chair"
    again = play(without, *passing(without, province, "binh"), start=beyond)
    assert standing(without, again).stage == plan.stages[3]
