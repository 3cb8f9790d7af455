"""Reads the world a turn may look at: the person's seats, their case, and the cases they review."""

import json
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

import antq_rules
from antq_rules import Shelf
from antq_rules.review import Delegation
from bot.conversation import batch, commands
from bot.conversation import events as happenings
from bot.conversation.cards.scores import as_told
from bot.conversation.registered import Registered
from bot.conversation.state import State
from bot.conversation.token import Bound, Token
from bot.conversation.world import CaseFile, Member, Seat, Unit, Waiting, Way, World
from bot.digests import digest
from bot.loading.asked import command_in
from bot.loading.case_files import case_file, unit_of
from bot.loading.given import Given
from bot.loading.meetings import sittings_of
from bot.loading.seats import lending_of, lent_seats, seat_of
from storage.models import Case
from storage.unit_of_work import Work


def load_world(work: Work, person: str, state: State, event: happenings.Event, given: Given) -> World:
    """The world of one turn."""
    today = given.now.date()
    seats = tuple(seat_of(held, given.shelf) for held in work.places.offices_of(person, today))
    lent = work.delegations.to(person, today)
    seats = (*seats, *lent_seats(work, lent, seats, given.shelf))
    own = _own_case(work, seats, given)
    registered = _registered(work, seats, given.now.year)
    reviewers = [seat for seat in seats if seat.unit is None]
    cases = {own.id: own} if own else {}
    waiting: tuple[Waiting, ...] = ()
    units: tuple[Unit, ...] = ()
    if reviewers:
        cases |= _reviewed(work, reviewers, state, event, given.shelf)
        waiting = _waiting(work, reviewers, given)
        units = tuple(
            Unit(row.id, row.name, row.kind, row.level, row.size)
            for seat in reviewers
            for row in work.places.units_in(seat.locality_id)
        )
    world = World(
        now=given.now,
        person=person,
        language=given.language.code,
        shelf=given.shelf,
        speak=given.language.speak,
        languages=given.languages,
        consents=work.people.consents(person),
        seats=seats,
        own_id=own.id if own else None,
        cases=cases,
        previous=_previous(work, seats, own.year if own else given.now.year, given.shelf),
        registrations=registered,
        handed_in=own is not None and own.year != given.now.year and _handed_in(work, own.unit, given.now.year),
        waiting=waiting,
        units=tuple(dict.fromkeys(units)),
        delegations=tuple(Delegation(each.office, each.giver, each.delegate, each.first, each.last) for each in lent),
        **_ways(work, person, state, event, given),
        **lending_of(work, person, seats, state, event, given),
        staff=_staff(work, seats, state, given),
        sittings=sittings_of(work, person, seats, state, event),
        token=_token(work, state.token),
        secret=given.secret,
        address=given.address,
    )
    return _with_batch(work, world, given.shelf) if _looks_at_batch(state, event) else world


def _looks_at_batch(state: State, event: happenings.Event) -> bool:
    if state.journey == "batch":
        return True
    asked = isinstance(event, happenings.Said) or (isinstance(event, happenings.Tapped) and event.action == "batch")
    return state.journey == "waiting" and asked


def _with_batch(work: Work, world: World, shelf: Shelf) -> World:
    """The cases that may be approved together, in full; held one after the other in an order all turns share."""
    wanted = sorted(row.id for row in batch.candidates(world)[: batch.MOST])
    rows = [row for row in map(work.cases.find, wanted) if row is not None]
    return replace(world, cases={**world.cases, **{row.id: _held(work, row, shelf) for row in rows}})


def _token(work: Work, secret: str) -> Token | None:
    """The token on the buttons last shown to the person."""
    row = work.tokens.find(digest(secret)) if secret else None
    if row is None:
        return None
    bound = Bound(row.kind, row.case, row.office, row.stage, row.content, row.acts, Decimal(row.score), row.rules_hash)
    return Token(bound, row.person, row.expires_at, row.used_at)


