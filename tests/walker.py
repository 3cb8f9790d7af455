"""Walks whole conversations through the real dispatch and a real database, as several people in turn."""

import json
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from antq_rules import Shelf
from bot.commands.offices import Wanted, office_for
from bot.conversation.codes import code_from, spelled
from bot.conversation.events import Event, Opened, Said, Tapped
from bot.conversation.offices import BOARD, DEPUTY, HELPER, OPERATOR, WORKING
from bot.conversation.state import State, from_json
from bot.conversation.world import CaseFile
from bot.digests import digest
from bot.dispatch import Dispatch, Outcome
from bot.languages import Languages
from bot.loading import case_file
from bot.ports import Arrival
from bot.reminders.clearing import Clearing
from bot.reminders.drawing import Drawing
from bot.reminders.heads import Heads
from bot.reminders.planning import Planning
from bot.reminders.scheduling import Scheduler
from bot.reminders.weekly import Weekly
from bot.reminders.wording import Wording
from bot.rendering.limits import Limits
from bot.sample import plant
from storage.engine import Database, open_database
from storage.unit_of_work import Work
from tests.locality import found

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
SHELF = Shelf.builtin()
MONDAY = datetime(2025, 10, 20, 8, 0, tzinfo=ZONE)


class SteadyClock:
    """Starts at a given moment and moves a second with every look; its secrets are numbered."""

    def __init__(self, start: datetime = MONDAY) -> None:
        self.at = start
        self._numbers = count(1)

    def now(self) -> datetime:
        """The next second."""
        self.at += timedelta(seconds=1)
        return self.at

    def secret(self) -> str:
        """A different text each time."""
        return f"secret-{next(self._numbers)}"


