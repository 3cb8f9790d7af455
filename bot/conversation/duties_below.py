"""Duties by their keys, also those that a province's officer has from the plans of its communes."""

from collections.abc import Collection, Iterator
from dataclasses import replace

from antq_rules import UnknownRule
from bot.conversation.duties import Duty, duties
from bot.conversation.world import World


def named(things: Collection[str], world: World) -> tuple[Duty, ...]:
    """The duties of these keys, done or not, the earliest first; of keys that concern nobody here none."""
    found = {duty.key: duty for duty in _below(world)} | {duty.key: duty for duty in duties(world)}
    mine = (found[thing] for thing in dict.fromkeys(things) if thing in found)
    return tuple(sorted(mine, key=lambda duty: (duty.deadline.last_day, duty.key)))


def plans_in(things: Collection[str]) -> tuple[str, ...]:
    """The ids of the plans that these keys name."""
    return tuple(dict.fromkeys(thing.partition("/")[0] for thing in things))


def _below(world: World) -> Iterator[Duty]:
    """What the officer sees to under the plans of communes: only that their units keep the dates."""
    for (plan_id, place), units in world.below.items():
        try:
            plan = world.shelf.plan(plan_id)
        except UnknownRule:
            continue
        for seat in world.reviewer_seats:
            if seat.locality_id == place:
                seen = replace(world, seats=(replace(seat, plan=plan),), units=units)
                yield from (duty for duty in duties(seen) if duty.of_units)
