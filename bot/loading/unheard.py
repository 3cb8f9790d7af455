"""Reads who cannot be reached: the head of a deputy's unit, and the units of an officer's places."""

from collections.abc import Sequence
from datetime import datetime

from bot.conversation.offices import DEPUTY
from bot.conversation.seats import heading_seat, working_seat
from bot.conversation.unheard import UnheardUnit, is_to_be_called, unheard_before
from bot.conversation.world import Seat
from bot.loading.given import Given
from storage.models import UnheardUnitRow
from storage.unit_of_work import Work


def absent_head_of(work: Work, seats: Sequence[Seat], given: Given) -> str:
    """The title of the head in whose place a deputy hears of the unit's dates; empty where there is none."""
    seat = working_seat(seats)
    if seat is None or seat.unit is None or seat.office.kind != DEPUTY or heading_seat(seats) is not None:
        return ""
    before = unheard_before(given.shelf.calendar(), given.now)
    return work.reach.absent_head(seat.unit.id, given.now.date(), before) or ""


def unheard_of(work: Work, seats: Sequence[Seat], given: Given) -> tuple[UnheardUnit, ...]:
    """The units in which nobody can be reached, of the places whose cases the person reviews."""
    places = dict.fromkeys(seat.locality_id for seat in seats if seat.reviews)
    if not places:
        return ()
    before = unheard_before(given.shelf.calendar(), given.now)
    found = {row.unit: row for place in places for row in work.reach.units(place, given.now.date(), before)}
    return tuple(_known(row, before, given) for row in found.values())


def _known(row: UnheardUnitRow, before: datetime, given: Given) -> UnheardUnit:
    tried = row.tried.astimezone(given.now.tzinfo) if row.tried else None
    called = not is_to_be_called(row.called, row.missed, before, joined=row.joined)
    return UnheardUnit(row.unit, row.place, row.title, row.phone, row.joined, tried, called)
