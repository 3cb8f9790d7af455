"""What only the head of a unit does, or a deputy in the head's name; anybody else is told whom to ask."""

from bot.conversation.errors import OutOfPlace
from bot.conversation.offices import DEPUTY
from bot.conversation.phrases import Phrase, say
from bot.conversation.seats import Seat
from bot.conversation.words import headship as words
from bot.conversation.world import World

ACTS = {"dangky": words.REGISTERS, "rut": words.WITHDRAWS, "nop": words.SUBMITS, "hand": words.HANDS_OVER}


def seat(world: World) -> Seat:
    """The seat from which the person acts as the head. Raises OutOfPlace."""
    found = world.head_seat
    if found is None:
        raise OutOfPlace("not the head of a unit")
    return found


def why_not(world: World, act: str) -> Phrase | None:
    """Why the person may not do this act of the head's (see ACTS), and what to do; None when they may."""
    if world.head_seat is not None or world.unit_seat is None:
        return None
    template = words.DEPUTY if world.unit_seat.office.kind == DEPUTY else words.HELPER
    return say(template, act=say(ACTS[act]))
