"""The first page: where things stand, and the few things there are to do."""

from antq_rules.meeting_log import CLOSED, OPEN
from bot.conversation import chain, dates, former, walk
from bot.conversation.cards import handed, handover, registration
from bot.conversation.commands import standing_choice
from bot.conversation.meetings import may_meet
from bot.conversation.offices import ASKED, BOARD, OPERATOR
from bot.conversation.phrases import Listed, Phrase, Verbatim, Words, say
from bot.conversation.replies import Choice, Reply
from bot.conversation.state import State
from bot.conversation.turn import Move
from bot.conversation.words import delegating, handing, registering, reminding, result, voting, watching
from bot.conversation.words import meeting as meeting_words
from bot.conversation.words import menu as words
from bot.conversation.world import CaseFile, Seat, World


def show(state: State, world: World) -> Reply:
    """What the person's offices can do now."""
    if not world.seats:
        return _guest(world)
    body = (*handover.taken_over(world), *_unit(world), *_reviewer(world), *_beside(world), *handed.asked(world))
    return Reply(body, title=Listed(tuple(map(_name, world.seats)), " · "), choices=_choices(world))


def _guest(world: World) -> Reply:
    """For somebody without an office: the meeting they came for, if any."""
    if not world.sittings:
        return Reply((former.no_longer(world) or say(words.NO_SEAT),))
    sitting = world.sittings[-1]
    still = sitting.meeting.state == "open"
    said = say(voting.INVITED if still else voting.WAS_INVITED, unit=Verbatim(sitting.unit), year=str(sitting.year))
    return Reply((said,), choices=((standing_choice(voting.ENTER, "hop", style="primary"),),) if still else ())


def _name(seat: Seat) -> Words:
    if seat.until is None:
        return Verbatim(seat.title)
    return say(delegating.ACTING, title=Verbatim(seat.title), day=seat.until)


def _choices(world: World) -> tuple[tuple[Choice, ...], ...]:
    works = world.unit_seat is not None
    reviewer = bool(world.reviewer_seats)
    register = (standing_choice(registering.REGISTER, "dangky"),) if world.head_seat is not None else ()
    score, look = ("plain", "primary") if _handed_in(world) else ("primary", "plain")
    own = (
        *(((standing_choice(result.SUBMIT, "nop", style="primary"),),) if _is_ready(world) else ()),
        (standing_choice(words.SCORE, "tucham", style=score),),
        (standing_choice(words.CASE, "hoso", style=look), *register),
    )
    watched = (
        (standing_choice(watching.CASES, "xem", style="primary"),),
        (standing_choice(words.PROGRESS, "tiendo"),),
    )
    others = (
        (standing_choice(words.WAITING_CASES, "choduyet", style="primary"),),
        (standing_choice(words.PROGRESS, "tiendo"), standing_choice(reminding.NUDGE, "nhacdonvi")),
    )
    lends = any(seat.on_behalf is None for seat in world.reviewer_seats)
    lend = ((standing_choice(delegating.DELEGATE, "uyquyen"),),) if lends else ()
    always = ((standing_choice(words.DATES, "hanchot"), standing_choice(words.HELP, "trogiup")),)
    watches = bool(world.watching_seats) and not reviewer
    rest = (*(others if reviewer else ()), *(watched if watches else ()), *lend, *always)
    meeting = ((standing_choice(meeting_words.MEETING, "hop"),),) if _meets(world) else ()
    return (*handed.asked_ways(world), *(own if works else ()), *meeting, *rest)


def _handed_in(world: World) -> bool:
    """Whether the unit can only look at its case now."""
    return world.own is not None and world.own.standing.state in {"waiting", "finished"}


def _is_ready(world: World) -> bool:
    """Whether a case that was never handed in has nothing left to answer, and the person may hand it in."""
    case = world.own
    if case is None or case.profile is None or world.head_seat is None:
        return False
    return case.standing.state == "draft" and not walk.missing(case)


def _meets(world: World) -> bool:
    """Whether the unit has a meeting open, or a record that waits for the head."""
    case = world.own
    return case is not None and may_meet(case) and any(each.state in {OPEN, CLOSED} for each in case.meetings)


def _unit(world: World) -> tuple[Words, ...]:
    if world.unit_seat is None:
        return ()
    seat, unit = world.own_seat()
    register = registration.ahead(seat.plan, unit.id, world)
    if world.own is None:
        return (say(words.NOT_BEGUN, year=str(world.now.year)), *_due(world), *register)
    due = _due(world) if world.own.standing.state in {"draft", "returned"} else ()
    return (standing_of(world.own), *due, *register)


def standing_of(case: CaseFile) -> Phrase:
    """Where a unit's case stands, in one sentence."""
    standing, year = case.standing, str(case.year)
    if standing.state == "waiting" and standing.stage is not None:
        return say(words.WAITING, year=year, stage=Verbatim(standing.stage.name))
    if standing.state == "returned":
        open_lines = [line for line in case.rubric.scored if standing.may_change(line.id)]
        return say(words.RETURNED, year=year, count=len(open_lines))
    if standing.state == "finished":
        return say(words.NOT_RECOGNISED if standing.outcome == "refused" else words.FINISHED, year=year)
    return say(words.DRAFT, year=year, done=len(case.answers), count=len(case.rubric.scored))


def _due(world: World) -> tuple[Words, ...]:
    seat, _ = world.own_seat()
    last_day = dates.last_day_to_submit(world.shelf, seat.plan, world.now.year)
    if last_day is None:
        return ()
    left = (last_day - world.now.date()).days
    if left > 0:
        return (say(words.DUE, day=last_day, left=left),)
    return (say(words.OVERDUE, day=last_day, late=-left) if left else say(words.DUE_TODAY, day=last_day),)


def _reviewer(world: World) -> tuple[Words, ...]:
    return (say(words.CASES_WAITING, count=len(chain.mine(world))),) if world.reviewer_seats else ()


def _beside(world: World) -> tuple[Words, ...]:
    """What offices that neither work on a case nor review one are for."""
    kinds = {seat.office.kind for seat in world.seats}
    board = (say(watching.ONLY_LOOKING),) if BOARD in kinds else ()
    operator = (say(watching.OPERATOR),) if OPERATOR in kinds else ()
    idle = kinds == {ASKED} and not handed.asked(world)
    return (*board, *operator, *((say(handing.NOTHING_ASKED),) if idle else ()))


def tap(state: State, action: str, world: World) -> Move:
    """Nothing else can be pressed here."""
    return Move(state)


def hear(state: State, text: str, world: World) -> Move:
    """Text chooses nothing here."""
    return Move(state, lead=say(words.WANT))
