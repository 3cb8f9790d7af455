"""What an event of a chat means: which button a press or a typed number was, and under which step a text was typed."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.conversation import commands
from bot.conversation.events import Event, Said, Tapped
from bot.conversation.matching import folded
from bot.ports import Arrival, Pressed
from storage.models import Chat
from storage.unit_of_work import Work

_GONE = Tapped("", "gone")  # the button of a message that is not kept any more: stale like any other old one
_NOTHING_SHOWN = "0"
_LATELY, _LONGEST = 100, 60  # messages that are looked at again, and letters of a button
_ONLY_WHERE_SHOWN = frozenset({"phieu"})  # whoever says yes to something else has not voted


@dataclass(frozen=True, slots=True)
class Meant:
    """The event for the conversation, the words of the person's own bubble, and the message whose button it was."""

    event: Event
    shown: str
    pressed: int | None = None


def meant(work: Work, chat: Chat | None, arrival: Arrival) -> Meant:
    """Look it up in what was sent to this chat; the web page (no chat) says itself what was meant."""
    event, person = arrival.event, arrival.person
    if isinstance(event, Pressed):
        return _button(work, person, event)
    if chat is None or not isinstance(event, Said):
        return Meant(event, arrival.shown)
    shown: dict[str, Any] = json.loads(chat.shown)
    pressed = _typed(work, person, event.text, shown.get("menu", {})) or _remembered(work, person, event.text)
    if pressed is not None:
        found = _button(work, person, pressed)
        return Meant(found.event, arrival.shown, found.pressed)
    return Meant(Said(event.text, shown.get("step", _NOTHING_SHOWN)), arrival.shown)


def _button(work: Work, person: str, pressed: Pressed) -> Meant:
    choices = _choices(work, person, pressed.seq)
    if pressed.index >= len(choices):
        return Meant(_GONE, "", pressed.seq)
    step, choice = choices[pressed.index]
    return Meant(Tapped(choice["action"], step), choice["label"], pressed.seq)


def _choices(work: Work, person: str, seq: int) -> list[tuple[str, Mapping[str, str]]]:
    kept = work.messages.payloads(person, seq, seq).get(seq)
    if kept is None:
        return []
    message = json.loads(kept)
    return [(message["step"], choice) for row in message["choices"] for choice in row]


def _typed(work: Work, person: str, text: str, menu: Mapping[str, list[int]]) -> Pressed | None:
    """The choice of a numbered menu that a text names: by its number or letter, else by its words if they are one's."""
    said = folded(text)
    if said in menu:
        return Pressed(*menu[said])
    if not menu or not said:
        return None
    named = [Pressed(*place) for place in menu.values() if folded(_label(work, person, Pressed(*place))) == said]
    return named[0] if len(named) == 1 else None


def _remembered(work: Work, person: str, text: str) -> Pressed | None:
    """The button of a message a while ago that a text names, if it works at any time: its card or number is gone.

    None where the person was last asked for words of their own.
    """
    said = folded(text)
    if not said[:1].isalpha() or len(text) > _LONGEST:
        return None
    last = work.messages.last_seq(person)
    kept = work.messages.payloads(person, last - _LATELY, last)
    messages = [(seq, json.loads(payload)) for seq, payload in sorted(kept.items(), reverse=True) if payload]
    if next((message["entry"] for _, message in messages if message["step"]), None) == "text":
        return None
    for seq, message in messages:
        choices = [choice for row in message["choices"] for choice in row]
        for place, choice in enumerate(choices):
            command = commands.in_action(choice["action"])
            if command is not None and command[0] not in _ONLY_WHERE_SHOWN and folded(choice["label"]) == said:
                return Pressed(seq, place)
    return None


def _label(work: Work, person: str, pressed: Pressed) -> str:
    choices = _choices(work, person, pressed.seq)
    return choices[pressed.index][1]["label"] if pressed.index < len(choices) else ""
