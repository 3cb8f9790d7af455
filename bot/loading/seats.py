"""Reads the offices of a person: held, lent to them, and lent by them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from antq_rules import Office, Shelf
from bot.conversation import events as happenings
from bot.conversation.dates import NATIONAL
from bot.conversation.state import State
from bot.conversation.world import Colleague, Loan, Seat, Unit
from bot.loading.asked import command_in
from bot.loading.given import Given
from storage.models import HeldOffice, Lent
from storage.unit_of_work import Work


def seat_of(held: HeldOffice, shelf: Shelf) -> Seat:
    """The office a person sits in, with the plan of its place."""
    office = Office(held.id, held.kind, held.unit_id, held.locality_id)
    plan = shelf.plan(held.plan_id or NATIONAL)
    unit = None
    if held.unit_id is not None:
        unit = Unit(held.unit_id, held.unit_name or "", held.unit_kind or "", held.unit_level, held.unit_size)
    return Seat(office, held.title, held.locality_id, held.locality_name, plan, unit)


def lent_seats(work: Work, lent: Sequence[Lent], own: Sequence[Seat], shelf: Shelf) -> Iterator[Seat]:
    """The seats from which the person acts in somebody's name; what they hold themselves needs no lending."""
    held = {seat.office.id for seat in own}
    for each in lent:
        office = work.places.office(each.office)
        if office is not None and office.unit_id is None and office.id not in held:
            held.add(office.id)
            yield replace(seat_of(office, shelf), on_behalf=each.giver, until=each.last)


def lending_of(
    work: Work, person: str, seats: Sequence[Seat], state: State, event: happenings.Event, given: Given
) -> dict[str, Any]:
    """What the person has lent and could lend to whom, read only where they look at it."""
    if state.journey != "delegating" and command_in(event) != "uyquyen":
        return {}
    today = given.now.date()
    places = dict.fromkeys(seat.locality_id for seat in seats if seat.unit is None and seat.on_behalf is None)
    loans = (
        Loan(row.id, row.office, row.delegate, row.first, row.last, row.reason)
        for row in work.delegations.by(person, today)
    )
    found = (Colleague(*each) for place in places for each in work.places.colleagues(person, place, today))
    return {"lent": tuple(loans), "colleagues": tuple(found)}
