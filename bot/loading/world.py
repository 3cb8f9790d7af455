"""Reads the world a turn may look at: the person's seats, their case, and the cases they review."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from antq_rules import Shelf
from bot import choices
from bot.conversation import batch, commands
from bot.conversation import events as happenings
from bot.conversation.cards.reminder import BETWEEN
from bot.conversation.duties_below import plans_in
from bot.conversation.erasing import PURPOSE
from bot.conversation.state import State
from bot.conversation.token import Bound, Token
from bot.conversation.world import CalendarFeed, CaseFile, Seat, Unit, Way, World
from bot.digests import digest
from bot.loading.asked import asked_in, command_in
from bot.loading.case_files import case_file
from bot.loading.given import Given
from bot.loading.handings import handed_of
from bot.loading.meetings import sittings_of
from bot.loading.overview import below, looking, previous_of, registered_of, unit_in, units_of, waiting_for
from bot.loading.seats import lending_of, seats_of
from bot.loading.unheard import absent_head_of, unheard_of
from storage.models import Case
from storage.unit_of_work import Work

_ANSWERS = frozenset({"nhaclai", "daro", "tatnhac"})  # the buttons under a reminder that set its things aside


def load_world(work: Work, person: str, state: State, event: happenings.Event, given: Given) -> World:
    """The world of one turn."""
    seated = seats_of(work, person, given)
    seats = seated.seats
    own = _own_case(work, seats, given)
    registered = registered_of(work, seats, given)
    reviewers, aside = looking(seats), choices.chosen(work, person, given.now)
    cases = {own.id: own} if own else {}
    handed, asked = handed_of(work, person, seats, own, given.shelf)
    cases |= asked
    if reviewers:
        cases |= _reviewed(work, reviewers, state, event, given.shelf)
    world = World(
        now=given.now,
        person=person,
        language=given.language.code,
        shelf=given.shelf,
        speak=given.language.speak,
        languages=given.languages,
        **_agreed(work, person),
        seats=seats,
        own_id=own.id if own else None,
        cases=cases,
        previous=previous_of(work, seats, own.year if own else given.now.year, given.shelf),
        registrations=registered,
        former=seated.former,
        handed=handed,
        handed_in=own is not None and own.year != given.now.year and _handed_in(work, own.unit, given.now.year),
        waiting=waiting_for(work, reviewers, given),
        units=units_of(work, reviewers),
        below=below(work, reviewers, _reminded_of(state, event, aside["set_aside"])),
        delegations=seated.delegations,
        **_ways(work, person, state, event, given),
        **lending_of(work, person, seats, state, event, given),
        **aside,
        **choices.looked_at(work, person, seats, state, command_in(event), given.now),
        sittings=sittings_of(work, person, seats, state, event),
        feed=_feed(work, person, state, event),
        absent_head=absent_head_of(work, seats, given),
        unheard=unheard_of(work, seats, given) if _looks_at_calls(state, event) else (),
        token=_token(work, state.token),
        secret=given.secret,
        address=given.address,
    )
    return _with_batch(work, world, given) if _looks_at_batch(state, event) else world


def world_of_batch(work: Work, world: World, state: State, given: Given) -> World:
    """The world of who only looks, with what a turn would see of the cases to be approved together."""
    own = _own_case(work, world.seats, given)
    waiting = waiting_for(work, world.reviewer_seats, given)
    token = _token(work, state.token)
    return _with_batch(work, replace(world, waiting=waiting, own_id=own.id if own else None, token=token), given)


def _agreed(work: Work, person: str) -> dict[str, Any]:
    """What the person agreed to, and since when they want their data erased."""
    latest = {entry.purpose: entry for entry in work.people.consent_log(person)}
    asked = latest.get(PURPOSE)
    since = asked.at if asked is not None and asked.given else None
    return {"consents": {purpose: entry.given for purpose, entry in latest.items()}, "erasure_asked": since}


def _looks_at_calls(state: State, event: happenings.Event) -> bool:
    return state.journey in {"calling", "nudging"} or command_in(event) in {"goidien", "tiendo", "nhacdonvi"}


def _looks_at_batch(state: State, event: happenings.Event) -> bool:
    if state.journey == "batch" or command_in(event) == "duyetchung":
        return True
    asked = isinstance(event, happenings.Said) or (isinstance(event, happenings.Tapped) and event.action == "batch")
    return state.journey == "waiting" and asked


def _with_batch(work: Work, world: World, given: Given) -> World:
    """The cases that may be approved together, in full; held one after the other in an order all turns share."""
    wanted = sorted(row.id for row in batch.candidates(world)[: batch.MOST])
    rows = [row for row in map(work.cases.find, wanted) if row is not None]
    read = _held if given.holds else case_file
    return replace(world, cases={**world.cases, **{row.id: read(work, row, given.shelf) for row in rows}})


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


def _reminded_of(state: State, event: happenings.Event, aside: Collection[str]) -> tuple[str, ...]:
    """The plans of the things whose reminder the person answers, or which they look at as set aside."""
    command, argument = asked_in(event)
    if command == "hanchot":
        return plans_in(aside)
    keys = argument if command in _ANSWERS else state.line if state.journey == "reminding" else ""
    return plans_in(keys.split(BETWEEN)) if keys else ()


def _feed(work: Work, person: str, state: State, event: happenings.Event) -> CalendarFeed | None:
    """The link to the person's calendar, read only where they look at it."""
    if state.journey != "calendar" and command_in(event) != "lich":
        return None
    found = work.calendar_links.last_of(person)
    return None if found is None else CalendarFeed(found.issued_at, found.revoked_at is None)


def _own_case(work: Work, seats: Sequence[Seat], given: Given) -> CaseFile | None:
    unit = unit_in(seats)
    row = work.cases.current(unit.id, given.now.year) if unit else None
    if row is None:
        return None
    case = _held(work, row, given.shelf) if given.holds else case_file(work, row, given.shelf)
    return _authored(work, case, seats)


def _authored(work: Work, case: CaseFile, seats: Sequence[Seat]) -> CaseFile:
    """The case with the titles of the offices in which its answers were given, where they are not the person's own."""
    titles = {**{seat.office.id: seat.title for seat in seats}, **case.titles}
    missing = {author.office for author in case.authors.values()} - set(titles)
    return replace(case, titles={**titles, **work.places.offices(missing)} if missing else titles)


def _handed_in(work: Work, unit: Unit, year: int) -> bool:
    row = work.cases.of_unit(unit.id, year)
    return row is not None and row.state != "draft"


def _reviewed(
    work: Work, seats: Sequence[Seat], state: State, event: happenings.Event, shelf: Shelf
) -> dict[str, CaseFile]:
    tapped = commands.case_in(event.action) if isinstance(event, happenings.Tapped) else None
    command = commands.in_text(event.text) if isinstance(event, happenings.Said) else None
    if isinstance(event, happenings.Tapped):
        command = commands.in_action(event.action)
    named = command[1] if command is not None and command[0] in {"mo", "xem"} else None
    wanted = dict.fromkeys(case for case in (state.case, tapped, named) if case)
    here = {seat.locality_id for seat in seats}
    rows = [row for row in map(work.cases.find, wanted) if row is not None]
    mine = [row for row in rows if here & {row.locality_id, row.province_id}]
    return {row.id: _held(work, row, shelf) for row in mine}


def _held(work: Work, row: Case, shelf: Shelf) -> CaseFile:
    work.cases.hold(row.id)
    return case_file(work, row, shelf)
