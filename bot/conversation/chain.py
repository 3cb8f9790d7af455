"""The review chain: who may act on a case now, what an act changes, and whom it concerns."""

from datetime import datetime
from decimal import Decimal

import antq_rules
from antq_rules import Office, Stage
from antq_rules.review import Event, perform
from bot.conversation.content_code import content_code
from bot.conversation.effects import Review, Tell
from bot.conversation.replies import Reply
from bot.conversation.world import CaseFile, Seat, World


def acting_seat(world: World, case: CaseFile) -> Seat | None:
    """The seat from which the person may act on this case at its present stage, or None."""
    standing = case.standing
    if standing.state != "waiting" or standing.stage is None:
        return None
    wanted = standing.stage.office
    return next((seat for seat in world.reviewer_seats if seat.office.kind == wanted), None)


def act(case: CaseFile, event: Event) -> Review:
    """The act as number so-and-so of the case's history, with where the case then is. Raises ActionRefused."""
    history = perform(case.plan, case.history, event)
    standing = antq_rules.standing(case.plan, history)
    return Review(case.id, len(history), event, standing.state, standing.stage.id if standing.stage else None)


def event_of(
    world: World,
    office: Office,
    kind: str,
    case: CaseFile,
    *,
    line: str | None = None,
    points: Decimal | None = None,
    text: str | None = None,
) -> Event:
    """An event of this turn, bound to the content it acts on."""
    return Event(kind, office, world.person, world.now, line, points, text, content_code(case))


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
