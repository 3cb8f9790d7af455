"""The board over the database, for pages that wait on other threads."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass, field, replace
from typing import TypeVar

from antq_rules import Shelf
from bot.conversation.world import World
from bot.languages import Languages
from bot.loading import Given, seats_of
from bot.ports import Clock
from bot.workboard.access import admit, looking_seats, only_watches
from bot.workboard.dossier import Dossier, dossier, enter_view, find
from bot.workboard.errors import NotForYou, NotThere
from bot.workboard.points import Points, Remembered, drafts_of, points_of
from bot.workboard.survey import Survey, survey
from bot.workboard.together import Together, together
from storage.engine import Database
from storage.models import BoardUnit
from storage.unit_of_work import Work

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Where:
    """What of the board is looked at: the person's own place and a commune of it (empty: as comes first), the year."""

    home: str = ""
    commune: str = ""
    year: int | None = None


@dataclass(frozen=True, slots=True)
class DatabaseBoard:
    """Reads on worker threads; the one thing it writes is that an office looked at a case."""

    database: Database
    shelf: Shelf
    languages: Languages
    clock: Clock
    writer: Executor
    readers: Executor
    known: Remembered = field(default_factory=Remembered)

    async def is_for(self, person: str) -> bool:
        """Whether the person holds an office that reviews or watches."""

        def look(work: Work) -> bool:
            return bool(looking_seats(self._world(work, person)))

        return await self._read(look)

    async def survey(self, person: str, where: Where) -> tuple[World, Survey]:
        """A place with its units. Raises BoardRefused."""

        def look(work: Work) -> tuple[World, Survey]:
            world = self._admitted(work, person)
            return world, survey(work, world, where.home, where.commune, where.year or world.now.year)

        return await self._read(look)

    async def drafts(self, rows: tuple[BoardUnit, ...], year: int) -> dict[str, tuple[int, int]]:
        """By unit how many lines are answered, of how many."""
        return await self._read(lambda work: drafts_of(work, rows, year, self.shelf))

    async def points(self, rows: tuple[BoardUnit, ...], year: int) -> dict[str, Points]:
        """By unit the points of each line, where somebody above has opened the case."""
        return await self._read(lambda work: points_of(work, rows, year, self.shelf, self.known))

    async def case(self, person: str, case: str, after: int | None = None) -> tuple[World, Dossier]:
        """One case; where its content is shown, that is in the audit log when this returns. Raises BoardRefused."""

        def look(work: Work) -> tuple[World, Dossier]:
            world = self._admitted(work, person)
            return world, dossier(work, world, case, after)

        world, found = await self._read(look)
        if found.seen_from is not None or found.watched_from is not None:
            await self._run(self.writer, lambda: self._enter(world, found))
        return world, found

    async def together(self, person: str, after: int | None, listed: tuple[str, ...]) -> tuple[World, Together]:
        """What the person may approve with one confirmation, and what they may not. Raises BoardRefused."""

        def look(work: Work) -> tuple[World, Together]:
            world = self._admitted(work, person)
            given = replace(self._given(world.language), now=world.now)
            return together(work, world, given, after, listed)

        return await self._read(look)

    async def reviews(self, person: str) -> None:
        """Make sure that the person reviews others' cases. Raises BoardRefused."""

        def look(work: Work) -> None:
            if not self._admitted(work, person).reviewer_seats:
                raise NotForYou

        await self._read(look)

    async def check(self, person: str, case: str) -> None:
        """Make sure that the person may know of the case, and not only look at it. Raises BoardRefused."""

        def look(work: Work) -> None:
            world = self._admitted(work, person)
            row = find(work, world, case)
            if only_watches(world, row.locality_id, row.province_id):
                raise NotThere

        await self._read(look)

    def _enter(self, world: World, found: Dossier) -> None:
        with self.database.begin() as work:
            enter_view(work, world, found, self.clock.secret())

    def _admitted(self, work: Work, person: str) -> World:
        world = self._world(work, person)
        admit(world)
        return world

    def _world(self, work: Work, person: str) -> World:
        """What of a turn's world the board needs: who looks, from which seats, in which language, and when."""
        known = work.people.find(person)
        given = self._given(known.language if known else "vi")
        seated = seats_of(work, person, given)
        return World(
            now=given.now,
            person=person,
            language=given.language.code,
            shelf=self.shelf,
            speak=given.language.speak,
            consents=work.people.consents(person),
            seats=seated.seats,
            delegations=seated.delegations,
        )

    def _given(self, language: str) -> Given:
        return Given(self.shelf, self.languages[language], self.clock.now(), "", "", holds=False)

    async def _read(self, look: Callable[[Work], Result]) -> Result:
        def read() -> Result:
            with self.database.read() as work:
                return look(work)

        return await self._run(self.readers, read)

    @staticmethod
    async def _run(pool: Executor, call: Callable[[], Result]) -> Result:
        return await asyncio.get_running_loop().run_in_executor(pool, call)
