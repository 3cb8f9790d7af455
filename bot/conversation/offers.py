"""What is already known about a line when it is asked: said above the question, and offered as its first button."""

from dataclasses import dataclass, replace

from antq_rules import Line
from antq_rules.judge_standard import MET
from antq_rules.scope import STATUS_LINE
from bot.conversation.cards import check
from bot.conversation.commands import standing_choice
from bot.conversation.phrases import Words, say
from bot.conversation.registered import REGISTRATION_LINE, T1
from bot.conversation.replies import Choice
from bot.conversation.words import checking
from bot.conversation.words import registering as words
from bot.conversation.world import CaseFile, World

Rows = tuple[tuple[Choice, ...], ...]


@dataclass(frozen=True, slots=True)
class Offer:
    """The sentences to say, and the button that is offered first (what it does); an answer is never changed by it.

    `also` are buttons that lead to where more can be known.
    """

    says: tuple[Words, ...] = ()
    first: str | None = None
    also: tuple[Choice, ...] = ()


def offer_for(case: CaseFile, line: Line, world: World) -> Offer:
    """What is known about this line."""
    if line.id == REGISTRATION_LINE and line.ask_for(case.known_profile) == "met":
        return _registration(case, world)
    if line.id == STATUS_LINE and line.ask_for(case.known_profile) == "status" and case.standard is not None:
        return _self_check(case)
    return Offer()


def _self_check(case: CaseFile) -> Offer:
    """A passed self-check offers to propose; a failed one only warns."""
    passed = case.checked is not None and case.checked.verdict == MET
    also = (standing_choice(checking.CHECK, "tukiemtra"),)
    return Offer(check.short(case), "a:proposed" if passed else None, also)


def _registration(case: CaseFile, world: World) -> Offer:
    found = world.registration(case.unit.id, case.year, T1)
    if found is None:
        return Offer()
    day = found.at.astimezone(world.now.tzinfo).date()
    return Offer((say(words.KNOWN, day=day),), "a:met")


def offered_first(rows: Rows, offer: Offer) -> Rows:
    """The rows of buttons with the one offered at the top, standing out, and the further ones at the end."""
    rows = (*rows, offer.also) if offer.also else rows
    every = [choice for row in rows for choice in row]
    wanted = next((choice for choice in every if choice.action == offer.first), None)
    if wanted is None:
        return rows
    rest = tuple(tuple(choice for choice in row if choice is not wanted) for row in rows)
    return ((replace(wanted, style="primary"),), *(row for row in rest if row))
