"""Reads one case for the board, with as much of it as the person may see, and the conversation about it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from bot.audit.entries import Doer, viewed
from bot.conversation import commands
from bot.conversation.content_code import content_hash
from bot.conversation.state import State, from_json
from bot.conversation.watched import as_handed_in
from bot.conversation.world import CaseFile, Seat, World
from bot.loading import case_file
from bot.workboard.access import is_own, looks_from, may_open, only_watches, places_of, watches_from
from bot.workboard.errors import NotThere
from storage.models import Case, Message
from storage.unit_of_work import Work

RECENT = 60  # messages in which the last card of a case is looked for
DECIDING = frozenset({"reviewing", "deciding", "recognising"})


@dataclass(frozen=True, slots=True)
class Said:
    """A message of the conversation about a case; `live` says that its buttons work now."""

    message: Mapping[str, object]
    live: bool


@dataclass(frozen=True, slots=True)
class Dossier:
    """One case with what the person may do with it.

    `seen_from` is the seat that may read its content (None: only where it stands), `opened_from` the one that may open
    it or go on with it, `watched_from` the one of a steering board that sees of `file` only how it was handed in and
    what its unit was told. `own` says that it is the person's own unit's. `talk` is what the conversation last said
    about it, `last` the number of the person's newest message.
    """

    row: Case
    file: CaseFile
    seen_from: Seat | None
    opened_from: Seat | None
    watched_from: Seat | None
    own: bool
    talk: tuple[Said, ...]
    last: int


def dossier(work: Work, world: World, case: str, after: int | None) -> Dossier:
    """The case; `after` is the message above which the conversation is shown. Raises NotThere.

    Who only watches is told of a draft as of a case that is not there, as in the conversation.
    """
    row = find(work, world, case)
    file = case_file(work, row, world.shelf)
    if only_watches(world, row.locality_id, row.province_id):
        return _watched(row, file, world)
    seen_from, opened_from = looks_from(world, file), may_open(world, file)
    state = from_json(work.conversations.glance(world.person))
    found = work.messages.recent(world.person, RECENT)
    talk = _talk(found, state, case, after)
    return Dossier(row, file, seen_from, opened_from, None, is_own(world, file), talk, found[-1].seq if found else 0)


def _watched(row: Case, file: CaseFile, world: World) -> Dossier:
    seat = watches_from(world, file)
    if seat is None:
        raise NotThere
    return Dossier(row, as_handed_in(file), None, None, seat, own=False, talk=(), last=0)


def find(work: Work, world: World, case: str) -> Case:
    """The case, if it is of one of the person's places. Raises NotThere."""
    row = work.cases.find(case)
    if row is None or not places_of(world).keys() & {row.locality_id, row.province_id}:
        raise NotThere
    return row


def _talk(messages: tuple[Message, ...], state: State, case: str, after: int | None) -> tuple[Said, ...]:
    """What was said since a message, or else the card of this case at which the person stands."""
    said = [(each.seq, json.loads(each.text)) for each in messages if not each.mine]
    here = state.case == case and state.journey in DECIDING
    live = [seq for seq, message in said if here and message["step"] == str(state.step)][-1:]
    if after is None:
        return tuple(Said(message, live=True) for seq, message in said if seq in live)
    return tuple(
        Said(message, seq in live) for seq, message in said if seq > after and (message["lead"] or about(message, case))
    )


def about(message: Mapping[str, object], case: str) -> bool:
    """Whether a message has a button that is about this case."""
    rows = message["choices"]
    assert isinstance(rows, list)  # noqa: S101 - a rendered message
    return any(commands.case_in(choice["action"]) == case for row in rows for choice in row)


def enter_view(work: Work, world: World, seen: Dossier, secret: str) -> None:
    """Enter into the audit log that an office looked at the content as it is."""
    seat = seen.seen_from or seen.watched_from
    if seat is None:
        return
    entry = viewed(seen.file.id, seat.office.id, Doer(world.person, "web"), content_hash(seen.file))
    work.audit.append(seen.file.locality_id, [entry], world.now, secret)
