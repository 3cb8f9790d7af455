"""The calendars behind secret links, made of what the database holds at the moment they are asked for."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import TypeVar

from antq_rules import Shelf
from bot.calendars import Stamp, written
from bot.conversation.agenda import Item, agenda
from bot.digests import digest
from bot.languages import Language, Languages
from bot.loading import Given, load_dates
from bot.ports import Clock, Feed
from storage.engine import Database
from storage.models import CalendarLink
from storage.unit_of_work import Work

_UNSTAMPED = Stamp(0, datetime(1970, 1, 1, tzinfo=UTC))
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class _Looked:
    """A link, and what it would show now."""

    link: CalendarLink
    items: tuple[Item, ...]
    language: Language

    def written(self, stamp: Stamp) -> bytes:
        return written(self.items, self.language, stamp)


@dataclass(frozen=True, slots=True)
class DatabaseFeeds:
    """Read on the readers' threads; only that a calendar has changed is written down, by the writer."""

    database: Database
    shelf: Shelf
    languages: Languages
    clock: Clock
    address: str
    writer: Executor
    readers: Executor

    async def read(self, secret: str) -> Feed | None:
        """The calendar as it is now, or None when there never was such a link."""
        key = digest(secret)
        found = await self._run(self.readers, lambda: self._look(key))
        if not isinstance(found, _Looked):
            return found
        shown = sha256(found.written(_UNSTAMPED)).hexdigest()
        link: CalendarLink | None = found.link
        if shown != found.link.content:
            link = await self._run(self.writer, lambda: self._note(found.link, shown))
        if link is None or link.revoked_at is not None:
            return Feed(None)
        return Feed(found.written(Stamp(link.sequence, link.changed_at)))

    def _look(self, key: str) -> _Looked | Feed | None:
        with self.database.read() as work:
            link = work.calendar_links.find(key)
            if link is None or link.revoked_at is not None:
                return None if link is None else Feed(None)
            language = self._language(work, link.person)
            given = Given(self.shelf, language, self.clock.now(), "", self.address)
            return _Looked(link, agenda(load_dates(work, link.person, given)), language)

    def _language(self, work: Work, person: str) -> Language:
        known = work.people.find(person)
        return self.languages[known.language if known else ""]

    def _note(self, link: CalendarLink, shown: str) -> CalendarLink | None:
        """Count the change; where another reader was first, what they wrote holds."""
        with self.database.begin() as work:
            work.calendar_links.changed(link.digest, link.sequence, shown, self.clock.now())
            return work.calendar_links.find(link.digest)

    @staticmethod
    async def _run(pool: Executor, call: Callable[[], Result]) -> Result:
        return await asyncio.get_running_loop().run_in_executor(pool, call)
