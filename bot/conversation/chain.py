"""The review chain: who may act on a case now, what an act changes, and whom it concerns."""

from dataclasses import replace
from datetime import datetime
from decimal import Decimal

import antq_rules
from antq_rules import ActionRefused, Reason, Stage, next_actions
from antq_rules.authority import why_own
from antq_rules.review import Event, perform
from bot.conversation.cards.fate import fate
from bot.conversation.content_code import content_code
from bot.conversation.effects import Review, Tell
from bot.conversation.replies import Reply
from bot.conversation.world import CaseFile, Seat, Waiting, World


def acting_seat(world: World, case: CaseFile) -> Seat | None:
    """The seat from which the person may act on this case at its present stage, or None."""
    standing = case.standing
    if standing.state != "waiting" or standing.stage is None:
        return None
    return seat_over(world, standing.stage.office, case.locality_id, case.province_id)


def seat_over(world: World, kind: str, locality: str, province: str | None) -> Seat | None:
    """The person's seat of this kind in a commune or the province above it, their own before one lent to them."""
    over = {locality} if kind.startswith("commune_") else {locality, province}
    near = [seat for seat in world.reviewer_seats if seat.office.kind == kind and seat.locality_id in over]
    return min(near, key=lambda seat: seat.on_behalf is not None, default=None)


def mine(world: World) -> tuple[Waiting, ...]:
    """The cases that wait for one of the person's seats, the longest waiting first."""
    rows = (row for row in world.waiting if row.state == "waiting" and _over(world, row) is not None)
    return tuple(sorted(rows, key=lambda row: row.history[-1].at))


def _over(world: World, row: Waiting) -> Seat | None:
    return seat_over(world, row.stage_office or "", row.locality_id, row.province_id)


def why_not(world: World, case: CaseFile | Waiting, seat: Seat, kind: str) -> Reason | None:
    """Why the rules do not let the person do this (one of `next_actions`' kinds) from this seat now, or None."""
    actions = next_actions(
        case.plan,
        case.history,
        seat.office,
        world.person,
        on_behalf=seat.on_behalf,
        day=world.now.date(),
        delegations=world.delegations,
    )
    return next(action.why for action in actions if action.kind == kind)


def why_not_open(world: World, case: CaseFile | Waiting, seat: Seat) -> Reason | None:
    """Why the person may not even look at the case from this seat: four eyes, or the delegation does not reach."""
    return _why_own(world, case, seat) or why_not(world, case, seat, "open") or _why_wrote(world, case, seat)


def _why_own(world: World, case: CaseFile | Waiting, seat: Seat) -> Reason | None:
    """Why it is no case for this seat: the person, or the one in whose name they act, holds an office of the unit."""
    if not seat.reviews:
        return None
    mine = (each.unit.id for each in world.seats if each.unit is not None)
    return why_own(case.unit.id, (*mine, *seat.lender_units))


def _why_wrote(world: World, case: CaseFile | Waiting, seat: Seat) -> Reason | None:
    """Why it is no case for this seat: an answer in it is theirs, from an office of the unit that they held before."""
    people = {world.person, seat.on_behalf}
    wrote = isinstance(case, CaseFile) and any(each.person in people for each in case.authors.values())
    return why_own(case.unit.id, (case.unit.id,)) if wrote and seat.reviews else None


def act(world: World, case: CaseFile, event: Event) -> Review:
    """The act as number so-and-so of the case's history, with where the case then is. Raises ActionRefused."""
    seats = (each for each in world.seats if (each.office.id, each.on_behalf) == (event.office.id, event.on_behalf))
    seat = next(seats, None)
    own = (_why_own(world, case, seat) or _why_wrote(world, case, seat)) if seat is not None else None
    if own is not None:
        raise ActionRefused(event.kind, own)
    history = perform(case.plan, case.history, event, world.delegations)
    standing = antq_rules.standing(case.plan, history)
    stage = standing.stage.id if standing.stage else None
    title = seat.title if seat is not None else event.office.kind
    told = fate(event, title, world.now)
    return Review(case.id, len(history), event, standing.state, stage, fate=told)


def event_of(
    world: World,
    seat: Seat,
    kind: str,
    case: CaseFile,
    *,
    line: str | None = None,
    points: Decimal | None = None,
    text: str | None = None,
) -> Event:
    """An event of this turn from a seat, bound to the content it acts on."""
    code = content_code(case)
    return Event(kind, seat.office, world.person, world.now, line, points, text, code, on_behalf=seat.on_behalf)


def after(world: World, case: CaseFile, *events: Event) -> CaseFile:
    """The case as it is once these acts of the person are done."""
    titles = {**case.titles, **{seat.office.id: seat.title for seat in world.seats}}
    return replace(case, history=(*case.history, *events), titles=titles)


def before(case: CaseFile) -> tuple[Stage, ...]:
    """The stages that the case has passed on its way to the present one."""
    here = case.standing.stage
    stages = case.plan.stages
    return stages[: stages.index(here)] if here in stages else ()


def following(case: CaseFile) -> Stage | None:
    """The stage after the present one, None at the last."""
    stages = case.plan.stages
    here = case.standing.stage
    place = stages.index(here) + 1 if here in stages else len(stages)
    return stages[place] if place < len(stages) else None


def seen(case: CaseFile) -> dict[str, str]:
    """What a decision is bound to from the moment it is asked: the content and everything done to the case so far."""
    return {"seen": f"{content_code(case)}/{len(case.history)}"}


def tell_unit(case: CaseFile, reply: Reply) -> Tell:
    """A message to the head of the unit."""
    return Tell("head", case.locality_id, case.unit.id, reply)


def tell_stage(case: CaseFile, stage: Stage, reply: Reply) -> Tell:
    """A message to the office whose turn it is now."""
    return Tell(stage.office, case.locality_id, None, reply)


def moment_of(event: Event, world: World) -> datetime:
    """When something happened, on the person's clock."""
    return event.at.astimezone(world.now.tzinfo)
