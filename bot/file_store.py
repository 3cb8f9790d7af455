"""The kept files, read on worker threads; who opens one by a link is entered into the audit log."""

import asyncio
from collections import OrderedDict
from concurrent.futures import Executor
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.audit.entries import file_opened
from bot.ports import Clock
from storage.engine import Database
from storage.models import NewEntry, StoredFile
from storage.unit_of_work import Work

ONCE_IN = timedelta(hours=1)
"""A page that shows a picture asks for it again and again: within this time it is one opening."""
REMEMBERED = 10_000


@dataclass(frozen=True, slots=True)
class DatabaseFiles:
    """Files in the database, by the SHA-256 of their content; writes go to the one writer thread."""

    database: Database
    clock: Clock
    writer: Executor
    readers: Executor
    _lately: OrderedDict[tuple[str, str | None, str | None], datetime] = field(default_factory=OrderedDict)

    async def find(self, digest: str) -> StoredFile | None:
        """The file, or None when there is none."""

        def read() -> StoredFile | None:
            with self.database.read() as work:
                return work.files.find(digest)

        return await asyncio.get_running_loop().run_in_executor(self.readers, read)

    async def opened(self, digest: str, case: str | None, person: str | None) -> None:
        """Enter the opening before the bytes are given: for the case named, else for the one the file belongs to."""
        now, key = self.clock.now(), (digest, case, person)
        before = self._lately.get(key)
        if person is not None and before is not None and now - before < ONCE_IN:
            return
        await asyncio.get_running_loop().run_in_executor(self.writer, self._enter, digest, case, person, now)
        self._lately[key] = now
        self._lately.move_to_end(key)
        while len(self._lately) > REMEMBERED:
            self._lately.popitem(last=False)

    def _enter(self, digest: str, case: str | None, person: str | None, now: datetime) -> None:
        with self.database.begin() as work:
            for place, entry in _entries(work, digest, case, person):
                work.audit.append(place, [entry], now, f"{self.clock.secret()}{place}")


def _entries(work: Work, digest: str, case: str | None, person: str | None) -> list[tuple[str, NewEntry]]:
    """Where it is entered, and what."""
    lines: dict[tuple[str, str], list[str]] = {}
    for of_case, line, place in work.files.where(digest):
        lines.setdefault((place, of_case), []).append(line)
    row = work.cases.find(case) if case is not None else None
    if row is not None:
        here = lines.get((row.locality_id, row.id), [])
        return [(row.locality_id, file_opened(row.id, here, digest, person))]
    if len({each for _, each in lines}) == 1:
        return [(place, file_opened(of_case, here, digest, person)) for (place, of_case), here in lines.items()]
    # An older link to a form that many sent in: nobody knows which of the cases was meant.
    places = sorted({place for place, _ in lines})
    return [(place, file_opened(None, [], digest, person)) for place in places[:1]]
