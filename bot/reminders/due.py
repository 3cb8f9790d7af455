"""Which of the things a person was to be reminded of are still to be said."""

from collections.abc import Collection
from dataclasses import replace

from antq_rules import Plan, UnknownRule
from bot.conversation.duties import Duty, duties, wanted
from bot.conversation.world import Seat, Unit, World
from storage.unit_of_work import Work

REMINDERS = "reminders"
"""The purpose of the consent without which nobody is reminded."""


def due_duties(work: Work, things: Collection[str], world: World) -> tuple[Duty, ...]:
    """The duties of these keys that are neither done nor set aside, the earliest first; none without consent."""
    if not world.consents.get(REMINDERS):
        return ()
    found = {duty.key: duty for duty in duties(world)}
    for plan_id in {thing.partition("/")[0] for thing in things if thing not in found}:
        found = {duty.key: duty for duty in _under(work, plan_id, world)} | found
    due = (found[thing] for thing in things if thing in found)
    wanting = (duty for duty in due if wanted(duty, world))
    return tuple(sorted(wanting, key=lambda duty: (duty.deadline.last_day, duty.key)))


def _under(work: Work, plan_id: str, world: World) -> tuple[Duty, ...]:
    """The duties of a province's officer that come from the plan of some of its communes, about their units only."""
    try:
        plan = world.shelf.plan(plan_id)
    except UnknownRule:
        return ()
    found: list[Duty] = []
    for seat in world.reviewer_seats:
        if seat.plan.id != plan_id:
            found += duties(_seen_from(work, seat, plan, world))
    return tuple(duty for duty in found if duty.of_units)


def _seen_from(work: Work, seat: Seat, plan: Plan, world: World) -> World:
    rows = work.places.units_under(plan.id, seat.locality_id)
    units = tuple(Unit(row.id, row.name, row.kind, row.level, row.size) for row in rows)
    return replace(world, seats=(replace(seat, plan=plan),), units=units)
