"""Writes what a turn did into the audit log, last in the turn's transaction, so that the chain is held shortly."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from bot.audit.entries import Doer, entry_of, viewed
from bot.conversation import effects
from bot.conversation.chain import acting_seat
from bot.conversation.content_code import content_hash
from bot.conversation.events import Opened
from bot.conversation.foresee import foresee
from bot.conversation.state import State
from bot.conversation.turn import Turn
from bot.conversation.watched import watching_from
from bot.conversation.world import CaseFile, World
from bot.loading import case_file
from storage.errors import UnknownRecord
from storage.models import NewEntry
from storage.unit_of_work import Work

LOOKING = frozenset({"reviewing", "deciding", "watching"})
"""Journeys in which an office has a case before it."""


class Secrets(Protocol):
    """Where salts come from."""

    def secret(self) -> str:
        """A new unguessable text."""
        ...


@dataclass(frozen=True, slots=True)
class Taken:
    """A turn that was taken: from where, by what event, in which world, on which channel and when."""

    before: State
    event: object
    world: World
    turn: Turn
    channel: str
    now: datetime


def record(work: Work, taken: Taken, secrets: Secrets) -> None:
    """Add the entries of the turn; a turn that changed nothing and looked at no case adds none and costs nothing."""
    entries = [*_changes(taken), *_looks(taken)]
    if not entries:
        return
    files = _files(work, taken, {entry.case for entry in entries if entry.case})
    contents = {case: content_hash(file) for case, file in files.items()}
    secret = secrets.secret()
    chains: dict[str | None, list[NewEntry]] = {}
    for entry in entries:
        place = files[entry.case].locality_id if entry.case else _home(taken.world)
        content = contents[entry.case] if entry.case else None
        chains.setdefault(place, []).append(replace(entry, content=content))
    for place in sorted(chains, key=str):  # one order for all, so that no two turns wait for each other
        work.audit.append(place, chains[place], taken.now, f"{secret}{place}")


def _changes(taken: Taken) -> list[NewEntry]:
    by = Doer(taken.world.person, taken.channel)
    found = (entry_of(effect, by) for effect in taken.turn.effects)
    return [entry for entry in found if entry is not None]


def _looks(taken: Taken) -> list[NewEntry]:
    """An office took a case up, or came back to it on another device; opening it in the chain says so by itself."""
    before, after, world = taken.before, taken.turn.state, taken.world
    there = (
        after.journey in LOOKING and after.case in world.cases and bool(world.reviewer_seats or world.watching_seats)
    )
    stayed = before.journey in LOOKING and before.case == after.case and not isinstance(taken.event, Opened)
    if not there or stayed or any(isinstance(effect, effects.Review) for effect in taken.turn.effects):
        return []
    looks = watching_from if after.journey == "watching" else acting_seat
    seat = looks(world, world.cases[after.case]) or (*world.reviewer_seats, *world.watching_seats)[0]
    return [viewed(after.case, seat.office.id, Doer(world.person, taken.channel))]


def _home(world: World) -> str | None:
    """The locality in whose chain a person's own doings are entered."""
    return world.seats[0].locality_id if world.seats else None


def _files(work: Work, taken: Taken, wanted: set[str]) -> dict[str, CaseFile]:
    """The cases as they are at the end of the turn."""
    world, done = taken.world, taken.turn.effects
    # What a profile does to older answers only the log knows; it changes once a year.
    foreseen = not any(isinstance(effect, effects.SaveProfile) for effect in done)
    if foreseen:
        for effect in done:
            world = foresee(world, effect)
    return {
        case: world.cases[case] if foreseen and case in world.cases else _read(work, case, world) for case in wanted
    }


def _read(work: Work, case: str, world: World) -> CaseFile:
    row = work.cases.find(case)
    if row is None:
        raise UnknownRecord("case", case)
    return case_file(work, row, world.shelf)
