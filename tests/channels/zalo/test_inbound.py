"""Events as arrivals: both bodies, every kind, and whatever does not look like an event."""

from typing import Any

import pytest

from bot.channels.zalo.inbound import Ignored, Incoming, translate
from bot.conversation.events import Event, Odd, Said, Unfit
from bot.ports import Arrival


def event(kind: str = "text", **fields: Any) -> dict[str, Any]:
    """An event as seen live; a field given as None is missing."""
    message = {
        "from": {"id": "abc", "display_name": "Hiền", "is_bot": False},
        "chat": {"id": "abc", "chat_type": "PRIVATE"},
        "message_id": "3f9a2c",
        "date": 1_760_922_000_000,
        "text": "xin chào",
    } | fields
    return {
        "event_name": f"message.{kind}.received",
        "message": {name: value for name, value in message.items() if value is not None},
    }


def arrived(body: object) -> Incoming:
    """The arrival of a body that holds one."""
    found = translate(body)
    assert isinstance(found, Incoming), found
    return found


def test_a_text_becomes_what_was_said_and_shown() -> None:
    """The whole arrival: nobody's yet, known by its chat, kept apart by the message's id."""
    assert arrived(event()).arrival == Arrival("", "zalo", "m3f9a2c", Said("xin chào"), "xin chào", "abc")


def test_both_bodies_say_the_same() -> None:
    """Wrapped as documented and flat as seen live."""
    assert translate({"ok": True, "result": event()}) == translate(event())


@pytest.mark.parametrize(
    ("kind", "fields", "expected"),
    [
        ("text", {"text": None}, Odd("unreadable")),
        ("text", {"text": "  "}, Odd("unreadable")),
        ("text", {"text": 7}, Odd("unreadable")),
        ("text", {"text": "a\x00b\ud800"}, Said("ab")),
        ("sticker", {"text": None}, Odd("sticker")),
        ("voice", {"text": None}, Odd("voice")),
        ("unsupported", {"text": None}, Odd("unreadable")),
        ("image", {"text": None}, Unfit("lost")),
        ("image", {"text": None, "photo": 7}, Unfit("lost")),
        ("text", {"chat": {"id": "abc"}, "from": None, "date": None}, Said("xin chào")),
        ("text", {"chat": {"id": 42, "chat_type": "PRIVATE"}}, Said("xin chào")),
    ],
)
def test_every_kind_has_its_meaning(kind: str, fields: dict[str, Any], expected: Event) -> None:
    """What the conversation is told of each kind, with fields missing or wrong too."""
    assert arrived(event(kind, **fields)).arrival.event == expected


@pytest.mark.parametrize("field", ["photo", "photo_url"])
def test_a_picture_is_named_by_either_field(field: str) -> None:
    """The address is to be fetched; the caption is what the person sees of the own message."""
    found = arrived(event("image", text=None, caption="sổ họp", **{field: "https://photo.example/1.jpg"}))
    assert found.picture == "https://photo.example/1.jpg"
    assert found.arrival.shown == "sổ họp"


@pytest.mark.parametrize("kind", ["text", "image", "sticker"])
def test_a_group_is_a_chat_of_its_own_and_nothing_said_there_is_kept(kind: str) -> None:
    """Its number is negative inside, so that it is paced as a group and can be nobody's own chat."""
    found = arrived(event(kind, chat={"id": "g1", "chat_type": "GROUP"}, photo="https://photo.example/1.jpg"))
    assert found == Incoming(Arrival("", "zalo", "m3f9a2c", Odd("group"), "", "-g1"))


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (None, "no message in it"),
        ([], "no message in it"),
        ("text", "no message in it"),
        ({}, "no message in it"),
        ({"ok": True, "result": None}, "no message in it"),
        ({"ok": True, "result": [event()]}, "no message in it"),
        ({"event_name": "message.reaction.received", "message": "?"}, "no message in it"),
        (event(chat=None), "no message in it"),
        (event(chat={"id": "", "chat_type": "PRIVATE"}), "no message in it"),
        (event(chat={"id": "-5", "chat_type": "PRIVATE"}), "no message in it"),
        (event(chat={"id": True, "chat_type": "PRIVATE"}), "no message in it"),
        (event(message_id=None), "no message in it"),
        (event(message_id="a b"), "no message in it"),
        (event(message_id="x" * 200), "no message in it"),
        ({"event_name": ["message.text.received"], "message": event()["message"]}, "an unnamed event"),
        ({"message": event()["message"]}, "an unnamed event"),
        (event("Mật khẩu của tôi"), "an unnamed event"),
        (event("reaction"), "the event message.reaction.received"),
        (event(**{"from": {"id": "bot", "is_bot": True}}), "a bot's own message"),
    ],
)
def test_anything_else_is_left_aside(body: object, why: str) -> None:
    """Never an error, and the reason holds nothing anybody wrote."""
    assert translate(body) == Ignored(why)
