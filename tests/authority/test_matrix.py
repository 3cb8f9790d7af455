"""Every office, every act, every state: each cell is allowed or refused as `table.py` says, in the real dispatch."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.conversation.events import Event, Said, Tapped
from bot.digests import digest
from tests.antq_rules.thorough import THOROUGH
from tests.authority.acts import ACTS, SECRET, STEP, TOKEN_LIVES, Act, Try
from tests.authority.matrix import Matrix
from tests.authority.people import settle
from tests.authority.stage import Rows, rehearsal
from tests.authority.states import CASE
from tests.authority.table import ELSEWHERE, RULES
from tests.walker import SHELF

FIRST = "thien-tin-2025"
OTHERS = ("binh-giang-2023", "bac-kan-2023", "quan-12-2023", "cam-ranh-2023", "quoc-gia")
DECIDING = tuple(act for act in ACTS if act.name in {"open", "approve", "return", "recognise", "refuse"})
GHOST = CASE.replace("thcs", "thcx")
ASKING = ("/mo {}", "go:mo:{}", "case:{}:confirm approve 0", "/xem {}", "/choduyet", "/xem", "/duyetchung", "/tiendo")


@pytest.fixture
def matrix(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Matrix]:
    """The matrix of a plan, with everybody in their place."""
    plan = SHELF.plan(getattr(request, "param", FIRST))
    with rehearsal(tmp_path) as hall:
        with hall.begin() as work:
            settle(work, plan)
        yield Matrix(hall, plan)


@pytest.mark.parametrize("matrix", [FIRST, *(OTHERS if THOROUGH else ())], indirect=True)
def test_everybody_may_do_what_the_table_says_and_nothing_else(matrix: Matrix) -> None:
    """No cell is missing; what is refused changes no row."""
    matrix.each(matrix.judge)
    assert {act.name for act in ACTS} == set(RULES)
    assert matrix.cells == len(matrix.people) * len(ACTS) * len(matrix.states)
    assert matrix.wrong == []


@pytest.mark.parametrize("matrix", OTHERS[:4], indirect=True)
def test_under_every_plan_the_chain_is_that_of_the_plan(matrix: Matrix) -> None:
    """Everybody tries to open, pass, return and decide at every stage of the four plans with other chains."""
    matrix.each(lambda there, before: matrix.judge(there, before, DECIDING), lambda state: state.stage is not None)
    assert matrix.cells > 1000 * len(matrix.plan.stages)
    assert matrix.wrong == []


def test_another_person_s_button_does_nothing(matrix: Matrix) -> None:
    """The right button with somebody else's token: from the place itself, and pressed from the menu at its step.

    From the menu not even the owner may press it: a place that does not show a button does not take it.
    """
    buttons = [act for act in ACTS if act.name not in ELSEWHERE and not act.fresh]

    def steal(there: Try, before: Rows) -> None:
        for act in buttons:
            owner = next((one for one in matrix.people if RULES[act.name](one, there.state, matrix.plan)), None)
            if owner is not None and isinstance(act.sends(there), Tapped):
                _steal(matrix, act, replace(there, actor=owner), there, before)

    matrix.each(steal, lambda state: bool(state.steps))
    assert matrix.cells > 6_000
    assert matrix.wrong == []


def _steal(matrix: Matrix, act: Act, owner: Try, thief: Try, before: Rows) -> None:
    for place in ("menu", "there"):
        if place == "there" and (act.token is None or owner.actor == thief.actor):
            continue
        with matrix.hall.undone():
            _, event = act.prepare(owner)
            here = act.stands(thief) if place == "there" else thief.at("menu")
            tried = matrix.take(thief, here, event, before)
            if tried.changed or (act.shows is not None and act.shows in tried.read):
                matrix.note(thief, f"{act.name} with the button of {owner.actor.id}, {place}", str(tried.changed[:2]))


def test_a_button_is_good_once_and_for_an_hour(matrix: Matrix) -> None:
    """Whoever may do it presses the very button again: used up, or too late, it changes nothing."""

    def press(there: Try, before: Rows) -> None:
        for act in ACTS:
            if act.token is not None and RULES[act.name](there.actor, there.state, matrix.plan):
                _press_late(matrix, act, there, before)

    matrix.each(press)
    assert matrix.cells > 150
    assert matrix.wrong == []


def _press_late(matrix: Matrix, act: Act, there: Try, before: Rows) -> None:
    for used in (True, False):
        with matrix.hall.undone():
            state, event = act.prepare(there)
            if used:
                assert there.work.tokens.spend(digest(SECRET), there.actor.id, there.state.now)
            tried = matrix.take(there, state, event, before, timedelta() if used else TOKEN_LIVES)
            if tried.changed:
                matrix.note(there, f"{act.name}, {'used' if used else 'too late'}", str(tried.changed[:2]))


def test_outsiders_do_not_learn_that_there_is_a_case(matrix: Matrix) -> None:
    """Whatever they send about the case, they read to the byte what they read about an id that nobody has.

    Also their lists say the same whether there is the case, and wherever it is.
    """
    usual: dict[tuple[object, ...], str] = {}

    def ask(there: Try, before: Rows) -> None:
        for way in ASKING if not there.actor.here else ():
            cases = (CASE, GHOST) if "{}" in way else ("",)
            reads = {matrix.take_back(there, there.at("menu"), _ask(way.format(case)), before) for case in cases}
            reads.add(usual.setdefault((there.actor.id, way, there.state.late), min(reads)))
            if len(reads) != 1:
                matrix.note(there, way, str(sorted(reads)))

    matrix.each(ask)
    assert matrix.cells > 6_000
    assert matrix.wrong == []


def _ask(what: str) -> Event:
    return Said(what, str(STEP)) if what.startswith("/") else Tapped(what, str(STEP))