@dataclass
class Walker:
    """People of the sample commune talking with the real bot; `now` is whoever talks at present."""

    database: Database
    clock: SteadyClock = field(default_factory=SteadyClock)
    channel: str = "web"
    person: str = "head-thcs-1"
    joined: dict[str, str] = field(default_factory=dict)
    limits: dict[str, Limits] = field(default_factory=dict)
    outcome: Outcome = field(default_factory=Outcome)
    _keys: Any = field(default_factory=lambda: count(1))

    def __post_init__(self) -> None:
        self.dispatch = Dispatch(self.database, SHELF, Languages(), self.clock, "http://127.0.0.1:8080", self.limits)
        self.wording = Wording(SHELF, self.dispatch.languages, self.clock, self.dispatch.address, self.limits)

    @property
    def office(self) -> str:
        """The office the present person joined by invitation; in the sample a person is called as the office is."""
        return next((office for office, person in self.joined.items() if person == self.person), self.person)

    def joins(self, office: str) -> list[dict[str, Any]]:
        """Somebody new takes an invitation to this office, and is the present person; the messages they got."""
        code, now = code_from(self.clock.secret()), self.clock.now()
        with self.database.begin() as work:
            self._enter(work, office)
            work.sign_ins.invite(digest(code), office, now, now + timedelta(days=14))
        return self.comes(office, spelled(code))

    def _enter(self, work: Work, office: str) -> None:
        """Enter an office the sample has not, called by its kind and its unit or place, such as "deputy-thcs-1"."""
        for kind in (DEPUTY, HELPER, BOARD, OPERATOR):
            place = office.removeprefix(f"{kind.replace('_', '-')}-")
            if place != office and work.places.office(office) is None:
                unit, locality = (place, None) if kind in WORKING else (None, place)
                office_for(work, Wanted(kind, unit, locality), self.clock.at.date())

    def comes(self, name: str, code: str) -> list[dict[str, Any]]:
        """Somebody new comes with a code and is the present person called `name`; KeyError when it opens nothing."""
        begin, channel = Said(f"/start {code}"), next(iter(self.limits), "telegram")
        arrival = Arrival("", channel, f"k{next(self._keys)}", begin, chat=f"chat-{name}")
        self.outcome = self.dispatch.take(arrival)
        with self.database.read() as work:
            chat = work.chats.find(channel, f"chat-{name}")
        if chat is None or chat.person is None:
            raise KeyError(name)
        self.joined[name] = self.person = chat.person
        return self.messages()

    def reminds(self) -> None:
        """What is due goes out, as the scheduler does it; who is only on the page finds it there."""
        planning, drawing = Planning(self.database, SHELF), Drawing(self.database, self.wording)
        heads, clearing = Heads(self.database, self.dispatch.languages, {}), Clearing(self.database)
        weekly = Weekly(self.database, SHELF, self.dispatch.languages, {})
        now = self.clock.now()
        Scheduler(planning, drawing, heads, weekly, clearing).plan(now)
        while drawing.draw(now).full:
            pass

    def send(
        self, event: Event, *, key: str | None = None, shown: str = "", content: bytes = b""
    ) -> list[dict[str, Any]]:
        """One event; the messages the person got because of it."""
        with self.database.read() as work:
            before = work.messages.last_seq(self.person)
        arrival = Arrival(self.person, self.channel, key or f"k{next(self._keys)}", event, shown, content=content)
        self.outcome = self.dispatch.take(arrival)
        return self.messages(before)

    def messages(self, after: int = 0) -> list[dict[str, Any]]:
        """The bot's messages to the present person above a number."""
        with self.database.read() as work:
            found = work.messages.since(self.person, after, 100_000)
        return [{"seq": each.seq, **json.loads(each.text)} for each in found if not each.mine]

    def says(self, text: str) -> list[dict[str, Any]]:
        """The person types."""
        return self.send(Said(text), shown=text)

    def opens(self, device: str = "phone") -> list[dict[str, Any]]:
        """The person opens the chat on a device."""
        return self.send(Opened(device))

    def taps(self, label: str) -> list[dict[str, Any]]:
        """The person presses the newest live button with this label."""
        return self.presses(self.button(label), label)

    def presses(self, button: tuple[str, str], label: str) -> list[dict[str, Any]]:
        """The person presses a button they were shown at any time."""
        return self.send(Tapped(*button), shown=label)

    def button(self, label: str) -> tuple[str, str]:
        """What the newest button with this label does, and for which step; KeyError with the labels there are."""
        seen = []
        for message in reversed(self.messages()):
            for row in message["choices"]:
                for choice in row:
                    if choice["label"] == label:
                        return choice["action"], message["step"]
                    seen.append(choice["label"])
        raise KeyError(f"{label!r} is not among {seen[:30]}")

    def state(self) -> State:
        """Where the present person stands."""
        with self.database.begin() as work:
            return from_json(work.conversations.open(self.person).state)

    def case(self, case: str = "thcs-1-2025") -> CaseFile:
        """A case as the next turn would find it; KeyError when it was not begun."""
        with self.database.read() as work:
            row = work.cases.find(case)
            if row is None:
                raise KeyError(case)
            return case_file(work, row, SHELF)

    def seat(self, person: str, office: str, language: str = "vi") -> None:
        """One more person in an office, beside whoever holds it; an office of a unit is entered if need be."""
        with self.database.begin() as work:
            self._enter(work, office)
            if work.people.find(person) is None:
                work.people.add(person, language, self.clock.now())
            work.places.appoint(office, person, self.clock.at.date())


def new_walker(folder: Path, start: datetime = MONDAY, plan: str = "") -> Walker:
    """A walker in the sample commune, or where this plan is in force and nobody has joined, in a new SQLite file."""
    return Walker(*new_place(folder, start, plan))


def new_place(folder: Path, start: datetime, plan: str = "") -> tuple[Database, SteadyClock]:
    """The same without anybody who walks there."""
    database = open_database(f"sqlite:///{folder / 'walk.sqlite3'}")
    database.upgrade()
    clock = SteadyClock(start)
    if plan:
        found(database, SHELF.plan(plan))
    else:
        plant(database, clock.now())
    return database, clock


def as_text(message: dict[str, Any]) -> str:
    """A message in one line: words, table cells, and buttons in brackets."""
    rows = [" | ".join(row) for row in message["table"]["rows"]] if message["table"] else []
    words = [message["lead"], message["title"], *message["official"], *message["body"], *rows]
    buttons = [f"[{choice['label']}]" for row in message["choices"] for choice in row]
    return " / ".join(" ".join(part.split()) for part in words if part) + (" " + " ".join(buttons) if buttons else "")


def all_text(messages: list[dict[str, Any]]) -> str:
    """Messages one after the other in one line."""
    return " ".join(map(as_text, messages))
