"""The meetings of units: who takes part as what, what is put to the vote, and who is told."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from antq_rules.authority import HEAD
from antq_rules.judge_standard import MET
from antq_rules.meeting import CHAIR, POLICE, STAFF
from antq_rules.meeting_log import Entry, Meeting, Motion, add, open_one
from bot.conversation.cards import ballot
from bot.conversation.content_code import content_code
from bot.conversation.effects import Effect, Meet, Notify, Tell
from bot.conversation.errors import OutOfPlace
from bot.conversation.offices import WORKING
from bot.conversation.replies import Reply
from bot.conversation.sitting import Sitting
from bot.conversation.world import CaseFile, World

POLICE_OFFICE = "commune_police"


def may_meet(case: CaseFile) -> bool:
    """Whether the unit has the case in its hands; what was handed in is frozen with its meetings."""
    return case.profile is not None and case.standing.state in {"draft", "returned"}


def motion_of(case: CaseFile) -> Motion:
    """What a vote on the case as it is now would be about."""
    grade = case.card.grade.name if case.card.grade else None
    result = case.checked if case.criteria else None
    return Motion(content_code(case), case.card.total, grade, None if result is None else result.verdict == MET)


def group_of(kind: str) -> str:
    """As what the holder of an office of this kind takes part."""
    return {HEAD: CHAIR, POLICE_OFFICE: POLICE}.get(kind, STAFF)


def leads(world: World, meeting: Meeting) -> bool:
    """Whether the person may lead the meeting: its secretary while in the unit, or the head or whoever acts as such."""
    return world.head_seat is not None or (world.unit_seat is not None and world.person == meeting.secretary)


def present(world: World) -> tuple[Sitting, ...]:
    """The open meetings the person takes part in."""
    return tuple(each for each in known(world) if each.meeting.state == "open")


def known(world: World) -> tuple[Sitting, ...]:
    """The meetings the person took or takes part in, as far as they are read; that of the own unit first."""
    seat, case = world.unit_seat, world.own
    if seat is None or case is None:
        return world.sittings
    group = group_of(seat.office.kind)
    own = (Sitting(case.id, case.unit.name, case.year, each, group, seat.office.id) for each in case.meetings)
    return (*own, *(each for each in world.sittings if each.case != case.id))


def find(world: World, key: str) -> Sitting | None:
    """The meeting that a button calls so."""
    return next((each for each in known(world) if each.key == key), None)


def own_open(world: World) -> tuple[CaseFile, Meeting] | None:
    """The open meeting of the person's own unit, where they may lead it."""
    case = world.own
    meeting = open_one(case.meetings) if case is not None else None
    if case is None or meeting is None or not leads(world, meeting):
        return None
    return case, meeting


def leading(world: World) -> tuple[CaseFile, Meeting]:
    """The open meeting that the person leads. Raises OutOfPlace."""
    found = own_open(world)
    if found is None:
        raise OutOfPlace("the meeting is over")
    return found


def by_leader(world: World, kind: str, **more: Any) -> Meet:
    """Something that whoever leads the open meeting does in it now. Raises OutOfPlace, ActionRefused."""
    case, meeting = leading(world)
    seat = world.unit_seat
    return act(case.id, meeting, entry(world, kind, seat.office.id if seat else None, **more))


def entry(world: World, kind: str, office: str | None = None, **more: Any) -> Entry:
    """Something the person does in a meeting now."""
    return Entry(kind, world.person, world.now, office, **more)


def act(case: str, meeting: Meeting, done: Entry) -> Meet:
    """The entry as the next of the meeting's log. Raises ActionRefused."""
    return Meet(case, meeting.number, len(add(meeting, done).entries), done)


def after(meeting: Meeting, done: Meet) -> Meeting:
    """The meeting with what is done in it."""
    return replace(meeting, entries=(*meeting.entries, done.entry))


def tell_all(case: CaseFile, meeting: Meeting, reply: Callable[[str], Reply]) -> tuple[Effect, ...]:
    """A message to everybody who takes part, each as one of their group."""
    offices = tuple(Tell(kind, case.locality_id, case.unit.id, reply(group_of(kind)), own=True) for kind in WORKING)
    police = Tell(POLICE_OFFICE, case.locality_id, None, reply(POLICE))
    return (*offices, police, *tell_guests(meeting, reply))


def tell_group(case: CaseFile, meeting: Meeting, group: str, reply: Callable[[str], Reply]) -> tuple[Effect, ...]:
    """The same to one group only."""
    kinds = [kind for kind in WORKING if group_of(kind) == group]
    offices: Iterable[Effect] = (Tell(kind, case.locality_id, case.unit.id, reply(group), own=True) for kind in kinds)
    police = (Tell(POLICE_OFFICE, case.locality_id, None, reply(group)),) if group == POLICE else ()
    return (*offices, *police, *tell_guests(meeting, reply, group))


def tell_guests(meeting: Meeting, reply: Callable[[str], Reply], only: str | None = None) -> tuple[Effect, ...]:
    """The same to those who came in with a code, all of them or those of one group."""
    guests = {each.person: each.group for each in meeting.entries if each.kind == "joined" and each.group}
    return tuple(Notify(person, reply(group)) for person, group in guests.items() if only in (None, group))


def departure(world: World) -> tuple[Effect, ...]:
    """What follows when the case is not any more what its open meeting votes on: votes wait, and everybody is told."""
    case, seat = world.own, world.unit_seat
    meeting = open_one(case.meetings) if case is not None else None
    if case is None or seat is None or meeting is None or meeting.paused:
        return ()
    now = motion_of(case)
    if now.content == meeting.motion.content:
        return ()
    done = act(case.id, meeting, entry(world, "changed", seat.office.id, content=now.content))
    told = ballot.changed(case, meeting.motion, now)
    return (done, *tell_all(case, meeting, lambda _: told))
