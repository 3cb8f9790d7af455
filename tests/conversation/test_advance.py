"""The one function of the conversation: pure, and the same answer to the same words wherever they come from."""

import copy
from dataclasses import replace

import pytest

from bot.conversation.advance import advance
from bot.conversation.effects import SaveAnswer
from bot.conversation.events import Brought, Event, Odd, Opened, Said, Tapped, Unfit
from bot.conversation.files import FileRef
from bot.conversation.state import State, from_json
from bot.conversation.world import Seat, World
from bot.languages import Language
from tests.conversation.cases import HEAD, IDS, PLAN, POLICE, SHELF, VIETNAMESE, case_of, did, returned
from tests.conversation.wandering import FORGED, TEXTS
from tests.walker import MONDAY

EVENTS: tuple[Event, ...] = (
    *(Said(text) for text in TEXTS),
    *(Tapped(action, "5") for action in FORGED),
    *(Tapped(action) for action in ("go:tucham", "go:tieptuc", "go:mo:thcs-1-2025", "go:lienket", "go:?")),
    Opened("phone"),
    Opened("computer"),
    *(Said(text, "4") for text in ("3", "/cau 5b", "xin chào")),
    *(Brought(FileRef("ab" * 32, "a.jpg", "image/jpeg", 9), album) for album in ("", "album")),
    *(Unfit(why) for why in ("big", "type", "lost")),
    *(Odd(kind) for kind in ("sticker", "voice", "edited", "unreadable", "other")),
)
PLACES = (
    State(),
    *(
        State(5, *place, device="phone", seen=MONDAY.isoformat())
        for place in (
            ("joining", "reminders"),
            ("menu",),
            ("profile", "subunits", "", "", 0, {"level": "thcs", "party": "yes", "union": "no", "guards": "no"}),
            ("scoring", "", "3"),
            ("scoring", "note", "3"),
            ("scoring", "evidence", "3"),
            ("scoring", "", "2", "", 0, {"percent": "85"}),
            ("scoring", "", "8b", "", 0, {"kind": "not_applicable"}),
            ("result",),
            ("result", "pick"),
            ("submitting",),
            ("waiting", "", "", "", 1),
            ("deciding", "", "", "thcs-1-2025"),
            ("deciding", "approve", "", "thcs-1-2025"),
            ("deciding", "return", "", "thcs-1-2025"),
            ("reviewing", "", "5g", "thcs-1-2025"),
            ("reviewing", "points", "5g", "thcs-1-2025"),
            ("reviewing", "reason", "5g", "thcs-1-2025", 0, {"points": "1"}),
            ("checking", "", "7.1a"),
            ("checking", "", "7.3đ", "", 0, {"happened": "yes"}),
            ("checking", "", "7.6a", "", 0, {"kind": "not_applicable"}),
            ("checking", "", "6.1a"),
            ("checking", "result"),
            ("checking", "pick"),
            ("registering",),
            ("registering", "ask", "t3", "", 0, {"t1": "recognised"}),
            ("registering", "confirm", "t1"),
            ("registering", "drop", "t1"),
            ("handing", "", "2"),
            ("handing", "again", "2"),
            ("answering", "", "2", "thcs-1-2025"),
            ("handing_over",),
            ("handing_over", "day", "", "", 0, {"office": "head-thcs-1"}),
            ("handing_over", "confirm", "", "", 0, {"office": "head-thcs-1", "first": "2025-10-22"}),
            ("watching",),
            ("watching", "", "", "thcs-1-2025"),
            ("language",),
            ("own_data",),
            ("channels",),
            ("scoring", "", "5h"),
        )
    ),
)
HISTORIES = {"draft": (), "waiting": (did("submitted"), did("opened")), "returned": returned("2", "3")}


def _world(history: str, *, head: bool, answered: tuple[str, ...] = IDS[:4], consent: bool = True) -> World:
    case = case_of(*answered, history=HISTORIES[history], submissions=({},) * (history != "draft"))
    head_seat = Seat(HEAD, "Hiệu trưởng", "xa-thien-tin", "Xã Thiện Tín", PLAN, case.unit)
    police_seat = Seat(POLICE, "Công an xã", "xa-thien-tin", "Xã Thiện Tín", PLAN)
    world = World(
        MONDAY,
        "head-thcs-1" if head else "police-commune",
        "vi",
        SHELF,
        VIETNAMESE.speak,
        languages={"vi": "Tiếng Việt", "en": "English"},
        consents={"account": consent},
        seats=(head_seat if head else police_seat,),
        own_id=case.id if head else None,
        secret="secret",
        address="http://127.0.0.1:8080",
    )
    return world.with_case(case)


