"""Reads the world a turn may look at: the person's seats, their case, and the cases they review."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any

from antq_rules import Answer, AnswersRefused, Line, Office, Plan, Profile, Shelf, read_answer, recognising_stage
from antq_rules.review import Delegation
from bot.conversation import batch, commands
from bot.conversation import events as happenings
from bot.conversation.dates import NATIONAL
from bot.conversation.files import FileRef
from bot.conversation.rounds import handed_in
from bot.conversation.state import State
from bot.conversation.token import Bound, Token
from bot.conversation.world import CaseFile, Colleague, LastYear, Loan, Seat, Unit, Waiting, Way, World
from bot.digests import digest
from bot.languages import Language
from storage.models import Case, Entry, EvidenceEntry, HeldOffice, Lent
from storage.unit_of_work import Work


@dataclass(frozen=True, slots=True)
class Given:
    """What of the world does not come from the database."""

    shelf: Shelf
    language: Language
    now: datetime
    secret: str
    address: str
    languages: Mapping[str, str] = field(default_factory=dict)
    channels: Sequence[str] = ()


def load_world(work: Work, person: str, state: State, event: happenings.Event, given: Given) -> World:
    """The world of one turn."""
    today = given.now.date()
    seats = tuple(_seat(held, given.shelf) for held in work.places.offices_of(person, today))
    lent = work.delegations.to(person, today)
    seats = (*seats, *_lent_seats(work, lent, seats, given.shelf))
    own = _own_case(work, seats, given)
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
        waiting=waiting,
        units=tuple(dict.fromkeys(units)),
        delegations=tuple(Delegation(each.office, each.giver, each.delegate, each.first, each.last) for each in lent),
        **_ways(work, person, state, event, given),
        **_lending(work, person, seats, state, event, given),
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
    if state.journey != "channels" and _command(event) not in {"lienket", "kenh"}:
        return {}
    joined = {chat.channel for chat in work.chats.of_person(person)}
    names = work.bots.names()
    known = work.people.find(person)
    ways = tuple(Way(channel, channel in joined, names.get(channel)) for channel in given.channels)
    return {"ways": ways, "preferred": known.preferred if known else None}


def _seat(held: HeldOffice, shelf: Shelf) -> Seat:
    office = Office(held.id, held.kind, held.unit_id, held.locality_id)
    plan = shelf.plan(held.plan_id or NATIONAL)
    unit = None
    if held.unit_id is not None:
        unit = Unit(held.unit_id, held.unit_name or "", held.unit_kind or "", held.unit_level, held.unit_size)
    return Seat(office, held.title, held.locality_id, held.locality_name, plan, unit)


def _lent_seats(work: Work, lent: Sequence[Lent], own: Sequence[Seat], shelf: Shelf) -> Iterator[Seat]:
    """The seats from which the person acts in somebody's name; what they hold themselves needs no lending."""
    held = {seat.office.id for seat in own}
    for each in lent:
        office = work.places.office(each.office)
        if office is not None and office.unit_id is None and office.id not in held:
            held.add(office.id)
            yield replace(_seat(office, shelf), on_behalf=each.giver, until=each.last)


def _lending(
    work: Work, person: str, seats: Sequence[Seat], state: State, event: happenings.Event, given: Given
) -> dict[str, Any]:
    """What the person has lent and could lend to whom, read only where they look at it."""
    if state.journey != "delegating" and _command(event) != "uyquyen":
        return {}
    today = given.now.date()
    places = dict.fromkeys(seat.locality_id for seat in seats if seat.unit is None and seat.on_behalf is None)
    loans = (
        Loan(row.id, row.office, row.delegate, row.first, row.last, row.reason)
        for row in work.delegations.by(person, today)
    )
    found = (Colleague(*each) for place in places for each in work.places.colleagues(person, place, today))
    return {"lent": tuple(loans), "colleagues": tuple(found)}


def _command(event: happenings.Event) -> str:
    """The command of a button or a typed text, empty for anything else."""
    tapped = commands.in_action(event.action) if isinstance(event, happenings.Tapped) else None
    typed = commands.in_text(event.text) if isinstance(event, happenings.Said) else None
    return (tapped or typed or ("",))[0]


def _own_case(work: Work, seats: Sequence[Seat], given: Given) -> CaseFile | None:
    unit = next((seat.unit for seat in seats if seat.unit is not None), None)
    row = work.cases.current(unit.id, given.now.year) if unit else None
    return None if row is None else _held(work, row, given.shelf)


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
            _unit(row),
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


def _unit(row: Case) -> Unit:
    return Unit(row.unit_id, row.unit_name, row.unit_kind, row.unit_level, row.unit_size)


def case_file(work: Work, row: Case, shelf: Shelf) -> CaseFile:
    """A case with its answers, notes, profile and history, rebuilt from the logs."""
    rubric, plan = shelf.rubric(row.rubric_id), shelf.plan(row.plan_id)
    log = work.answers.log(row.id)
    files = work.files.log(row.id)
    history = work.reviews.history(row.id)
    profile = _profile(log)
    lines = {line.id: line for line in rubric.scored}
    moments = [event.at for event in handed_in(history)]
    rounds = [[entry for entry in log if entry.at <= moment] for moment in moments]
    titles = work.places.offices({event.office.id for event in history}) if history else {}
    return CaseFile(
        id=row.id,
        unit=_unit(row),
        locality_id=row.locality_id,
        year=row.year,
        rubric=rubric,
        plan=plan,
        profile=profile,
        answers=_answers(log, lines, profile, plan),
        notes=_notes(log),
        evidence=_evidence(files),
        submissions=tuple(_answers(entries, lines, profile, plan) for entries in rounds),
        submitted_notes=tuple(_notes(entries) for entries in rounds),
        submitted_evidence=tuple(_evidence([entry for entry in files if entry.at <= moment]) for moment in moments),
        history=history,
        titles=titles,
        recognises=recognising_stage(plan, shelf.plan(NATIONAL)),
        last_year=LastYear(*work.reviews.totals(row.unit_id, row.year - 1)),
    )


def _profile(log: Sequence[Entry]) -> Profile | None:
    values = [entry.value for entry in log if entry.kind == "profile"]
    return Profile.from_json(json.loads(values[-1])) if values else None


def _answers(log: Sequence[Entry], lines: dict[str, Line], profile: Profile | None, plan: Plan) -> dict[str, Answer]:
    latest = {entry.line: entry.value for entry in log if entry.kind == "answer"}
    if profile is None:
        return {}
    read = {line: _answer(lines[line], value, profile, plan) for line, value in latest.items() if line in lines}
    return {line: answer for line, answer in read.items() if answer is not None}


@lru_cache(maxsize=20_000)
def _answer(line: Line, value: str, profile: Profile, plan: Plan) -> Answer | None:
    """The answer a log entry holds; None when it no longer fits the unit's profile and must be asked again."""
    try:
        return read_answer(line, json.loads(value), profile, plan)
    except AnswersRefused:
        return None


def _notes(log: Sequence[Entry]) -> dict[str, str]:
    return {entry.line: json.loads(entry.value) for entry in log if entry.kind == "note"}


def _evidence(log: Sequence[EvidenceEntry]) -> dict[str, tuple[FileRef, ...]]:
    """The files beside each line after all that was added and taken away."""
    kept: dict[str, dict[str, FileRef]] = {}
    for entry in log:
        here = kept.setdefault(entry.line, {})
        here.pop(entry.digest, None)
        if entry.kind == "added":
            here[entry.digest] = FileRef(entry.digest, entry.name, entry.media_type, entry.size)
    return {line: tuple(files.values()) for line, files in kept.items()}
