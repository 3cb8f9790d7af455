"""Reads what lists and dates are made of: the cases, units and registrations of the person's places."""

import json
from collections.abc import Collection, Sequence
from dataclasses import replace

import antq_rules
from antq_rules import Shelf
from bot.conversation.cards.scores import as_told
from bot.conversation.duties import years_of
from bot.conversation.offices import BOARD
from bot.conversation.registered import Registered
from bot.conversation.seats import working_seat
from bot.conversation.world import CaseFile, Seat, Unit, Waiting
from bot.loading.case_files import case_file, unit_of
from bot.loading.given import Given
from storage.models import Case, RegistrationEntry
from storage.unit_of_work import Work


def looking(seats: Sequence[Seat]) -> tuple[Seat, ...]:
    """The seats from which the person looks at others' cases."""
    return tuple(seat for seat in seats if seat.reviews or seat.office.kind == BOARD)


def unit_in(seats: Sequence[Seat]) -> Unit | None:
    """The unit on whose case the person works."""
    seat = working_seat(seats)
    return seat.unit if seat else None


def previous_of(work: Work, seats: Sequence[Seat], year: int, shelf: Shelf) -> CaseFile | None:
    """The case of the year before, as its reviewers last let the unit know."""
    unit = unit_in(seats)
    row = work.cases.of_unit(unit.id, year - 1) if unit else None
    return None if row is None else as_told(case_file(work, row, shelf))


def registered_of(work: Work, seats: Sequence[Seat], given: Given) -> tuple[Registered, ...]:
    """The registrations that stand: the last entry of a track says whether it does."""
    entries = [entry for seat in seats for entry in _entries(work, seat, given)]
    last = {(entry.unit, entry.year, entry.track): entry for entry in entries}
    return tuple(
        Registered(*key, entry.at, antq_rules.LastYear(**json.loads(entry.told)) if entry.told else None)
        for key, entry in last.items()
        if entry.kind == "registered"
    )


def _entries(work: Work, seat: Seat, given: Given) -> tuple[RegistrationEntry, ...]:
    if seat.unit is not None:
        return work.registrations.of_unit(seat.unit.id) if seat.works else ()
    if not seat.reviews and seat.office.kind != BOARD:
        return ()
    years = years_of(seat.plan, given.shelf, given.now.date())
    return tuple(entry for year in years for entry in work.registrations.in_locality(seat.locality_id, year))


def waiting_for(work: Work, seats: Sequence[Seat], given: Given) -> tuple[Waiting, ...]:
    """The cases of the person's places, of the years that matter now; only those that wait for the person in full.

    A province has thousands: reading what was done to each would take seconds in every turn of its officers.
    """
    found = {
        row.id: row
        for seat in seats
        for year in years_of(seat.plan, given.shelf, given.now.date())
        for row in work.cases.in_locality(seat.locality_id, year)
    }
    rows = [_listed(row, given.shelf) for row in found.values()]
    offices = {seat.office.kind for seat in seats}
    wanted = [row.id for row in rows if row.state == "waiting" and row.stage_office in offices]
    histories = work.reviews.histories(wanted) if wanted else {}
    return tuple(replace(row, history=histories[row.id]) if row.id in histories else row for row in rows)


def _listed(row: Case, shelf: Shelf) -> Waiting:
    return Waiting(
        id=row.id,
        unit=unit_of(row),
        year=row.year,
        plan=shelf.plan(row.plan_id),
        state=row.state,
        stage=row.stage,
        locality_id=row.locality_id,
        flags=tuple(row.flags.split()),
        province_id=row.province_id,
    )


def below(work: Work, seats: Sequence[Seat], plans: Collection[str]) -> dict[tuple[str, str], tuple[Unit, ...]]:
    """The units that live by these plans of their communes, where a reviewer above lives by another."""
    return {
        (plan, seat.locality_id): tuple(
            Unit(row.id, row.name, row.kind, row.level, row.size)
            for row in work.places.units_under(plan, seat.locality_id)
        )
        for seat in seats
        for plan in plans
        if seat.reviews and plan != seat.plan.id
    }


def units_of(work: Work, reviewers: Sequence[Seat]) -> tuple[Unit, ...]:
    """The units the person reviews, each once, with the places of the seats it comes under."""
    found: dict[str, Unit] = {}
    for place in dict.fromkeys(seat.locality_id for seat in reviewers):
        for row in work.places.units_in(place):
            under = (*found[row.id].under, place) if row.id in found else (place,)
            found[row.id] = Unit(row.id, row.name, row.kind, row.level, row.size, under)
    return tuple(found.values())
