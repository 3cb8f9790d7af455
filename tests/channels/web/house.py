"""A whole web chat in memory, served on a free port."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

from bot.channels.web.parts import WebParts
from bot.channels.web.server import build, start
from tests.channels.web.written import answering
from tests.fakes.demo import MemoryDemo
from tests.fakes.doors import MemoryDoors
from tests.fakes.feeds import MemoryFeeds
from tests.fakes.files import MemoryFiles
from tests.fakes.mailbox import MemoryMailbox
from tests.fakes.turns import MemoryTurns

HANOI = timezone(timedelta(hours=7))
MORNING = datetime(2025, 10, 20, 8, 0, tzinfo=HANOI)
KEY = b"0123456789abcdef0123456789abcdef"
HEAD, OFFICER = "head-thcs-1", "police-1"
PEOPLE = {HEAD: "Hiệu trưởng · Trường THCS Thiện Tín", OFFICER: "Cán bộ phụ trách · Công an xã Thiện Tín"}


@dataclass(slots=True)
class House:
    """The parts of a running web chat and where it is."""

    mailbox: MemoryMailbox
    turns: MemoryTurns
    doors: MemoryDoors
    files: MemoryFiles
    feeds: MemoryFeeds
    demo: MemoryDemo | None
    state: dict[str, object]
    now: datetime = MORNING
    url: str = ""

    def notify(self, payload: Mapping[str, object], person: str = HEAD) -> None:
        """Let the bot say something unasked."""
        self.mailbox.put(person, MORNING, payload=payload)


@asynccontextmanager
async def house(
    *, demo: bool = False, public_url: str = "http://127.0.0.1", language: str = "vi"
) -> AsyncIterator[House]:
    """Serve until the block ends."""
    mailbox, doors, files = MemoryMailbox(), MemoryDoors(dict(PEOPLE), language), MemoryFiles()
    it = House(
        mailbox,
        MemoryTurns(mailbox, files, lambda: MORNING, answering),
        doors,
        files,
        MemoryFeeds(),
        MemoryDemo(doors, MORNING) if demo else None,
        {"ready": True, "database": "ok"},
    )

    async def ready() -> Mapping[str, object]:
        return it.state

    parts = WebParts(it.turns, mailbox, doors, it.files, it.demo, ready, public_url, KEY, lambda: it.now, it.feeds)
    app = build(parts)
    runner = await start(app, "127.0.0.1", 0)
    try:
        it.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
        yield it
    finally:
        await runner.cleanup()
