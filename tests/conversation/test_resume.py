"""Coming back: when it is one, and what is said then."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from antq_rules.review import Event
from bot.conversation import resume
from bot.conversation.matching import folded
from bot.conversation.state import State
from bot.conversation.world import World
from tests.conversation.cases import IDS, SHELF, VIETNAMESE, case_of, returned
from tests.walker import MONDAY

HERE = State(step=7, journey="scoring", line="3", device="phone", seen=MONDAY.isoformat())


def _world(*answered: str, history: tuple[Event, ...] = (), now: datetime = MONDAY) -> World:
    case = case_of(*answered, history=history)
    world = World(now, "head-thcs-1", "vi", SHELF, VIETNAMESE.speak, own_id=case.id)
    return world.with_case(case)


@pytest.mark.parametrize(
    ("answered", "history", "line", "expected"),
    [
        ((), (), "1", "Bạn dừng ở câu 1, còn 21 câu, khoảng 9 phút."),
        (IDS[:2], (), "3", "Bạn dừng ở câu 3, còn 19 câu, khoảng 8 phút."),
        (IDS[:11], (), "5đ", "Bạn dừng ở câu 12, còn 10 câu, khoảng 4 phút."),
        (IDS[:20], (), "9", "Bạn dừng ở câu 21, còn 1 câu, khoảng 1 phút."),
        (("1",), (), "9", "Bạn dừng ở câu 21, còn 20 câu, khoảng 8 phút."),
        (IDS, returned("2", "4b"), "2", "Bạn dừng ở câu 1, còn 2 câu, khoảng 1 phút."),
        (IDS, returned("2", "4b"), "4b", "Bạn dừng ở câu 2, còn 1 câu, khoảng 1 phút."),
    ],
)
def test_where_the_person_stopped(
    answered: tuple[str, ...], history: tuple[Event, ...], line: str, expected: str
) -> None:
    """The number of the question, how many have no answer yet, and about how long they take."""
    greeting = resume.welcome_back(replace(HERE, line=line), _world(*answered, history=history))
    assert greeting is not None
    assert [VIETNAMESE.speak(words) for words in greeting.body] == [expected]
    assert greeting.standing
    assert [choice.action for row in greeting.choices for choice in row] == ["go:tieptuc"]


@pytest.mark.parametrize(
    ("state", "answered"),
    [(HERE, IDS), (HERE.at("menu"), ()), (replace(HERE, line="12"), ())],
    ids=["nothing left", "elsewhere", "unknown line"],
)
def test_no_count_where_there_is_nothing_to_count(state: State, answered: tuple[str, ...]) -> None:
    """Away from the questions, or when all are answered, there is no number to give."""
    assert resume.welcome_back(state, _world(*answered)) is None


@pytest.mark.parametrize(
    ("state", "device", "minutes", "expected"),
    [
        (HERE, "phone", 0, False),
        (HERE, "phone", 9, False),
        (HERE, "phone", 10, True),
        (HERE, "phone", 60 * 24 * 30, True),
        (HERE, "computer", 0, True),
        (State(), "phone", 60, False),
        (replace(HERE, seen=""), "phone", 60, False),
    ],
)
def test_when_a_person_was_away(state: State, device: str, minutes: int, expected: bool) -> None:
    """After ten minutes, or on another device; never before the first word."""
    assert resume.was_away(state, device, _world(now=MONDAY + timedelta(minutes=minutes))) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Xin chào", True), ("chào bạn!", True), ("hello", True), ("ALO", True), ("chào 3", False), ("", False)],
)
def test_greetings(text: str, expected: bool) -> None:
    """Only a greeting alone is one."""
    assert resume.is_greeting(folded(text)) is expected
