"""Reads the offices of a person: held, lent to them, and lent by them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from antq_rules import Office, Shelf
from antq_rules.review import Delegation
from bot.conversation import events as happenings
from bot.conversation.dates import NATIONAL
from bot.conversation.offices import DEPUTY
from bot.conversation.phrases import say
from bot.conversation.state import State
from bot.conversation.words.handing import HAND
from bot.conversation.world import Colleague, Former, Loan, Seat, Unit
from bot.loading.asked import chosen, command_in
from bot.loading.given import Given
from storage.models import HeldOffice, Lent, Term
from storage.unit_of_work import Work

NEWS = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Seated:
    """The seats a person has today, their own before those lent to them, what lends these, and offices held before."""

    seats: tuple[Seat, ...]
    delegations: tuple[Delegation, ...]
    former: tuple[Former, ...]


def seats_of(work: Work, person: str, given: Given) -> Seated:
    """Where the person sits today."""
    today = given.now.date()
    terms = work.places.terms_of(person)
    own = _own_seats(work, terms, person, given)
    lent = work.delegations.to(person, today)
    delegations = tuple(Delegation(each.office, each.giver, each.delegate, each.first, each.last) for each in lent)
    return Seated((*own, *_lent_seats(work, lent, own, given)), delegations, _former(terms, today))


def _seat(held: HeldOffice, shelf: Shelf) -> Seat:
    office = Office(held.id, held.kind, held.unit_id, held.locality_id)
    plan = shelf.plan(held.plan_id or NATIONAL)
    unit = None
    if held.unit_id is not None:
        unit = Unit(held.unit_id, held.unit_name or "", held.unit_kind or "", held.unit_level, held.unit_size)
    return Seat(office, held.title, held.locality_id, held.locality_name, plan, unit)


def _own_seats(work: Work, terms: Sequence[Term], person: str, given: Given) -> tuple[Seat, ...]:
    """The offices a person holds today; who held one before is news for some days."""
    today = given.now.date()
    return tuple(
        replace(_seat(term.office, given.shelf), before=_before(work, term, person, today), ends=term.ends)
        for term in terms
        if _covers(term, today)
    )


def _covers(term: Term, day: date) -> bool:
    return term.starts <= day and (term.ends is None or day <= term.ends)


def _before(work: Work, term: Term, person: str, today: date) -> date | None:
    news = today - term.starts <= NEWS
    return work.places.last_before(term.office.id, person, today) if news else None


def _former(terms: Sequence[Term], today: date) -> tuple[Former, ...]:
    """The offices a person held before and holds no more."""
    held = {term.office.id for term in terms if _covers(term, today)}
    return tuple(
        Former(term.office.title, term.office.kind, term.ends)
        for term in terms
        if term.ends is not None and term.ends < today and term.office.id not in held
    )


def _lent_seats(work: Work, lent: Sequence[Lent], own: Sequence[Seat], given: Given) -> Iterator[Seat]:
    """The seats from which the person acts in somebody's name; what they hold themselves needs no lending."""
    held = {seat.office.id for seat in own}
    for each in lent:
        office = work.places.office(each.office)
        if office is not None and office.id not in held and _reaches(office, own):
            held.add(office.id)
            seat = replace(_seat(office, given.shelf), on_behalf=each.giver, until=each.last)
            theirs = work.places.offices_of(each.giver, given.now.date())
            yield replace(seat, lender_units=tuple(one.unit_id for one in theirs if one.unit_id))


def _reaches(office: HeldOffice, own: Sequence[Seat]) -> bool:
    """A unit's office is lent only to a deputy of that unit, and while they are one."""
    if office.unit_id is None:
        return True
    return any(seat.office.kind == DEPUTY and seat.unit and seat.unit.id == office.unit_id for seat in own)


def lending_of(
    work: Work, person: str, seats: Sequence[Seat], state: State, event: happenings.Event, given: Given
) -> dict[str, Any]:
    """What the person has lent and could lend to whom, read only where they look at it."""
    if not _lends(state, event, given):
        return {}
    today = given.now.date()
    places = dict.fromkeys(seat.locality_id for seat in seats if seat.reviews or seat.works)
    loans = (
        Loan(row.id, row.office, row.delegate, row.first, row.last, row.reason)
        for row in work.delegations.by(person, today)
    )
    found = (Colleague(*each) for place in places for each in work.places.colleagues(person, place, today))
    return {"lent": tuple(loans), "colleagues": tuple(found)}


def _lends(state: State, event: happenings.Event, given: Given) -> bool:
    """Whether the person looks at whom they could lend an office, give a question to, or have write in a meeting."""
    return (
        state.journey in {"delegating", "handing", "convening"}
        or command_in(event) == "uyquyen"
        or chosen(event, "hand", given.language.speak(say(HAND)))
    )
