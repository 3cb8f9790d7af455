"""Reads meetings: those of a case, and those of others in which a person takes part."""

import json
from collections.abc import Iterator, Sequence

from antq_rules.meeting_json import entry_from
from antq_rules.meeting_log import Meeting
from bot.conversation import commands
from bot.conversation import events as happenings
from bot.conversation.meetings import POLICE_OFFICE, group_of
from bot.conversation.sitting import Sitting
from bot.conversation.state import State
from bot.conversation.world import Seat
from bot.loading.asked import command_in
from storage.models import MeetingEntry, PlacedMeeting
from storage.unit_of_work import Work

_COMMANDS = frozenset({"hop", "phieu"})


def meetings_in(log: Sequence[MeetingEntry]) -> tuple[Meeting, ...]:
    """The meetings that a case's log tells, oldest first."""
    numbers = dict.fromkeys(row.meeting for row in log)
    return tuple(_meeting(number, [row for row in log if row.meeting == number]) for number in numbers)


def _meeting(number: int, rows: Sequence[MeetingEntry]) -> Meeting:
    entries = (entry_from(row.kind, row.person, row.at, row.office, json.loads(row.details)) for row in rows)
    return Meeting(number, tuple(entries))


def offices_in(meetings: Sequence[Meeting]) -> set[str]:
    """The offices from which something was done in meetings."""
    return {each.office for meeting in meetings for each in meeting.entries if each.office}


def sittings_of(
    work: Work, person: str, seats: Sequence[Seat], state: State, event: happenings.Event
) -> tuple[Sitting, ...]:
    """The meetings of others in which the person takes part: by their office, or with a code.

    Read only where they look at them, and for those who hold no office. Of the case nothing else is read.
    """
    if seats and state.journey != "voting" and command_in(event) not in _COMMANDS:
        return ()
    named = _named(state, event)
    if named:
        work.cases.hold(named)  # votes at the same moment come one after the other
    found = {each.key: each for each in (*_by_code(work, person), *_by_office(work, seats))}
    return tuple(found.values())


def _named(state: State, event: happenings.Event) -> str:
    """The case whose meeting is looked at."""
    tapped = commands.in_action(event.action) if isinstance(event, happenings.Tapped) else None
    argument = tapped[1] if tapped is not None and tapped[0] == "phieu" else ""
    key = argument or (state.line if state.journey == "voting" else "")
    return key.partition(" ")[0].rpartition(".")[0]


def _by_office(work: Work, seats: Sequence[Seat]) -> Iterator[Sitting]:
    for seat in seats:
        if seat.office.kind == POLICE_OFFICE:
            for placed in work.meetings.open_in(seat.locality_id):
                meeting = _read(work, placed)
                yield _sitting(placed, meeting, group_of(seat.office.kind), seat.office.id)


def _by_code(work: Work, person: str) -> Iterator[Sitting]:
    for placed in work.meetings.joined_by(person):
        meeting = _read(work, placed)
        group = meeting.joined(person)
        if group is not None:
            yield _sitting(placed, meeting, group, None)


def _read(work: Work, placed: PlacedMeeting) -> Meeting:
    return next(each for each in meetings_in(work.meetings.log(placed.case)) if each.number == placed.meeting)


def _sitting(placed: PlacedMeeting, meeting: Meeting, group: str, office: str | None) -> Sitting:
    return Sitting(placed.case, placed.unit, placed.year, meeting, group, office)
