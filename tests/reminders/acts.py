"""What people of the sample do, written straight into the log; and a scheduler on a clock in the test's hand."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from antq_rules import Shelf
from antq_rules.review import Event, Office
from bot.languages import Languages
from bot.reminders.clearing import Clearing
from bot.reminders.drawing import Drawing
from bot.reminders.heads import Heads
from bot.reminders.planning import Planning
from bot.reminders.scheduling import Scheduler
from bot.reminders.weekly import Weekly
from bot.reminders.wording import Wording
from bot.rendering.limits import Limits
from storage import Database
from tests.walker import SHELF, ZONE

HEAD = ("hoa", "head-1", "thcs-1", "thien-tin")


@dataclass
class HandClock:
    """Stands still until it is moved."""

    at: datetime = datetime(2025, 11, 16, 9, 0, tzinfo=ZONE)

    def now(self) -> datetime:
        """The moment it was moved to."""
        return self.at

    def secret(self) -> str:
        """Nothing secret is needed here."""
        return "none"


@dataclass
class Days:
    """A database, a scheduler, and days that pass."""

    database: Database
    channels: Mapping[str, Limits] = field(default_factory=dict)
    clock: HandClock = field(default_factory=HandClock)
    shelf: Shelf = SHELF

    def __post_init__(self) -> None:
        self.scheduler = self.another()

    def another(self) -> Scheduler:
        """One more scheduler on the same database and clock, which knows nothing yet."""
        languages = Languages()
        wording = Wording(self.shelf, languages, self.clock, "http://127.0.0.1", self.channels)
        return Scheduler(
            Planning(self.database, self.shelf),
            Drawing(self.database, wording),
            Heads(self.database, languages, self.channels),
            Weekly(self.database, SHELF, languages, self.channels),
            Clearing(self.database),
        )

    def at(self, day: int, month: int, year: int = 2026, hour: int = 8, minute: int = 30) -> None:
        """Let the scheduler look at this moment until it finds nothing more to do."""
        self.clock.at = datetime(year, month, day, hour, minute, tzinfo=ZONE)
        self.look()

    def look(self, scheduler: Scheduler | None = None) -> None:
        """Look until there is nothing more to do."""
        while (scheduler or self.scheduler).round(self.clock.at).full:
            pass

    def got(self, person: str) -> list[str]:
        """What the bot said to a person, each message as its sentences in one line."""
        with self.database.read() as work:
            found = work.messages.since(person, 0, 10_000)
        return [" ".join(json.loads(each.text)["body"]) for each in found if not each.mine and each.text]


def register(database: Database, at: datetime, kind: str = "registered", track: str = "t1", year: int = 2026) -> None:
    """The head of the sample registers the unit, or withdraws it."""
    person, office, unit, _ = HEAD
    with database.begin() as work:
        work.registrations.append(unit, year, track, kind, None, person, office, at)


def hand_in(database: Database, at: datetime, year: int = 2026) -> None:
    """The head of the sample hands in the case of the year, opened now if it was not."""
    person, office, unit, place = HEAD
    case = f"case-{year}"
    with database.begin() as work:
        if work.cases.find(case) is None:
            work.cases.open(case, place, unit, year, "phong-trao-2025-thien-tin", "thien-tin-2025", at)
        _act(work, case, "submitted", Office(office, "head", unit, place), person, at)
        work.cases.mark(case, "waiting", "cong-an-xa", at)


def give_back(database: Database, at: datetime, year: int = 2026) -> None:
    """The commune police of the sample opens the case, and sends it back."""
    case, seat = f"case-{year}", Office("police-1", "commune_police", None, "thien-tin")
    with database.begin() as work:
        _act(work, case, "opened", seat, "minh", at)
        _act(work, case, "returned", seat, "minh", at + timedelta(minutes=1), "thiếu ảnh")
        work.cases.mark(case, "draft", None, at)


def _act(work: Any, case: str, kind: str, office: Office, person: str, at: datetime, text: str | None = None) -> None:
    number = len(work.reviews.history(case)) + 1
    work.reviews.append(case, number, Event(kind, office, person, at, text=text))
