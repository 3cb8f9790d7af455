"""The kept files, read on worker threads; who opens one by a link is entered into the audit log."""

import asyncio
from collections import OrderedDict
from concurrent.futures import Executor
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.audit.entries import file_opened
from bot.ports import Clock
from storage.engine import Database
from storage.models import StoredFile

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
    _lately: OrderedDict[tuple[str, str | None], datetime] = field(default_factory=OrderedDict)

    async def find(self, digest: str) -> StoredFile | None:
        """The file, or None when there is none."""

        def read() -> StoredFile | None:
            with self.database.read() as work:
                return work.files.find(digest)

        return await asyncio.get_running_loop().run_in_executor(self.readers, read)

    async def opened(self, digest: str, person: str | None) -> None:
        """Enter the opening for every case the file belongs to, before its bytes are given."""
        now = self.clock.now()
        before = self._lately.get((digest, person))
        if person is not None and before is not None and now - before < ONCE_IN:
            return
        await asyncio.get_running_loop().run_in_executor(self.writer, self._enter, digest, person, now)
        self._lately[digest, person] = now
        self._lately.move_to_end((digest, person))
        while len(self._lately) > REMEMBERED:
            self._lately.popitem(last=False)

    def _enter(self, digest: str, person: str | None, now: datetime) -> None:
        with self.database.begin() as work:
            lines: dict[tuple[str, str], list[str]] = {}
            for case, line, place in work.files.where(digest):
                lines.setdefault((place, case), []).append(line)
            one = len({case for _, case in lines}) == 1  # of a form that many sent in nobody knows which was meant
            for (place, case), known in sorted(lines.items())[: None if one else 1]:
                entry = file_opened(case if one else None, known if one else [], digest, person)
                work.audit.append(place, [entry], now, f"{self.clock.secret()}{case}")
