"""A case that is not open to this reviewer: decided, returned, moved on, or handed in again and not opened yet."""

from bot.conversation import chain
from bot.conversation.cards import decision
from bot.conversation.commands import standing_choice
from bot.conversation.phrases import Verbatim, Words, say
from bot.conversation.replies import Choice, Reply
from bot.conversation.words import decisions, withdrawing
from bot.conversation.words import reviewing as words
from bot.conversation.world import CaseFile, World


def not_open(case: CaseFile, world: World) -> Reply | None:
    """What is shown instead of a case that is not at this office any more, or came back and was not opened again."""
    back = (Choice(say(words.TO_LIST), f"case:{case.id}:list"),)
    if chain.acting_seat(world, case) is None:
        return Reply((what_happened(case, world),), choices=(back,))
    if not case.standing.opened:
        again = standing_choice(words.OPEN, "mo", case.id, style="primary")
        return Reply((say(words.CAME_BACK, unit=Verbatim(case.unit.name)),), choices=((again,), back))
    return None


def what_happened(case: CaseFile, world: World) -> Words:
    """Why this case is not waiting for this person: who approved or returned it and when."""
    decided = [event for event in case.history if event.kind in {"approved", "returned", "decided", "submitted"}]
    if case.history and case.history[-1].kind == "withdrawn":
        return say(withdrawing.WITHDRAWN, time=chain.moment_of(case.history[-1], world))
    if not decided:
        return say(words.NOT_HERE)
    last = decided[-1]
    if last.kind == "submitted":
        stage = case.standing.stage
        template = words.HANDED_IN_AGAIN if len(case.submissions) > 1 else words.NOT_YOURS
        return say(template, stage=Verbatim(stage.name)) if stage else say(words.NOT_HERE)
    office = Verbatim(case.titles.get(last.office.id, last.office.kind))
    if last.kind == "decided" and last.outcome:
        return decision.told(decisions.ALREADY, last, office=office, time=chain.moment_of(last, world))
    template = words.ALREADY_RETURNED if last.kind == "returned" else words.ALREADY_APPROVED
    return say(template, office=office, time=chain.moment_of(last, world))
