"""What is said when an office passes to somebody else: to the reviewing office, and to whoever comes next."""

from datetime import date

from antq_rules import Plan
from antq_rules.authority import HEAD
from bot.conversation import walk
from bot.conversation.effects import Tell
from bot.conversation.phrases import Verbatim, Words, say
from bot.conversation.replies import Reply
from bot.conversation.seats import Seat
from bot.conversation.words import handover as words
from bot.conversation.world import World


def told(seat: Seat, first: date, world: World) -> tuple[Tell, ...]:
    """To the office that reviews the unit's case now, or would first: the unit's head changes."""
    if seat.office.kind != HEAD:
        return ()
    case = world.own
    stage = case.standing.stage if case and seat.unit and case.unit.id == seat.unit.id else None
    return tell_reviewer(stage.office if stage else None, seat.plan, seat.title, seat.locality_id, first)


def tell_reviewer(kind: str | None, plan: Plan, title: str, locality: str, first: date) -> tuple[Tell, ...]:
    """The same for an office of this kind, without one for that of the plan's first stage."""
    kind = kind or (plan.stages[0].office if plan.stages else None)
    said = say(words.NOTICE_REVIEWER, office=Verbatim(title), day=first)
    return (Tell(kind, locality, None, Reply((said,), standing=True)),) if kind else ()


def taken_over(world: World) -> tuple[Words, ...]:
    """To a successor: what was taken over from whom, and where the unit's case is."""
    new = [seat for seat in world.seats if seat.before is not None]
    said = tuple(
        say(words.TAKEN_OVER, office=Verbatim(seat.title), day=seat.before) for seat in new if seat.before is not None
    )
    here = world.unit_seat
    return (*said, *_case_at(world)) if here in new else said


def _case_at(world: World) -> tuple[Words, ...]:
    case = world.own
    line = walk.first_open(case) if case is not None and case.profile is not None else None
    if case is None or line is None:
        return ()
    lines = [each.id for each in walk.asked_lines(case)]
    returned = case.standing.state == "returned"
    left = len([each for each in lines if returned or each not in case.answers])
    return (say(words.CASE_AT, year=str(case.year), number=lines.index(line) + 1, count=len(lines), left=left),)
