"""The calendars behind secret links, made of what the database holds at the moment they are asked for."""

import asyncio
from concurrent.futures import Executor
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256

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


@dataclass(frozen=True, slots=True)
class _Dates:
    """What a link shows now."""

    items: tuple[Item, ...]
    language: Language

    @property
    def content(self) -> str:
        """The digest of what is shown, whatever the stamp."""
        return sha256(written(self.items, self.language, _UNSTAMPED)).hexdigest()

    def behind(self, link: CalendarLink | None) -> Feed:
        """The calendar with the link's stamp; none when the link was closed meanwhile."""
        if link is None or link.revoked_at is not None:
            return Feed(None)
        return Feed(written(self.items, self.language, Stamp(link.sequence, link.changed_at)))


@dataclass(frozen=True, slots=True)
class _Changed:
    """A link that shows something new, of which nobody has taken note yet."""

    link: CalendarLink
    dates: _Dates


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
        key, loop = digest(secret), asyncio.get_running_loop()
        found = await loop.run_in_executor(self.readers, self._look, key)
        if isinstance(found, _Changed):
            return await loop.run_in_executor(self.writer, self._note, found)
        return found

    def _look(self, key: str) -> Feed | _Changed | None:
        with self.database.read() as work:
            link = work.calendar_links.find(key)
            if link is None or link.revoked_at is not None:
                return None if link is None else Feed(None)
            dates = self._dates(work, link.person)
        return dates.behind(link) if dates.content == link.content else _Changed(link, dates)

    def _dates(self, work: Work, person: str) -> _Dates:
        known = work.people.find(person)
        language = self.languages[known.language if known else ""]
        given = Given(self.shelf, language, self.clock.now(), "", self.address)
        return _Dates(agenda(load_dates(work, person, given)), language)

    def _note(self, found: _Changed) -> Feed:
        """Count the change; where another reader was first, what they wrote holds."""
        link, content = found.link, found.dates.content
        with self.database.begin() as work:
            work.calendar_links.changed(link.digest, link.sequence, content, self.clock.now())
            now = work.calendar_links.find(link.digest)
        return found.dates.behind(now)
