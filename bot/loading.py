"""Reads the world a turn may look at: the person's seats, their case, and the cases they review."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any

import antq_rules
from antq_rules import (
    Answer,
    AnswersRefused,
    CriterionAnswer,
    Line,
    Office,
    Plan,
    Profile,
    Shelf,
    Standard,
    read_answer,
    read_criteria,
    recognising_stage,
)
from antq_rules.review import Delegation, Event
from bot import choices
from bot.conversation import batch, commands
from bot.conversation import events as happenings
from bot.conversation.cards.scores import as_told
from bot.conversation.dates import NATIONAL
from bot.conversation.duties import years_of
from bot.conversation.files import FileRef
from bot.conversation.registered import Registered
from bot.conversation.rounds import handed_in
from bot.conversation.state import State
from bot.conversation.token import Bound, Token
from bot.conversation.world import (
    CalendarFeed,
    CaseFile,
    Colleague,
    Loan,
    Seat,
    TotalsBefore,
    Unit,
    Waiting,
    Way,
    World,
    safety_standard,
)
from bot.digests import digest
from bot.languages import Language
from storage.models import Case, Entry, EvidenceEntry, HeldOffice, Lent, StandardEntry
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
    registered = _registered(work, seats, given)
    reviewers = [seat for seat in seats if seat.unit is None]
    cases = {own.id: own} if own else {}
    if reviewers:
        cases |= _reviewed(work, reviewers, state, event, given.shelf)
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
        waiting=_waiting(work, reviewers, given),
        units=_units(work, reviewers),
        delegations=tuple(Delegation(each.office, each.giver, each.delegate, each.first, each.last) for each in lent),
        **_ways(work, person, state, event, given),
        **_lending(work, person, seats, state, event, given),
        feed=_feed(work, person, state, event),
        **choices.chosen(work, person, given.now),
        **choices.looked_at(work, person, seats, state, _command(event), given.now),
        token=_token(work, state.token),
        secret=given.secret,
        address=given.address,
    )
    return _with_batch(work, world, given.shelf) if _looks_at_batch(state, event) else world


def load_dates(work: Work, person: str, given: Given) -> World:
    """What of the world the person's dates are made of; it holds nothing, so that reading is all it needs."""
    today = given.now.date()
    seats = tuple(_seat(held, given.shelf) for held in work.places.offices_of(person, today))
    seats = (*seats, *_lent_seats(work, work.delegations.to(person, today), seats, given.shelf))
    reviewers = [seat for seat in seats if seat.unit is None]
    head = next((seat.unit for seat in seats if seat.unit is not None), None)
    row = work.cases.of_unit(head.id, given.now.year) if head else None
    return World(
        now=given.now,
        person=person,
        language=given.language.code,
        shelf=given.shelf,
        speak=given.language.speak,
        seats=seats,
        own_id=row.id if row else None,
        cases={row.id: case_file(work, row, given.shelf)} if row else {},
        registrations=_registered(work, seats, given),
        waiting=_waiting(work, reviewers, given),
        units=_units(work, reviewers),
        address=given.address,
    )


def _units(work: Work, reviewers: Sequence[Seat]) -> tuple[Unit, ...]:
    """The units the person reviews, each once."""
    rows = (row for seat in reviewers for row in work.places.units_in(seat.locality_id))
    return tuple(dict.fromkeys(Unit(row.id, row.name, row.kind, row.level, row.size) for row in rows))


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


def _feed(work: Work, person: str, state: State, event: happenings.Event) -> CalendarFeed | None:
    """The link to the person's calendar, read only where they look at it."""
    if state.journey != "calendar" and _command(event) != "lich":
        return None
    found = work.calendar_links.last_of(person)
    return None if found is None else CalendarFeed(found.issued_at, found.revoked_at is None)


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


def _previous(work: Work, seats: Sequence[Seat], year: int, shelf: Shelf) -> CaseFile | None:
    """The case of the year before, as its reviewers last let the unit know."""
    unit = next((seat.unit for seat in seats if seat.unit is not None), None)
    row = work.cases.of_unit(unit.id, year - 1) if unit else None
    return None if row is None else as_told(case_file(work, row, shelf))


def _handed_in(work: Work, unit: Unit, year: int) -> bool:
    row = work.cases.of_unit(unit.id, year)
    return row is not None and row.state != "draft"


def _registered(work: Work, seats: Sequence[Seat], given: Given) -> tuple[Registered, ...]:
    """The registrations that stand: the last entry of a track says whether it does."""
    own = [entry for seat in seats if seat.unit is not None for entry in work.registrations.of_unit(seat.unit.id)]
    others = (
        work.registrations.in_locality(seat.locality_id, year)
        for seat in seats
        if seat.unit is None
        for year in years_of(seat.plan, given.shelf, given.now.date())
    )
    entries = [*own, *(entry for found in others for entry in found)]
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
    found = {
        row.id: row
        for seat in seats
        for year in years_of(seat.plan, given.shelf, given.now.date())
        for row in work.cases.in_locality(seat.locality_id, year)
    }
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
    log, files, history = work.answers.log(row.id), work.files.log(row.id), work.reviews.history(row.id)
    titles = work.places.offices({event.office.id for event in history}) if history else {}
    before = TotalsBefore(*work.reviews.totals(row.unit_id, row.year - 1))
    return assembled(row, shelf, log, files, work.standard_answers.log(row.id), history, titles, before)


def assembled(
    row: Case,
    shelf: Shelf,
    log: Sequence[Entry],
    files: Sequence[EvidenceEntry],
    checked: Sequence[StandardEntry],
    history: tuple[Event, ...],
    titles: Mapping[str, str],
    before: TotalsBefore | None = None,
) -> CaseFile:
    """The case that these logs, or any beginning of them, make."""
    rubric, plan = shelf.rubric(row.rubric_id), shelf.plan(row.plan_id)
    profile = _profile(log)
    lines = {line.id: line for line in rubric.scored}
    moments = [event.at for event in handed_in(history)]
    rounds = [[entry for entry in log if entry.at <= moment] for moment in moments]
    standard = shelf.standard(checked[-1].standard) if checked else safety_standard(shelf, row.opened_at.date())
    unit = _unit(row)
    return CaseFile(
        id=row.id,
        unit=unit,
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
        standard=standard,
        criteria=_criteria(checked, standard, profile or Profile(unit.kind, unit.level, unit.size)),
        recognises=recognising_stage(plan, shelf.plan(NATIONAL)),
        last_year=before,
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


def _criteria(log: Sequence[StandardEntry], standard: Standard | None, profile: Profile) -> dict[str, CriterionAnswer]:
    """The latest answers to the standard's criteria, without those it does not take (any more)."""
    latest = {entry.criterion: json.loads(entry.value) for entry in log}
    if standard is None:
        return {}
    try:
        return read_criteria(standard, latest, profile)
    except AnswersRefused as refused:
        wrong = {problem.line for problem in refused.problems}
        return read_criteria(standard, {key: value for key, value in latest.items() if key not in wrong}, profile)


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
