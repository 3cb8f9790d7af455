"""The cases that may be approved together: at one stage, without a flag, and not of the person's own unit."""

import hashlib
from decimal import Decimal

from bot.conversation import chain, dates
from bot.conversation.cards.flags import SHORT, flags_of
from bot.conversation.cards.scores import superior_card
from bot.conversation.content_code import content_hash
from bot.conversation.phrases import Verbatim, Words, say
from bot.conversation.rounds import handed_in
from bot.conversation.token import Bound
from bot.conversation.words import batch as words
from bot.conversation.words import reviewing
from bot.conversation.world import CaseFile, Waiting, World

MOST = 20


def candidates(world: World) -> tuple[Waiting, ...]:
    """The rows of the list without a flag, longest waiting first, all at the stage of the first; one more than MOST."""
    found: list[Waiting] = []
    for row in (row for row in chain.mine(world) if not row.flags and row.id != world.own_id):
        alike = not found or (row.stage, row.plan.id) == (found[0].stage, found[0].plan.id)
        if alike and _may_be_opened(row, world) and not days_late(row, world):
            found.append(row)
        if len(found) > MOST:
            break
    return tuple(found)


def _may_be_opened(row: Waiting, world: World) -> bool:
    seat = chain.seat_over(world, row.stage_office or "", row.locality_id, row.province_id)
    return seat is not None and chain.why_not_open(world, row, seat) is None


def days_late(row: Waiting, world: World) -> int:
    """How many days after the last day a case was handed in; 0 when it was in time."""
    when = handed_in(row.history)[-1].at.astimezone(world.now.tzinfo)
    return dates.days_late(dates.last_day_to_submit(world.shelf, row.plan, row.year), when.date())


def ready(world: World) -> tuple[CaseFile, ...]:
    """The cases that one confirmation approves now, read in full; at most MOST."""
    files = [world.cases[row.id] for row in candidates(world)[:MOST] if row.id in world.cases]
    return tuple(file for file in files if _is_ready(file, world))


def _is_ready(case: CaseFile, world: World) -> bool:
    seat = chain.acting_seat(world, case)
    may = seat is not None and chain.why_not_open(world, case, seat) is None
    return may and not flags_of(case) and not case.standing.returned_marks()


def left(world: World) -> tuple[Waiting, ...]:
    """The rows of the list that the one confirmation leaves out, longest waiting first."""
    taken = {case.id for case in ready(world)}
    return tuple(row for row in chain.mine(world) if row.id not in taken)


def why_left(row: Waiting, world: World) -> tuple[Words, ...]:
    """Why a row is left out: who may not approve it, its flags, or that its turn comes later."""
    case = world.cases.get(row.id, row)
    seat = chain.seat_over(world, row.stage_office or "", row.locality_id, row.province_id)
    own = chain.why_not_open(world, case, seat) if seat is not None else None
    if own is not None:
        return (Verbatim(own.text),)
    late = days_late(row, world)
    flags = flags_of(case) if isinstance(case, CaseFile) else row.flags
    told = (*((say(reviewing.FLAG_LATE, late=late),) if late else ()), *(say(SHORT[flag]) for flag in flags))
    if isinstance(case, CaseFile) and case.standing.returned_marks():
        told = (*told, say(words.HAS_RETURNED))
    return told or (say(words.LATER),)


def bound_to(world: World) -> Bound | None:
    """What the one confirmation is bound to: the content of every case of the list; None for an empty one."""
    cases = ready(world)
    seat = chain.acting_seat(world, cases[0]) if cases else None
    if seat is None:
        return None
    each = [f"{case.id} {content_hash(case)} {len(case.history)}" for case in cases]
    cards = [superior_card(case) for case in cases]
    stage = cases[0].standing.stage
    return Bound(
        "batch",
        None,
        seat.office.id,
        stage.id if stage else "",
        hashlib.sha256("\n".join(each).encode()).hexdigest(),
        sum(len(case.history) for case in cases),
        sum((card.total for card in cards), Decimal(0)),
        ",".join(sorted({card.rules_hash for card in cards})),
    )
