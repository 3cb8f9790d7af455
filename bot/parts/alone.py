"""Work that only one process may do at a time, such as listening to a bot by polling."""

import asyncio
from collections.abc import Awaitable, Callable
from concurrent.futures import Executor
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta

from bot.ports import Clock
from storage.engine import Database
from storage.errors import StorageError

LEASE = timedelta(seconds=15)  # so long nobody listens after a crash
RENEWED_EVERY = 5.0  # seconds


@dataclass(frozen=True, slots=True)
class Alone:
    """Does `work` while this process (`who`) holds the channel's lease; waits while another one does."""

    database: Database
    clock: Clock
    pool: Executor
    channel: str
    who: str

    async def run(self, work: Callable[[], Awaitable[None]]) -> None:
        """Until cancelled."""
        task: asyncio.Task[None] | None = None
        try:
            while True:
                mine = await self._renew()
                if mine and (task is None or task.done()):
                    task = asyncio.ensure_future(_as_task(work))
                elif not mine and task is not None:
                    await _end(task)
                    task = None
                await asyncio.sleep(RENEWED_EVERY)
        finally:
            if task is not None:
                await _end(task)
                with suppress(StorageError):
                    await asyncio.get_running_loop().run_in_executor(self.pool, self._leave)

    async def _renew(self) -> bool:
        try:
            return await asyncio.get_running_loop().run_in_executor(self.pool, self._listen)
        except StorageError:
            return False

    def _listen(self) -> bool:
        now = self.clock.now()
        with self.database.begin() as work:
            return work.bots.listen(self.channel, self.who, now, now + LEASE)

    def _leave(self) -> None:
        with self.database.begin() as work:
            work.bots.leave(self.channel, self.who)


async def _as_task(work: Callable[[], Awaitable[None]]) -> None:
    await work()


async def _end(task: asyncio.Task[None]) -> None:
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
