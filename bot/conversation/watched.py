"""What a steering board may see of a case: in the conversation and on the workboard alike."""

from dataclasses import replace

from bot.conversation.cards import pages
from bot.conversation.replies import Reply
from bot.conversation.world import CaseFile, Seat, Waiting, World

_SEEN = frozenset({"waiting", "returned", "finished"})


def watching_from(world: World, case: CaseFile | Waiting) -> Seat | None:
    """The seat of a steering board of the case's place; None also for a draft, which is nobody else's business."""
    state = case.state if isinstance(case, Waiting) else case.standing.state
    if state not in _SEEN:
        return None
    over = {case.locality_id, case.province_id}
    return next((seat for seat in world.watching_seats if seat.locality_id in over), None)


def page(case: CaseFile, world: World) -> Reply:
    """The case as its unit was last told of it, without a button."""
    return replace(pages.own_case(as_handed_in(case), world), choices=(), standing=False)


def as_handed_in(case: CaseFile) -> CaseFile:
    """The case without what the unit is mending, which is not shown before it is handed in again."""
    if case.standing.state != "returned" or not case.submissions:
        return case
    notes, files = case.submitted_notes[-1], case.submitted_evidence[-1]
    return replace(case, answers=case.submissions[-1], notes=notes, evidence=files, criteria={}, meetings=())
