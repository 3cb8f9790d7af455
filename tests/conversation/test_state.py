"""The state as JSON: what is stored is what comes back, also from another version of the program."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.state import SCHEMA, State, from_json

STATES = st.builds(
    State,
    step=st.integers(0, 10_000),
    journey=st.sampled_from(["joining", "menu", "scoring", "deciding"]),
    stage=st.text(max_size=8),
    line=st.sampled_from(["", "1", "5đ"]),
    case=st.text(max_size=12),
    page=st.integers(0, 9),
    draft=st.dictionaries(st.text(max_size=6), st.text(max_size=6), max_size=3),
    device=st.text(max_size=8),
    seen=st.just("2025-10-20T08:00:00+07:00"),
)


@given(STATES)
def test_a_state_survives_storing(state: State) -> None:
    """Through JSON and back it is the same state."""
    assert from_json(state.to_json()) == state


def test_a_new_person_has_a_new_state() -> None:
    """Nobody has been anywhere before the first event."""
    assert from_json(None) == State()
    assert State().journey == "joining"


@pytest.mark.parametrize("schema", [0, SCHEMA + 1, None])
def test_an_unknown_schema_starts_at_the_menu(schema: int | None) -> None:
    """The place of another version is left, buttons shown before it stay old."""
    raw = json.loads(State(step=12, journey="scoring", line="3").to_json()) | {"schema": schema, "added": "later"}
    assert from_json(json.dumps(raw)) == State(step=13, journey="menu")


def test_going_to_a_place_leaves_what_was_half_given() -> None:
    """A draft answer belongs to its place; step, device and time belong to the person."""
    state = State(step=4, journey="scoring", line="2", draft={"percent": "85"}, device="phone", seen="t")
    there = state.at("scoring", line="3")
    assert (there.draft, there.step, there.device, there.seen) == ({}, 4, "phone", "t")


@pytest.mark.parametrize(
    ("change", "same"),
    [
        ({"step": 9}, True),
        ({"device": "tablet"}, True),
        ({"seen": "later"}, True),
        ({"line": "3"}, False),
        ({"stage": "note"}, False),
        ({"page": 1}, False),
        ({"draft": {"percent": "85"}}, False),
    ],
)
def test_what_makes_a_place(change: dict[str, object], same: bool) -> None:
    """The step counts places: the time and the device make none, a half-given answer does."""
    state = State(step=4, journey="scoring", line="2")
    assert (replace(state, **change).place() == state.place()) is same  # type: ignore[arg-type]
