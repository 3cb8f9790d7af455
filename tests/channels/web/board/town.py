"""The board over a real database with real turns: two communes of one province, and one of another."""

from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import aiohttp

from antq_rules import Shelf
from bot.channels.web.parts import WebParts
from bot.channels.web.server import build, start
from bot.languages import Languages
from bot.mailbox import DatabaseMailbox
from bot.ports import Arrival
from bot.sample import plant
from bot.workboard.desk import DatabaseBoard
from storage.engine import open_database
from tests import shortcuts
from tests.fakes.doors import MemoryDoors
from tests.fakes.feeds import MemoryFeeds
from tests.fakes.files import MemoryFiles
from tests.walker import Walker, new_walker

KEY = b"0123456789abcdef0123456789abcdef"
CASE = "thcs-1-2025"
OFFICES = {"police-commune", "chair-commune", "police-province", "chair-province"}
OTHERS = {
    "police-b": ("commune_police", "xa-b"),
    "chair-b": ("commune_chair", "xa-b"),
    "education-b": ("education_office", "xa-b"),
    "police-far": ("province_police", "tinh-xa"),
    "chair-far": ("province_chair", "tinh-xa"),
    "district-far": ("district_police", "xa-far"),
}
"""Offices of the commune beside and of another province, with their kind and place."""


@dataclass
class Turns:
    """Real turns, one after the other."""

    walker: Walker
    taken: int = 0

    async def take(self, arrival: Arrival) -> None:
        """Run one whole turn."""
        self.taken += 1
        self.walker.dispatch.take(arrival)


@dataclass
class BoardTown:
    """The running board, those who talk beside it, and a browser for each person."""

    walker: Walker
    turns: Turns
    doors: MemoryDoors
    url: str = ""

    def visitor(self, person: str) -> aiohttp.ClientSession:
        """A browser in which this person is signed in."""
        self.doors.people.setdefault(person, person)
        return aiohttp.ClientSession(
            self.url,
            headers={"Sec-Fetch-Site": "same-origin"},
            cookies={"antq": self.doors.open(person)},
            cookie_jar=aiohttp.CookieJar(unsafe=True),
        )

    async def get(self, person: str, path: str) -> tuple[int, str]:
        """Status and page."""
        async with self.visitor(person) as client, client.get(path) as answer:
            return answer.status, await answer.text()


@asynccontextmanager
async def board_town(folder: Path, address: str = "") -> AsyncIterator[BoardTown]:
    """Serve until the block ends; the school's case is handed in, and every reviewer has agreed.

    `address` is that of an empty database, one in the folder unless given.
    """
    walker = _at(address) if address else new_walker(folder)
    shortcuts.agree(walker)
    shortcuts.fill_profile(walker)
    shortcuts.answer_rest(walker, CASE, {"3": "4,5"})
    shortcuts.hand_in(walker)
    _others(walker)
    for walker.person in sorted({*OFFICES, *OTHERS}):
        shortcuts.agree(walker)
    doors = MemoryDoors({})
    turns = Turns(walker)

    async def ready() -> dict[str, Any]:
        return {"ready": True}

    with ThreadPoolExecutor(1) as pool:
        board = DatabaseBoard(walker.database, Shelf.builtin(), Languages(), walker.clock, pool, pool)
        mailbox, files = DatabaseMailbox(walker.database, pool, pool, walker.clock), MemoryFiles()
        now = walker.clock.now
        parts = WebParts(
            turns, mailbox, doors, files, None, ready, "http://127.0.0.1", KEY, now, MemoryFeeds(), board=board
        )
        runner = await start(build(parts), "127.0.0.1", 0)
        try:
            yield BoardTown(walker, turns, doors, f"http://127.0.0.1:{runner.addresses[0][1]}")
        finally:
            await runner.cleanup()
            walker.database.close()


def _at(address: str) -> Walker:
    walker = Walker(open_database(address))
    plant(walker.database, walker.clock.now())
    return walker


def _others(walker: Walker) -> None:
    with walker.database.begin() as work:
        work.places.add_locality("tinh-xa", "Tỉnh Xa", "province", None, "thien-tin-2025")
        work.places.add_locality("xa-b", "Xã Bên", "commune", "tinh-mau", "thien-tin-2025")
        work.places.add_locality("xa-far", "Xã Xa", "commune", "tinh-xa", "thien-tin-2025")
        work.places.add_unit("mn-b", "xa-b", "Mầm non Bên", "thôn Đông", "school", "mn")
        for office, (kind, place) in OTHERS.items():
            work.people.add(office, "vi", walker.clock.now())
            work.places.add_office(office, kind, f"Cơ quan {office}", place)
            work.places.appoint(office, office, walker.clock.at.date())
