"""What the tests of the Zalo channel share: turns that only remember, time that passes at once, a served webhook."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from aiohttp import web

from bot.channels.zalo.intake import Intake
from bot.channels.zalo.pictures import Pictures
from bot.channels.zalo.webhook import PATH, webhook
from bot.files import inspect
from bot.ports import Arrival
from tests.walker import MONDAY

SECRET = "mot-chuoi-kho-doan"
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(64)


class Turns:
    """Takes each key once; raises the `failures` first, one a turn."""

    def __init__(self, *failures: Exception) -> None:
        self.taken: list[Arrival] = []
        self.repeated = 0
        self._failures = list(failures)

    async def take(self, arrival: Arrival) -> None:
        """Remember the arrival, or fail."""
        if self._failures:
            raise self._failures.pop(0)
        if arrival.key in [each.key for each in self.taken]:
            self.repeated += 1
        else:
            self.taken.append(arrival)


async def until(done: Callable[[], bool]) -> None:
    """Wait for something that happens elsewhere."""
    async with asyncio.timeout(5):
        while not done():  # noqa: ASYNC110 - the fake does not tell
            await asyncio.sleep(0.002)


@dataclass
class Resting:
    """Waits no time and remembers how long it should have been."""

    rests: list[float] = field(default_factory=list)

    async def __call__(self, seconds: float) -> None:
        """Wait, as if."""
        self.rests.append(seconds)


@dataclass
class StillClock:
    """Stands still until it is moved."""

    at: datetime = MONDAY

    def now(self) -> datetime:
        """The moment it was moved to."""
        return self.at

    def secret(self) -> str:
        """Nothing here needs one."""
        raise NotImplementedError

    def forward(self, seconds: float) -> None:
        """Let so many seconds pass at once."""
        self.at += timedelta(seconds=seconds)


@dataclass
class Hook:
    """A served webhook."""

    url: str
    intake: Intake


@asynccontextmanager
async def intake_for(turns: Turns) -> AsyncIterator[Intake]:
    """An intake that fetches pictures from the fake."""
    pictures = Pictures(local=True, sleep=Resting())
    yield Intake(turns, pictures, inspect)
    await pictures.close()


@asynccontextmanager
async def served(turns: Turns) -> AsyncIterator[Hook]:
    """The webhook on a free port, beside pages that take far smaller bodies."""
    async with intake_for(turns) as intake:
        app = web.Application(client_max_size=1024)
        app.router.add_post(PATH, webhook(intake, SECRET))
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        yield Hook(f"http://127.0.0.1:{runner.addresses[0][1]}{PATH}", intake)
        await runner.cleanup()