@pytest.mark.parametrize("head", [True, False], ids=["head", "police"])
@pytest.mark.parametrize("history", HISTORIES)
def test_the_same_arguments_give_the_same_turn(history: str, head: bool) -> None:
    """From every place, for every event: the same turn twice, also with a state from JSON, and the world as before."""
    world = _world(history, head=head)
    before = _contents(world)
    for state in PLACES:
        for event in EVENTS:
            turn = advance(state, event, world)
            assert turn == advance(from_json(state.to_json()), event, world), (state, event)
            assert turn.state.step >= state.step
            assert from_json(turn.state.to_json()) == turn.state
    assert _contents(world) == before


def _contents(world: World) -> object:
    cases = [(dict(case.answers), dict(case.notes), case.history) for case in world.cases.values()]
    return copy.deepcopy((cases, dict(world.consents), world.waiting))


AFTER_CONSENT = [state for state in PLACES if state.stage != "reminders"]


@pytest.mark.parametrize("state", AFTER_CONSENT, ids=lambda state: f"{state.journey} {state.stage} {state.line}")
def test_nobody_is_anywhere_without_consent(state: State) -> None:
    """Whatever somebody without consent sends, all they get is the question for it."""
    for event in EVENTS:
        turn = advance(state, event, _world("draft", head=True, consent=False))
        assert turn.state.journey == "joining"
        assert not any(isinstance(effect, SaveAnswer) for effect in turn.effects)


def _at(line: str, **place: object) -> State:
    return replace(State(5, "scoring", line=line, device="phone", seen=MONDAY.isoformat()), **place)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("state", "text", "line"),
    [
        (_at("", journey="result", stage="pick"), "5đ", "5đ"),
        (_at("", journey="result", stage="pick"), "5d", "5d"),
        (_at("", journey="result", stage="pick"), "5dd", "5đ"),
        (_at("", journey="result", stage="pick"), "5Đ", "5đ"),
        (_at("", journey="result"), "câu 4a", "4a"),
        (_at("1"), "/cau 5đ", "5đ"),
        (_at("3"), "quay lai", "2"),
        (_at("3"), "◀ Quay lại", "2"),
    ],
)
def test_words_lead_to_a_line(state: State, text: str, line: str) -> None:
    """ "5d" and "5đ" are two lines however they are asked for, and a button's words do what the button does."""
    turn = advance(state, Said(text), _world("draft", head=True))
    assert (turn.state.journey, turn.state.line) == ("scoring", line)


@pytest.mark.parametrize(
    ("state", "text", "journey"),
    [
        (_at("3"), "Tự chấm điểm", "scoring"),
        (_at("3"), "dang ky", "registering"),
        (_at("", journey="submitting"), "Đăng ký", "registering"),
        (_at("", journey="language"), "đăng ký", "registering"),
        (_at("3", stage="note"), "Đăng ký", "scoring"),
        (_at("3"), "đăng ký thi đua", "scoring"),
    ],
)
def test_words_of_the_first_page_work_everywhere(state: State, text: str, journey: str) -> None:
    """What the first page offers can be named at any place, but not where the words are the answer."""
    assert advance(state, Said(text), _world("draft", head=True)).state.journey == journey


@pytest.mark.parametrize("text", ["-1", "– 2", "−3", "<3", "~2", "1 2", "3-", "0,5"])
def test_other_numbers_are_not_buttons(text: str) -> None:
    """A button "1" is not pressed by typing "-1"."""
    turn = advance(_at("1"), Said(text), _world("draft", head=True, answered=()))
    assert not any(isinstance(effect, SaveAnswer) for effect in turn.effects) or text == "3-"


@pytest.mark.parametrize("line", ["1", "4a"])
def test_a_closed_line_takes_no_answer(line: str) -> None:
    """Who still stands at a question when somebody hands the case in is led away, and nothing is stored."""
    for event in (Said("2"), Said("Đạt"), Tapped("a:2", "5"), Tapped("a:met", "5"), Tapped("note", "5")):
        turn = advance(_at(line), event, _world("waiting", head=True))
        assert (turn.state.journey, turn.effects) == ("menu", ())


def test_a_command_in_english_is_the_same_command() -> None:
    """Commands are the same in every language; labels are those of the person's language."""
    english = Language("en", {"◀ Quay lại": "◀ Back"})
    world = replace(_world("draft", head=True), language="en", speak=english.speak)
    assert advance(_at("3"), Said("/cau 2"), world).state.line == "2"
    assert advance(_at("3"), Said("back"), world).state.line == "2"
