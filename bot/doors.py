"""Sign-in by one-time code in a link, and the sessions it opens. The database holds digests only."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass
from datetime import timedelta
from typing import TypeVar

from bot.digests import digest
from bot.doorstep import let_in, state_of
from bot.ports import Clock
from storage.engine import Database
from storage.errors import LinkRefused

SESSION = timedelta(days=90)
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class DatabaseDoors:
    """Links and sessions in the database; writes go to the one writer thread."""

    database: Database
    clock: Clock
    writer: Executor
    readers: Executor

    async def look(self, token: str) -> str:
        """The state of a link without spending it: good, used, expired or unknown."""

        def read() -> str:
            with self.database.read() as work:
                return state_of(work, digest(token), self.clock.now())

        return await self._run(self.readers, read)

    async def enter(self, token: str) -> str | None:
        """Spend the link: the secret of a new session, or None when the link is not good."""
        return await self._run(self.writer, lambda: self._enter(token))

    def _enter(self, token: str) -> str | None:
        now, secret = self.clock.now(), self.clock.secret()
        try:
            with self.database.begin() as work:
                person = let_in(work, digest(token), None, self.clock, now)
                work.sign_ins.open_session(digest(secret), person, now, now + SESSION)
        except LinkRefused:
            return None
        return secret

    async def person(self, session: str) -> str | None:
        """Who the session belongs to, or None."""

        def read() -> str | None:
            with self.database.read() as work:
                return work.sign_ins.session(digest(session), self.clock.now())

        return await self._run(self.readers, read)

    async def leave(self, session: str) -> None:
        """End the session."""

        def write() -> None:
            with self.database.begin() as work:
                work.sign_ins.close_session(digest(session))

        await self._run(self.writer, write)

    async def heading(self, person: str) -> str:
        """The titles of the person's offices today."""

        def read() -> str:
            with self.database.read() as work:
                held = work.places.offices_of(person, self.clock.now().date())
            return " · ".join(office.title for office in held)

        return await self._run(self.readers, read)

    async def language(self, person: str) -> str:
        """The person's language."""

        def read() -> str:
            with self.database.read() as work:
                known = work.people.find(person)
            return known.language if known else "vi"

        return await self._run(self.readers, read)

    @staticmethod
    async def _run(pool: Executor, call: Callable[[], Result]) -> Result:
        return await asyncio.get_running_loop().run_in_executor(pool, call)
