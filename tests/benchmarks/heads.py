"""Heads of schools who answer the real rubric through the real dispatch, one question after the other."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count

from antq_rules import Shelf
from bot.conversation.events import Event, Opened, Said, Tapped
from bot.dispatch import Dispatch
from bot.languages import Languages
from bot.ports import Arrival
from bot.sample import COMMUNE, SINCE, plant
from storage.engine import Database
from tests.benchmarks.laps import Lap, lap
from tests.crash.script import BEFORE, LINES, find_choice, pressed
from tests.walker import MONDAY, SteadyClock

CHANNEL = "web"


@dataclass
class Heads:
    """As many heads as are asked for, each with a school of their own in the sample commune.

    `noted` is called after every turn that saved an answer.
    """

    database: Database
    noted: Callable[[Lap], None] = lambda _: None
    clock: SteadyClock = field(default_factory=lambda: SteadyClock(MONDAY))
    _numbers: Iterator[int] = field(default_factory=lambda: count(1))
    _keys: Iterator[int] = field(default_factory=lambda: count(1))

    def __post_init__(self) -> None:
        self.database.upgrade()
        plant(self.database, self.clock.now())
        self.dispatch = Dispatch(self.database, Shelf.builtin(), Languages(), self.clock, "http://127.0.0.1:8080")

    def answer_all(self) -> list[Lap]:
        """A new head answers every line; one lap for each turn that saves an answer, nothing else is timed."""
        person = self._appointed()
        self._take(person, Opened("phone"))
        for act in BEFORE:
            self._take(person, self._event(person, act))
        laps = []
        for line in LINES:
            for act in line.acts[:-1]:
                self._take(person, self._event(person, act))
            laps.append(self._take(person, self._event(person, line.acts[-1])))
            self.noted(laps[-1])
        return laps

    def _appointed(self) -> str:
        name, now = f"truong-{next(self._numbers)}", self.clock.now()
        with self.database.begin() as work:
            work.places.add_unit(name, COMMUNE, f"Trường THCS số {name[7:]}", "Thôn Phú Bình", "school", "thcs")
            work.places.add_office(name, "head", f"Hiệu trưởng trường số {name[7:]}", COMMUNE, name)
            work.people.add(name, "vi", now)
            work.places.appoint(name, name, SINCE)
        return name

    def _event(self, person: str, act: str) -> Event:
        messages, action = newest(self.database, person), pressed(act)
        if action is None:
            return Said(act)
        tap = find_choice(messages, action)
        return Tapped(tap["action"], tap["step"])

    def _take(self, person: str, event: Event) -> Lap:
        arrival = Arrival(person, CHANNEL, f"key-{next(self._keys)}", event, "3 điểm")
        return lap(lambda: self.dispatch.take(arrival))


def newest(database: Database, person: str) -> list[dict[str, object]]:
    """The bot's last message to the person: between two turns everybody reads."""
    with database.read() as work:
        return [json.loads(each.text) for each in work.messages.recent(person, 2) if not each.mine]
