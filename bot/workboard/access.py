"""Who sees what on the board: places by office, and a case's content only for an office that has opened it.

A steering board sees of the cases of its place what it sees in the conversation, and does nothing with them.
"""

from collections.abc import Sequence

from antq_rules.review import Event
from bot.conversation import chain
from bot.conversation.watched import watching_from
from bot.conversation.world import CaseFile, Seat, World
from bot.workboard.errors import NotAgreed, NotForYou


def admit(world: World) -> None:
    """Let in who reviews or watches, and has agreed to be stored. Raises NotForYou or NotAgreed."""
    if not looking_seats(world):
        raise NotForYou
    if not world.consents.get("account"):
        raise NotAgreed


def places_of(world: World) -> dict[str, str]:
    """The localities the person reviews for or watches, by id with their names."""
    return {seat.locality_id: seat.locality for seat in looking_seats(world)}


def looking_seats(world: World) -> tuple[Seat, ...]:
    """The seats from which the person looks at others' cases."""
    return (*world.reviewer_seats, *world.watching_seats)


def only_watches(world: World, place: str, province: str | None) -> bool:
    """Whether the person reviews nothing in a place, and so only looks at what was handed in there."""
    return not any(seat.locality_id in {place, province} for seat in world.reviewer_seats)


def watches_from(world: World, case: CaseFile) -> Seat | None:
    """The seat from which the person only looks at the case; None where they review, and for a draft."""
    return watching_from(world, case) if only_watches(world, case.locality_id, case.province_id) else None


def is_own(world: World, case: CaseFile) -> bool:
    """Whether the case is of a unit the person heads, or was handed in by them: others have to look at it."""
    heads = any(seat.unit is not None and seat.unit.id == case.unit.id for seat in world.seats)
    return heads or any(world.person in event.people for event in case.history if event.kind == "submitted")


def may_open(world: World, case: CaseFile) -> Seat | None:
    """The seat from which the person may open the case now, or go on with it; None where there is none."""
    seat = chain.acting_seat(world, case)
    if seat is None or is_own(world, case) or chain.why_not_open(world, case, seat) is not None:
        return None
    return seat


def looks_from(world: World, case: CaseFile) -> Seat | None:
    """The seat from which the person may read the case's content without doing anything to it.

    That is the office it waits for once that has opened it, and afterwards every office that opened this submission.
    """
    if is_own(world, case) or not case.standing.submitted or case.standing.state == "returned":
        return None
    seat = may_open(world, case)
    if seat is not None and case.standing.opened:
        return seat
    opened = {event.office.id for event in _since_handed_in(case.history) if event.kind == "opened"}
    return next((each for each in world.reviewer_seats if each.office.id in opened), None)


def _since_handed_in(history: Sequence[Event]) -> Sequence[Event]:
    places = [place for place, event in enumerate(history) if event.kind == "submitted"]
    return history[places[-1] :] if places else ()
