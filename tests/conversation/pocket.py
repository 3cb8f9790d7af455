"""The people of a walk on a channel other than the page: they see what is sent to their chat, and answer there."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from bot.conversation.codes import code_from
from bot.conversation.events import Event, Opened, Said
from bot.delivery.exchange import Exchange
from bot.delivery.jobs import Job, Preparing
from bot.delivery.verdicts import Verdict, verdict
from bot.digests import digest
from bot.ports import Arrival, Pressed, Receipt
from bot.rendering.bubbles import Bubble
from bot.rendering.limits import units
from tests.walker import SteadyClock, Walker

_LINE = re.compile(r"(\d+|[a-z]{1,2})\. (.+)")
_MARK = re.compile(r"\d+|[a-z]{1,2}")
_VALUES = re.compile(r": (.+)\.?")


@dataclass
class DeskClock:
    """A day ahead of the people, so that what waits for the morning is carried too; a minute goes by at each look."""

    people: SteadyClock
    at: datetime = field(init=False)

    def __post_init__(self) -> None:
        self.at = self.people.at

    def now(self) -> datetime:
        """The next minute."""
        self.at = max(self.at + timedelta(minutes=1), self.people.at + timedelta(days=1))
        return self.at

    def secret(self) -> str:
        """None is needed to carry messages."""
        raise NotImplementedError


@dataclass
class Pocket(Walker):
    """A walk on the one channel of `limits`; what each chat shows is on its screen."""

    screens: dict[str, list[Bubble]] = field(default_factory=dict)
    fresh: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__post_init__()
        ((self.channel, self.can),) = self.limits.items()
        link = "https://x.example/{digest}".format_map
        preparing = Preparing(self.channel, self.can, self.dispatch.languages, link, self.wording)
        self.desk = Exchange(self.database, preparing, DeskClock(self.clock), tuple(self.limits))

    @property
    def chat(self) -> str:
        """The chat of the present person."""
        return f"chat-{self.office}"

    def opens(self, device: str = "phone") -> list[dict[str, Any]]:
        """The person comes into the chat with a code of their own; who is there already looks at the page instead."""
        with self.database.read() as work:
            known = work.chats.find(self.channel, self.chat) is not None
        if known:
            return self._arrives(Opened(device), chat="")
        code, now = code_from(self.clock.secret()), self.clock.now()
        with self.database.begin() as work:
            work.sign_ins.issue(digest(code), self.person, now, now + timedelta(days=1))
        return self._arrives(Said(f"/start {code}"))

    def comes(self, name: str, code: str) -> list[dict[str, Any]]:
        """The same as anywhere, and what is said then is carried."""
        told = super().comes(name, code)
        self.carries()
        return told

    def reminds(self) -> None:
        """What is due goes out, and is carried."""
        super().reminds()
        self.carries()

    def send(
        self, event: Event | Pressed, *, key: str | None = None, shown: str = "", content: bytes = b""
    ) -> list[dict[str, Any]]:
        """One event in the person's chat; the messages they got because of it."""
        with self.database.begin() as work:
            if work.chats.find(self.channel, self.chat) is None:
                work.chats.add(self.channel, self.chat, self.person, self.clock.at)
        return self._arrives(event, key=key, shown=shown, content=content)

    def _arrives(
        self,
        event: Event | Pressed,
        *,
        key: str | None = None,
        shown: str = "",
        content: bytes = b"",
        chat: str | None = None,
    ) -> list[dict[str, Any]]:
        with self.database.read() as work:
            before = work.messages.last_seq(self.person)
        key, chat = key or f"k{next(self._keys)}", self.chat if chat is None else chat
        person, channel = ("", self.channel) if chat else (self.person, "web")
        self.outcome = self.dispatch.take(Arrival(person, channel, key, event, shown, chat, content))
        self.carries()
        return self.messages(before)

    def carries(self) -> None:
        """Everything that waits is sent."""
        verdicts: list[Verdict] = []
        for _ in range(1000):
            jobs = self.desk(verdicts, 40).jobs
            with self.database.read() as work:
                if not jobs and work.deliveries.first_due(self.channel) is None:
                    return
            verdicts = [verdict(job, self._carried(job), None, self.desk.clock.now()) for job in jobs]
        raise AssertionError("something is carried for ever")

    def _carried(self, job: Job) -> list[Receipt]:
        screen = self.screens.setdefault(job.row.chat, [])
        bubbles = [part for part in job.parts if isinstance(part, Bubble)]
        assert all(0 < units(each.plain) <= self.can.text for each in bubbles)
        if job.target is not None:
            (screen[int(job.target.id)],) = bubbles
            return []
        receipts = []
        for part in job.parts:
            receipts.append(Receipt(str(len(screen))))
            if isinstance(part, Bubble):
                screen.append(part)
                self.fresh += [part.plain, *(button.label for row in part.buttons for button in row)]
        return receipts

    def button(self, label: str) -> tuple[str, str]:
        """How the newest one with this label is used, and what is pressed or typed.

        One that is not on the screen any more is a tap that was on its way when the card closed; without buttons,
        where its number stands for nothing any more, it is named.
        """
        newer: set[str] = set()
        for bubble in reversed(self.screens.get(self.chat, [])):
            ways = list(self._ways(bubble))
            for way, data, name in ways:
                if name == label and data not in newer and self._is_live(data):
                    return way, data
            newer.update(data for _, data, _ in ways)
        if not self.can.buttons:
            return "type", label
        for message in reversed(self.messages()):
            labels = [choice["label"] for row in message["choices"] for choice in row]
            if label in labels:
                return "press", f"{message['seq']}.{labels.index(label)}"
        raise KeyError(label)

    def _is_live(self, data: str) -> bool:
        """Whether a number or letter still stands for a choice; everything else is taken as it is."""
        if self.can.buttons or not _MARK.fullmatch(data):
            return True
        with self.database.read() as work:
            chat = work.chats.find(self.channel, self.chat)
        return chat is not None and data in json.loads(chat.shown).get("menu", {})

    @staticmethod
    def _ways(bubble: Bubble) -> Iterator[tuple[str, str, str]]:
        yield from (("press", button.data, button.label) for row in bubble.buttons for button in row)
        for piece in bubble.pieces:
            if piece.style == "note":
                yield from (
                    ("type", *found.groups()) for found in map(_LINE.fullmatch, piece.text.splitlines()) if found
                )
                values = _VALUES.search(piece.text.splitlines()[0])
                yield from (("type", each, each) for each in (values[1].split(" · ") if values else ()))

    def presses(self, button: tuple[str, str], label: str) -> list[dict[str, Any]]:
        """Press it, or type what stands for it."""
        way, data = button
        if way == "type":
            return self.send(Said(data), shown=data)
        seq, index = data.split(".")
        return self.send(Pressed(int(seq), int(index)), shown=label)
