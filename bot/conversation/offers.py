"""What is already known about a line when it is asked: said above the question, and offered as its first button."""

from dataclasses import dataclass, replace

from antq_rules import Line
from bot.conversation.phrases import Words, say
from bot.conversation.registered import REGISTRATION_LINE, T1
from bot.conversation.replies import Choice
from bot.conversation.words import registering as words
from bot.conversation.world import CaseFile, World

Rows = tuple[tuple[Choice, ...], ...]


@dataclass(frozen=True, slots=True)
class Offer:
    """The sentences to say, and the button that is offered first (what it does); an answer is never changed by it."""

    says: tuple[Words, ...] = ()
    first: str | None = None


def offer_for(case: CaseFile, line: Line, world: World) -> Offer:
    """What is known about this line."""
    if line.id == REGISTRATION_LINE and line.ask_for(case.known_profile) == "met":
        return _registration(case, world)
    return Offer()


def _registration(case: CaseFile, world: World) -> Offer:
    found = world.registration(case.unit.id, case.year, T1)
    if found is None:
        return Offer()
    day = found.at.astimezone(world.now.tzinfo).date()
    return Offer((say(words.KNOWN, day=day),), "a:met")


def offered_first(rows: Rows, offer: Offer) -> Rows:
    """The rows of buttons with the one offered at the top, standing out."""
    every = [choice for row in rows for choice in row]
    wanted = next((choice for choice in every if choice.action == offer.first), None)
    if wanted is None:
        return rows
    rest = tuple(tuple(choice for choice in row if choice is not wanted) for row in rows)
    return ((replace(wanted, style="primary"),), *(row for row in rest if row))
