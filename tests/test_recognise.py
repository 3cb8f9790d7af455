"""Which button a press or a typed text was, looked up in what was really sent."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.conversation.events import Event, Odd, Said, Tapped
from bot.ports import Arrival, Pressed
from bot.recognise import Meant, meant
from storage.models import Chat
from tests.walker import MONDAY, Walker, new_walker

SHOWN = {"step": "7", "menu": {"a": [5, 0], "b": [5, 1], "1": [6, 0]}}
CARD = {"step": "7", "choices": [[{"label": "Đồng ý", "action": "yes"}, {"label": "Để sau", "action": "later"}]]}
STANDING = {"step": "", "choices": [[{"label": "Hạn chót", "action": "go:hanchot"}]]}
GONE = Tapped("", "gone")


@pytest.fixture(scope="module")
def walker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Walker]:
    """A database in which the head was sent two messages with buttons."""
    walker = new_walker(Path(tmp_path_factory.mktemp("recognise")))
    with walker.database.begin() as work:
        work.messages.put(
            [(walker.person, number, "zalo", json.dumps(each), MONDAY) for number, each in ((5, CARD), (6, STANDING))]
        )
    yield walker
    walker.database.close()


def _meant(walker: Walker, event: Event | Pressed, shown: object = SHOWN, *, chat: bool = True) -> Meant:
    place = Chat("zalo", "z1", walker.person, MONDAY, None, 0, None, "[]", json.dumps(shown), 5)
    with walker.database.read() as work:
        return meant(work, place if chat else None, Arrival(walker.person, "zalo", "k", event, "typed"))


@pytest.mark.parametrize(
    ("event", "expected", "pressed"),
    [
        (Pressed(5, 0), Tapped("yes", "7"), 5),
        (Pressed(5, 1), Tapped("later", "7"), 5),
        (Pressed(6, 0), Tapped("go:hanchot", ""), 6),
        (Pressed(5, 2), GONE, 5),
        (Pressed(4, 0), GONE, 4),
        (Said("a"), Tapped("yes", "7"), 5),
        (Said(" B. "), Tapped("later", "7"), 5),
        (Said("1"), Tapped("go:hanchot", ""), 6),
        (Said("Đồng ý"), Tapped("yes", "7"), 5),
        (Said("dong y"), Tapped("yes", "7"), 5),
        (Said("HẠN CHÓT!"), Tapped("go:hanchot", ""), 6),
        (Said("c"), Said("c", "7"), None),
        (Said("2"), Said("2", "7"), None),
        (Said("đồng"), Said("đồng", "7"), None),
        (Said("👍"), Said("👍", "7"), None),
        (Odd("sticker"), Odd("sticker"), None),
    ],
)
def test_what_is_meant(walker: Walker, event: Event | Pressed, expected: Event, pressed: int | None) -> None:
    """A button by its place, a choice by its mark or its words, and everything else as it was said, under its step."""
    found = _meant(walker, event)
    assert (found.event, found.pressed) == (expected, pressed)


def test_a_text_where_nothing_was_shown(walker: Walker) -> None:
    """In a chat without a question a text belongs to no step, so that it cannot answer one by chance."""
    assert _meant(walker, Said("3"), {}).event == Said("3", "0")


def test_the_page_says_itself_what_was_meant(walker: Walker) -> None:
    """Without a chat nothing is looked up."""
    assert _meant(walker, Said("a"), chat=False).event == Said("a")


def test_words_that_two_choices_share_choose_neither(walker: Walker) -> None:
    """Where two choices read alike, the text is left to the question."""
    shown = {"step": "7", "menu": {"a": [5, 0], "b": [5, 0]}}
    assert _meant(walker, Said("đồng ý"), shown).event == Said("đồng ý", "7")


def test_the_own_bubble_shows_the_label_of_a_button(walker: Walker) -> None:
    """A press is shown as what was pressed, a typed text as it was typed."""
    assert _meant(walker, Pressed(5, 1)).shown == "Để sau"
    assert _meant(walker, Said("b")).shown == "typed"


@pytest.mark.parametrize(
    ("asked", "said", "action"),
    [
        (None, "mở", "go:mo:b"),
        (None, "Lam ngay.", "go:tucham"),
        (None, "Duyệt", None),
        (None, "đồng ý", None),
        (None, "mở hồ sơ", None),
        (None, "7", None),
        ("decimal", "mở", "go:mo:b"),
        ("text", "mở", None),
    ],
)
def test_news_can_be_named_when_its_number_is_gone(
    tmp_path: Path, asked: str | None, said: str, action: str | None
) -> None:
    """The newest button that works at any time and says so; nothing where the person writes words of their own."""
    sent = (
        {"step": "", "entry": None, "choices": [[{"label": "Mở", "action": "go:mo:a"}]]},
        {"step": "", "entry": None, "choices": [[{"label": "7", "action": "go:tucham"}]]},
        {"step": "", "entry": None, "choices": [[{"label": "Mở", "action": "go:mo:b"}]]},
        {"step": "", "entry": None, "choices": [[{"label": "Làm ngay", "action": "go:tucham"}]]},
        {"step": "", "entry": None, "choices": [[{"label": "Đồng ý", "action": "go:phieu:1 agree F8E2"}]]},
        {"step": "8", "entry": asked, "choices": [[{"label": "Duyệt", "action": "approve"}]]},
    )
    walker = new_walker(tmp_path)
    with walker.database.begin() as work:
        work.messages.put([(walker.person, seq, "zalo", json.dumps(each), MONDAY) for seq, each in enumerate(sent, 1)])
        conversation = work.conversations.open(walker.person)
        work.conversations.save(walker.person, conversation.state, len(sent), MONDAY)
    event = _meant(walker, Said(said), {"step": "8"}).event
    assert event == (Tapped(action, "") if action else Said(said, "8"))
    walker.database.close()
