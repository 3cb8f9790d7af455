"""Whatever people do, in whatever order, from wherever they stand: nothing breaks and nothing is lost."""

import itertools
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storage.engine import open_database
from tests.conversation.conftest import STARTS
from tests.conversation.wandering import Wanderer
from tests.walker import SteadyClock, Walker

MOVES = ("tap",) * 6 + ("say",) * 4 + ("stale", "open", "wait", "forge", "who", "who")


@pytest.mark.parametrize(
    ("start", "journey", "state"),
    [
        ("begun", "scoring", "draft"),
        ("answered", "result", "draft"),
        ("submitted", "deciding", "waiting"),
        ("returned", "scoring", "returned"),
        ("almost approved", "deciding", "waiting"),
        ("almost decided", "recognising", "waiting"),
        ("handed in whole", "menu", "waiting"),
    ],
)
def test_the_starting_places_are_what_they_are_called(
    starts: dict[str, Walker], start: str, journey: str, state: str
) -> None:
    """The ways to the starting places end there, so that the wandering below begins where it says."""
    walker = starts[start]
    assert (walker.state().journey, walker.case().standing.state) == (journey, state)
    walker.database.close()


_NUMBERS = itertools.count(1)


@settings(max_examples=80, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from(sorted(STARTS)),
    st.lists(st.tuples(st.sampled_from(MOVES), st.integers(0, 400)), min_size=12, max_size=40),
)
def test_wandering(starts: dict[str, Walker], tmp_path: Path, start: str, moves: list[tuple[str, int]]) -> None:
    """No error, no empty message, no dead button, no lost answer; a repeated event does nothing, and all is proven."""
    origin = starts[start]
    copy = tmp_path / f"{next(_NUMBERS)}.sqlite3"
    shutil.copy(str(origin.database.url_without_password).removeprefix("sqlite:///"), copy)
    database = open_database(f"sqlite:///{copy}")
    try:
        wanderer = Wanderer(Walker(database, SteadyClock(origin.clock.at), person=origin.person))
        for what, number in moves:
            wanderer.do(what, number)
        wanderer.check_buttons()
        wanderer.check_proof()
    finally:
        database.close()
        copy.unlink()
