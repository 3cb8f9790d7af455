"""Reads what may be approved together, at which point of it the conversation stands, and what came of it."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.conversation import batch, tokens
from bot.conversation.cards.closed import what_happened
from bot.conversation.phrases import Words
from bot.conversation.state import State, from_json
from bot.conversation.world import CaseFile, Waiting, World
from bot.loading import Given, case_file, world_of_batch
from bot.workboard.access import places_of
from bot.workboard.dossier import RECENT, find
from bot.workboard.errors import NotForYou, NotThere
from storage.models import Message
from storage.unit_of_work import Work


@dataclass(frozen=True, slots=True)
class Became:
    """What became of a case that stood in a list: whether the person let it pass, and where it is or why it stayed."""

    file: CaseFile
    passed: bool
    why: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Together:
    """The cases that one confirmation approves now, and everything else that waits for the person, with why.

    `state` is where the conversation stands: `asks` says that it is at this list, and that what it asks may be answered
    on it as it is now; `over` says why that is not so though it was. `said` is what the conversation answered since the
    form was sent, `became` what came of the cases that were in it; `last` is the number of the newest message, `places`
    names the localities by id.
    """

    state: State
    ready: tuple[CaseFile, ...]
    left: tuple[Waiting, ...]
    asks: bool
    over: Words | None
    said: tuple[str, ...]
    became: tuple[Became, ...]
    last: int
    places: Mapping[str, str]


def together(
    work: Work, world: World, given: Given, after: int | None, listed: Iterable[str]
) -> tuple[World, Together]:
    """The list as it is; `listed` are the cases of the one before, `after` the message it was drawn after.

    Raises NotForYou for who reviews nothing.
    """
    if not world.reviewer_seats:
        raise NotForYou
    state = from_json(work.conversations.glance(world.person))
    world = world_of_batch(work, world, state, given)
    ready = batch.ready(world)
    here = state.journey == "batch" and bool(ready)
    over = tokens.refusal(state, world) if here and not state.stage else None
    found = work.messages.recent(world.person, RECENT)
    shown = {case.id for case in ready}
    became = tuple(_became(world, case) for case in _known(work, world, listed) if case.id not in shown)
    return world, Together(
        state,
        ready,
        batch.left(world),
        here and over is None,
        over,
        _said(found, after),
        became,
        found[-1].seq if found else 0,
        {place.id: place.name for home in places_of(world) for place in work.boards.places(home)},
    )


def _said(messages: Iterable[Message], after: int | None) -> tuple[str, ...]:
    """What was saved, misunderstood or refused since a message."""
    if after is None:
        return ()
    leads = (json.loads(each.text)["lead"] for each in messages if not each.mine and each.seq > after)
    return tuple(lead for lead in leads if lead)


def _known(work: Work, world: World, listed: Iterable[str]) -> Iterable[CaseFile]:
    """Those of the cases that the person may know of."""
    for case in listed:
        try:
            yield case_file(work, find(work, world, case), world.shelf)
        except NotThere:
            continue


def _became(world: World, case: CaseFile) -> Became:
    waiting = next((row for row in world.waiting if row.id == case.id), None)
    if waiting is not None and waiting in batch.left(world):
        return Became(case, passed=False, why=batch.why_left(waiting, world))
    passing = [event for event in case.history if event.kind in {"approved", "decided"}]
    passed = bool(passing) and passing[-1].person == world.person and case.standing.state != "returned"
    return Became(case, passed, (what_happened(case, world),))
