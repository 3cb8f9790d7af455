"""An event of Zalo's as an arrival. Pure: a picture is named, and fetched by others."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from bot.channels.zalo.chats import inside
from bot.conversation.events import Event, Odd, Said, Unfit
from bot.ports import Arrival

CHANNEL = "zalo"

_ID = re.compile(r"[!-~]{1,128}")
_NAME = re.compile(r"[a-z._]{1,60}")
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_ODD = {"sticker": "sticker", "voice": "voice", "unsupported": "unreadable"}
_NAMES = {f"message.{kind}.received": kind for kind in ("text", "image", *_ODD)}


@dataclass(frozen=True, slots=True)
class Incoming:
    """Something a person did; with a `picture` (its address), the arrival is what stands if that cannot be fetched."""

    arrival: Arrival
    picture: str = ""


@dataclass(frozen=True, slots=True)
class Ignored:
    """Nothing for us; `why` holds nothing anybody wrote."""

    why: str


def translate(body: object) -> Incoming | Ignored:
    """The body of an event in either of its shapes; what cannot be understood is ignored, never an error."""
    event = _mapping(body)
    event = _mapping(event["result"]) if "result" in event else event
    message = _mapping(event.get("message"))
    chat = _mapping(message.get("chat"))
    group = str(chat.get("chat_type")).upper() == "GROUP"
    chat_id, message_id = _id(chat.get("id")), _id(message.get("message_id"))
    if not chat_id or not message_id or (chat_id.startswith("-") and not group):
        return Ignored("no message in it")
    if _mapping(message.get("from")).get("is_bot") is True:
        return Ignored("a bot's own message")
    name = event.get("event_name")
    kind = _NAMES.get(name) if isinstance(name, str) else None
    if kind is None:
        return Ignored(f"the event {name}" if isinstance(name, str) and _NAME.fullmatch(name) else "an unnamed event")
    what, shown, picture = (Odd("group"), "", "") if group else _what(kind, message)
    place = inside(chat_id, group=group)
    return Incoming(Arrival("", CHANNEL, f"m{message_id}", what, shown, place), picture)


def _what(kind: str, message: Mapping[str, object]) -> tuple[Event, str, str]:
    """The event, the words of the person's own bubble, and the address of a picture."""
    if kind == "text":
        text = _words(message.get("text"))
        return (Said(text), text, "") if text.strip() else (Odd("unreadable"), "", "")
    if kind == "image":
        address = message.get("photo") or message.get("photo_url")
        return Unfit("lost"), _words(message.get("caption")), address if isinstance(address, str) else ""
    return Odd(_ODD[kind]), "", ""


def _mapping(value: object) -> Mapping[str, object]:
    return value if isinstance(value, dict) else {}


def _id(value: object) -> str:
    """An id as text, empty when it is none; a number is taken too."""
    text = str(value) if isinstance(value, (str, int)) and not isinstance(value, bool) else ""
    return text if _ID.fullmatch(text) else ""


def _words(value: object) -> str:
    """A text that every database can hold."""
    return _UNSTORABLE.sub("", value) if isinstance(value, str) else ""
