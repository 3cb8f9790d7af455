"""Reads what the person chose about reminders, and which units were nudged today."""

from collections.abc import Sequence
from datetime import datetime, time
from typing import Any

from bot.conversation.aside import Aside
from bot.conversation.quiet import USUAL, QuietHours
from bot.conversation.state import State
from bot.conversation.world import Nudged, Seat
from storage.models import Person
from storage.unit_of_work import Work

AN_HOUR = 60
_QUIET_AT = {"hanchot", "nhaclai", "yenlang"}
_NUDGED_AT = {"tiendo", "nhacdonvi"}


def chosen(work: Work, person: str, now: datetime) -> dict[str, Any]:
    """The part of the world that says what the person set aside."""
    rows = work.set_aside.of(person)
    return {"set_aside": {row.thing: Aside(row.kind, _here(row.until, now)) for row in rows}}


def looked_at(
    work: Work, person: str, seats: Sequence[Seat], state: State, command: str, now: datetime
) -> dict[str, Any]:
    """Quiet hours and today's nudges, each only where the person looks at them."""
    found: dict[str, Any] = {}
    if state.journey == "reminding" or command in _QUIET_AT:
        found["quiet"] = quiet_hours(work.people.find(person))
    if state.journey == "nudging" or command in _NUDGED_AT:
        places = dict.fromkeys(seat.locality_id for seat in seats if seat.reviews)
        rows = [row for place in places for row in work.nudges.on(now.date(), place)]
        found["nudged"] = {row.unit: Nudged(row.title, row.at.astimezone(now.tzinfo)) for row in rows}
    return found


def quiet_hours(person: Person | None) -> QuietHours:
    """The quiet hours of a person as stored, the usual ones where they chose none."""
    if person is None or person.quiet_from is None or person.quiet_to is None:
        return USUAL
    return QuietHours(_time(person.quiet_from), _time(person.quiet_to))


def _time(minute: int) -> time:
    return time(*divmod(minute, AN_HOUR))


def _here(moment: datetime | None, now: datetime) -> datetime | None:
    return None if moment is None else moment.astimezone(now.tzinfo)
