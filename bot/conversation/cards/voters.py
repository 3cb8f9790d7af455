"""Who reviews a case and voted in the unit's meeting on it: forbidden by no source there is, so it is said plainly."""

from antq_rules.meeting_log import CLOSED, CONFIRMED
from bot.conversation.phrases import Verbatim, Words, say
from bot.conversation.words import reviewing as words
from bot.conversation.world import CaseFile, Seat, World


def told(case: CaseFile, seat: Seat | None, world: World) -> tuple[Words, ...]:
    """That the person voted, or the one in whose name they act; and each office that passed the case having voted."""
    voted = _voters(case)
    own = (say(words.YOU_VOTED),) if world.person in voted else ()
    lender = (say(words.LENDER_VOTED),) if seat is not None and seat.on_behalf in voted - {None} else ()
    passed = (event for event in case.standing.passed if voted & event.people)
    offices = dict.fromkeys(case.titles.get(event.office.id, event.office.kind) for event in passed)
    return (*own, *lender, *(say(words.VOTED_AND_PASSED, office=Verbatim(office)) for office in offices))


def _voters(case: CaseFile) -> frozenset[str | None]:
    """Everybody who voted in a meeting that has a record, as we know them."""
    held = (meeting for meeting in case.meetings if meeting.state in {CLOSED, CONFIRMED})
    return frozenset(vote.voter for meeting in held for vote in meeting.votes)
