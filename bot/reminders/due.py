"""Which of the things a person was to be reminded of are still to be said."""

from collections.abc import Collection
from dataclasses import replace

from bot.conversation.duties import Duty, wanted
from bot.conversation.duties_below import named, plans_in
from bot.conversation.world import World
from bot.loading import below
from storage.unit_of_work import Work

REMINDERS = "reminders"
"""The purpose of the consent without which nobody is reminded."""


def due_duties(work: Work, things: Collection[str], world: World) -> tuple[Duty, ...]:
    """The duties of these keys that are neither done nor set aside, the earliest first; none without consent."""
    if not world.consents.get(REMINDERS):
        return ()
    seen = replace(world, below=below(work, world.reviewer_seats, plans_in(things)))
    return tuple(duty for duty in named(things, seen) if wanted(duty, world))