def _ways(work: Work, person: str, state: State, event: happenings.Event, given: Given) -> dict[str, Any]:
    """The channels there are, read only where the person looks at them."""
    if state.journey != "channels" and command_in(event) not in {"lienket", "kenh"}:
        return {}
    joined = {chat.channel for chat in work.chats.of_person(person)}
    names = work.bots.names()
    known = work.people.find(person)
    ways = tuple(Way(channel, channel in joined, names.get(channel)) for channel in given.channels)
    return {"ways": ways, "preferred": known.preferred if known else None}


def _staff(work: Work, seats: Sequence[Seat], state: State, given: Given) -> tuple[Member, ...]:
    """Who holds an office in the person's unit, read only where a meeting is opened."""
    unit = next((seat.unit for seat in seats if seat.unit is not None), None)
    if unit is None or state.journey != "convening":
        return ()
    return tuple(Member(*each) for each in work.places.staff(unit.id, given.now.date()))


def _own_case(work: Work, seats: Sequence[Seat], given: Given) -> CaseFile | None:
    unit = next((seat.unit for seat in seats if seat.unit is not None), None)
    row = work.cases.current(unit.id, given.now.year) if unit else None
    return None if row is None else _held(work, row, given.shelf)


def _previous(work: Work, seats: Sequence[Seat], year: int, shelf: Shelf) -> CaseFile | None:
    """The case of the year before, as its reviewers last let the unit know."""
    unit = next((seat.unit for seat in seats if seat.unit is not None), None)
    row = work.cases.of_unit(unit.id, year - 1) if unit else None
    return None if row is None else as_told(case_file(work, row, shelf))


def _handed_in(work: Work, unit: Unit, year: int) -> bool:
    row = work.cases.of_unit(unit.id, year)
    return row is not None and row.state != "draft"


def _registered(work: Work, seats: Sequence[Seat], year: int) -> tuple[Registered, ...]:
    """The registrations that stand: the last entry of a track says whether it does."""
    entries = [
        entry
        for seat in seats
        for entry in (
            work.registrations.of_unit(seat.unit.id)
            if seat.unit is not None
            else work.registrations.in_locality(seat.locality_id, year)
        )
    ]
    last = {(entry.unit, entry.year, entry.track): entry for entry in entries}
    return tuple(
        Registered(*key, entry.at, antq_rules.LastYear(**json.loads(entry.told)) if entry.told else None)
        for key, entry in last.items()
        if entry.kind == "registered"
    )


def _reviewed(
    work: Work, seats: Sequence[Seat], state: State, event: happenings.Event, shelf: Shelf
) -> dict[str, CaseFile]:
    tapped = commands.case_in(event.action) if isinstance(event, happenings.Tapped) else None
    typed = commands.in_text(event.text) if isinstance(event, happenings.Said) else None
    named = typed[1] if typed is not None and typed[0] == "mo" else None
    wanted = dict.fromkeys(case for case in (state.case, tapped, named) if case)
    here = {seat.locality_id for seat in seats}
    rows = [row for row in map(work.cases.find, wanted) if row is not None]
    mine = [row for row in rows if here & {row.locality_id, row.province_id}]
    return {row.id: _held(work, row, shelf) for row in mine}


def _held(work: Work, row: Case, shelf: Shelf) -> CaseFile:
    work.cases.hold(row.id)
    return case_file(work, row, shelf)


def _waiting(work: Work, seats: Sequence[Seat], given: Given) -> tuple[Waiting, ...]:
    found = {row.id: row for seat in seats for row in work.cases.in_locality(seat.locality_id, given.now.year)}
    histories = work.reviews.histories(list(found)) if found else {}
    return tuple(
        Waiting(
            row.id,
            unit_of(row),
            row.year,
            given.shelf.plan(row.plan_id),
            row.state,
            row.stage,
            histories[row.id],
            row.locality_id,
            tuple(row.flags.split()),
        )
        for row in found.values()
    )
