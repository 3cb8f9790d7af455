"""Reads what the page sends into an event, or says which field is wrong."""

import json
import re
from dataclasses import dataclass

from aiohttp import web

from bot.channels.web.errors import Refusal
from bot.channels.web.guard import REFUSED
from bot.conversation.events import Event, Opened, Said, Tapped

MOST_CHARACTERS = 4_000
LONGEST_NAME = 300  # characters of an action, a step or a label
FIELDS = {"id", "after", "who", "text", "tap", "opened"}
ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Intake:
    """One thing the person did, the page's id of it, the last message the page has, and the own bubble's words.

    `content` holds the bytes when it was to send a file.
    """

    id: str
    after: int
    who: str
    event: Event
    shown: str
    content: bytes = b""


async def body_of(request: web.Request) -> dict[str, object]:
    """The JSON object of a request; a form of another site cannot send this content type."""
    if request.content_type != "application/json":
        raise Refusal(403, REFUSED)
    try:
        body = json.loads(await request.read())
    except ValueError:
        raise Refusal(400, "Nội dung gửi lên không phải JSON đúng.") from None
    if not isinstance(body, dict):
        raise wrong("nội dung gửi lên", 'một đối tượng JSON như {"id": "a1", "after": 0, "text": "Xin chào"}')
    return body


def intake(body: dict[str, object]) -> Intake:
    """Check every field; exactly one of text, tap and opened says what happened."""
    for name in body.keys() - FIELDS:
        raise wrong(name[:LONGEST_NAME], "một trong các trường " + ", ".join(sorted(FIELDS)))
    key = key_of(body.get("id"), "id")
    after = number(body.get("after"), "after")
    who = text(body.get("who", ""), "who", 64)
    kinds = body.keys() & {"text", "tap", "opened"}
    if len(kinds) != 1:
        raise wrong("text, tap hoặc opened", "đúng một trong ba trường này")
    event, shown = read_event(kinds.pop(), body)
    return Intake(key, after, who, event, shown)


def read_event(kind: str, body: dict[str, object]) -> tuple[Event, str]:
    """The event and the words of the person's own bubble."""
    if kind == "text":
        words = said(body["text"])
        return Said(words), words
    if kind == "opened":
        return Opened(text(body["opened"], "opened", 64)), ""
    tap = body["tap"]
    if not isinstance(tap, dict):
        raise wrong("tap", '{"action": "…", "step": "…", "label": "…"}')
    action = text(tap.get("action"), "tap.action", LONGEST_NAME)
    step = text(tap.get("step"), "tap.step", LONGEST_NAME)
    return Tapped(action, step), text(tap.get("label", ""), "tap.label", LONGEST_NAME)


def key_of(value: object, field: str) -> str:
    """An id the page made."""
    key = text(value, field, 64)
    if not ID.fullmatch(key):
        raise wrong(field, "1 đến 64 chữ cái không dấu, chữ số, - hoặc _")
    return key


def said(value: object) -> str:
    """The person's words: not empty, and no longer than a message may be."""
    if isinstance(value, str) and len(value) > MOST_CHARACTERS:
        raise Refusal(400, "Tin dài quá 4.000 ký tự; hãy chia thành nhiều tin ngắn hơn.")
    words = text(value, "text", MOST_CHARACTERS)
    if not words.strip():
        raise wrong("text", "ít nhất một ký tự")
    return words


def text(value: object, field: str, longest: int) -> str:
    """A text that every database can hold."""
    if not isinstance(value, str) or len(value) > longest or UNSTORABLE.search(value):
        raise wrong(field, f"văn bản tối đa {longest} ký tự")
    return value


def number(value: object, field: str) -> int:
    """A message number: a whole number from 0 on that a browser can hold exactly."""
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < 2**53:
        raise wrong(field, "số nguyên từ 0 trở lên, ví dụ 17")
    return value


def wrong(field: str, example: str) -> Refusal:
    """The refusal that names the field and says what belongs there."""
    return Refusal(400, f"Trường {field} chưa đúng: cần {example}.")
