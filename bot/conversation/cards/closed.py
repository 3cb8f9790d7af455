"""A case that is not open to this reviewer: decided, returned, moved on, or handed in again and not opened yet."""

from bot.conversation import chain
from bot.conversation.cards.fate import fate
from bot.conversation.commands import standing_choice
from bot.conversation.phrases import Verbatim, Words, say
from bot.conversation.replies import Choice, Reply
from bot.conversation.words import reviewing as words
from bot.conversation.world import CaseFile, World

_TELLING = {"approved", "returned", "decided", "submitted", "withdrawn"}


def not_open(case: CaseFile, world: World) -> Reply | None:
    """What is shown instead of a case that is not for this person any more, or came back and was not opened again."""
    back = (Choice(say(words.TO_LIST), f"case:{case.id}:list"),)
    seat = chain.acting_seat(world, case)
    if seat is None:
        return Reply((what_happened(case, world),), choices=(back,))
    refused = chain.why_not_open(world, case, seat)
    if refused is not None:
        return Reply((Verbatim(refused.text),), choices=(back,))
    if not case.standing.opened:
        again = standing_choice(words.OPEN, "mo", case.id, style="primary")
        return Reply((say(words.CAME_BACK, unit=Verbatim(case.unit.name)),), choices=((again,), back))
    return None


def what_happened(case: CaseFile, world: World) -> Words:
    """Why this case is not waiting for this person: who approved, decided or returned it and when."""
    told = [event for event in case.history if event.kind in _TELLING]
    if not told:
        return say(words.NOT_HERE)
    last, stage = told[-1], case.standing.stage
    if last.kind == "submitted":
        template = words.HANDED_IN_AGAIN if len(case.submissions) > 1 else words.NOT_YOURS
        return say(template, stage=Verbatim(stage.name)) if stage else say(words.NOT_HERE)
    office = case.titles.get(last.office.id, last.office.kind)
    return fate(last, office, chain.moment_of(last, world)) or say(words.NOT_HERE)
