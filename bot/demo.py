"""What only the demonstration can do: sit in anybody's chair and move the clock."""

import asyncio
from collections.abc import Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from datetime import datetime

from bot.clock import DemoClock
from bot.digests import digest
from bot.doors import SESSION
from bot.sample import OFFICES
from storage.engine import Database


@dataclass(frozen=True, slots=True)
class DemoDesk:
    """The sample offices and the movable clock."""

    database: Database
    clock: DemoClock
    writer: Executor

    def offices(self) -> Sequence[tuple[str, str]]:
        """The id and the title of each sample office."""
        return [(office.id, office.title) for office in OFFICES]

    async def switch(self, office_id: str) -> str:
        """Open a session of that office; KeyError when there is no such office."""
        if office_id not in {office.id for office in OFFICES}:
            raise KeyError(office_id)
        return await asyncio.get_running_loop().run_in_executor(self.writer, self._open, office_id)

    def _open(self, person: str) -> str:
        now, secret = self.clock.now(), self.clock.secret()
        with self.database.begin() as work:
            work.sign_ins.open_session(digest(secret), person, now, now + SESSION)
        return secret

    async def next_day(self) -> datetime:
        """Move the clock forward by a day."""
        return self.clock.next_day()

    def now(self) -> datetime:
        """The moment the demonstration plays at."""
        return self.clock.now()
