"""What is said to somebody about an office they held before and hold no more."""

from collections.abc import Collection
from datetime import timedelta

from bot.conversation.phrases import Phrase, Verbatim, say
from bot.conversation.words import handover as words
from bot.conversation.world import World


def no_longer(world: World, kinds: Collection[str] | None = None) -> Phrase | None:
    """That the person's last office (of these kinds) is not theirs any more; None when they never left one."""
    left = [each for each in world.former if kinds is None or each.kind in kinds]
    if not left:
        return None
    last = max(left, key=lambda each: each.last)
    return say(words.NO_LONGER, office=Verbatim(last.title), day=last.last + timedelta(days=1))
