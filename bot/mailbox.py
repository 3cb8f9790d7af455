"""The messages of each person, and waking those who wait for more."""

import asyncio
import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Executor
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TypeVar

from bot.ports import Clock, Note
from storage.engine import Database
from storage.errors import StorageError
from storage.models import Message

NEWEST = 200
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class DatabaseMailbox:
    """Reads on worker threads; wakes waiters of this process at once, others find out when they look.

    What little is written goes to the `writer`.
    """

    database: Database
    readers: Executor
    writer: Executor
    clock: Clock
    _waiting: dict[str, set[asyncio.Event]] = field(default_factory=lambda: defaultdict(set))

    async def since(self, person: str, seq: int) -> Sequence[Note]:
        """All messages above `seq`, at most NEWEST; with 0 the newest."""
        return await self._run(lambda: self._read(person, seq))

    def _read(self, person: str, seq: int) -> list[Note]:
        with self.database.read() as work:
            found = work.messages.since(person, seq, NEWEST) if seq else work.messages.recent(person, NEWEST)
        return [_note(message) for message in found]

    async def looked(self, person: str, seq: int) -> None:
        """The person has a page before them that shows the messages up to `seq`; written down once for each."""
        with suppress(StorageError):  # it is written when they look the next time
            if await self._run(lambda: self._is_new(person, seq)):
                await asyncio.get_running_loop().run_in_executor(self.writer, self._looked, person, seq)

    def _is_new(self, person: str, seq: int) -> bool:
        with self.database.read() as work:
            return work.reach.looked(person) < min(seq, work.messages.last_seq(person))

    def _looked(self, person: str, seq: int) -> None:
        with self.database.begin() as work:
            work.reach.look(person, min(seq, work.messages.last_seq(person)), self.clock.now())

    async def wait(self, person: str, seq: int, seconds: float) -> None:
        """Return when the person may have something above `seq`, or after `seconds`."""
        woken = asyncio.Event()
        self._waiting[person].add(woken)
        try:
            if not await self._run(lambda: self._has_more(person, seq)):
                await asyncio.wait_for(woken.wait(), seconds)
        except TimeoutError:
            return
        finally:
            self._waiting[person].discard(woken)
            if not self._waiting[person]:
                del self._waiting[person]

    def _has_more(self, person: str, seq: int) -> bool:
        with self.database.read() as work:
            return work.messages.last_seq(person) > seq

    async def _run(self, read: Callable[[], Result]) -> Result:
        return await asyncio.get_running_loop().run_in_executor(self.readers, read)

    def wake(self, people: Iterable[str]) -> None:
        """Tell everybody who waits for these people's messages; called on the event loop after the commit."""
        for person in people:
            for woken in self._waiting.get(person, ()):
                woken.set()


def _note(message: Message) -> Note:
    if message.mine:
        return Note(message.seq, mine=True, at=message.at, text=message.text)
    return Note(message.seq, mine=False, at=message.at, payload=json.loads(message.text))
