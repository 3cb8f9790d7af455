"""What is said to somebody about an office they held before and hold no more."""

from collections.abc import Collection
from datetime import timedelta

from bot.conversation.offices import REVIEWING, WORKING
from bot.conversation.phrases import Phrase, Verbatim, say
from bot.conversation.words import handover as words
from bot.conversation.world import World

_OF_REVIEWERS = {"waiting", "batch", "reviewing", "deciding", "recognising"}


def out_of_place(journey: str, world: World) -> Phrase | None:
    """The same for somebody who stood in this journey, if the office they stood there with is gone."""
    if journey in _OF_REVIEWERS:
        return None if world.reviewer_seats else no_longer(world, REVIEWING)
    return None if world.unit_seat else no_longer(world, WORKING)


def no_longer(world: World, kinds: Collection[str] | None = None) -> Phrase | None:
    """That the person's last office (of these kinds) is not theirs any more; None when they never left one."""
    left = [each for each in world.former if kinds is None or each.kind in kinds]
    if not left:
        return None
    last = max(left, key=lambda each: each.last)
    return say(words.NO_LONGER, office=Verbatim(last.title), day=last.last + timedelta(days=1))
