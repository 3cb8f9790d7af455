"""Handing the case in: what is missing first, then one confirmation, then a receipt with the content code."""

from dataclasses import replace

from antq_rules import ActionRefused
from antq_rules.meeting_log import open_one
from bot.conversation import chain, dates, headship, walk
from bot.conversation.cards import check, handed, minutes, notices
from bot.conversation.cards.flags import flags_of
from bot.conversation.cards.result import ids
from bot.conversation.commands import standing_choice
from bot.conversation.content_code import content_code
from bot.conversation.effects import Effect
from bot.conversation.foresee import foresee
from bot.conversation.journeys import handing
from bot.conversation.meetings import act, entry, tell_all
from bot.conversation.phrases import Phrase, Verbatim, Words, say
from bot.conversation.replies import Choice, Reply
from bot.conversation.state import State
from bot.conversation.turn import Move
from bot.conversation.words import handing as handing_words
from bot.conversation.words import meeting as meeting_words
from bot.conversation.words import result as words
from bot.conversation.words import reviewing
from bot.conversation.world import CaseFile, Seat, World


def begin(state: State, case: CaseFile) -> Move:
    """To the one confirmation, which is for the case as it is now."""
    return Move(replace(state.at("submitting"), draft=chain.seen(case)))


def show(state: State, world: World) -> Reply:
    """What will be handed in, to whom, by when, and what is missing."""
    case = world.own_case()
    card = case.card
    grade = Verbatim(card.grade.name if card.grade else "")
    what = say(words.SUBMIT_WHAT, unit=Verbatim(case.unit.name), total=card.total, grade=grade, to=_receiver(case))
    out = handed.listed(world, case, handing_words.OUT_AT_SUBMISSION)
    gaps = (*_gaps(case), *check.failing(case), *minutes.of_case(case, world))
    body = (what, *gaps, *out, _due(case, world), say(words.SUBMIT_FROZEN))
    confirm = Choice(say(words.CONFIRM), "confirm", "primary")
    missing = (Choice(say(words.ANSWER_MISSING), "missing"),) if walk.missing(case) else ()
    meeting = (standing_choice(meeting_words.MEETING, "hop"),)
    title = say(words.SUBMIT_TITLE, year=str(case.year))
    return Reply(body, title=title, choices=((confirm,), missing, meeting, (Choice(say(words.NOT_YET), "result"),)))


def _receiver(case: CaseFile) -> Verbatim:
    return Verbatim(case.plan.stages[0].name)


def _gaps(case: CaseFile) -> tuple[Words, ...]:
    missing = walk.missing(case)
    first = say(words.SUBMIT_MISSING, count=len(missing), lines=ids(missing)) if missing else say(words.SUBMIT_COMPLETE)
    bare = tuple(
        line.id
        for line in case.rubric.scored
        if line.evidence and line.id in case.answers and line.id not in case.notes and not case.evidence.get(line.id)
    )
    return (first, say(words.SUBMIT_NO_NOTE, lines=ids(bare))) if bare else (first,)


def _due(case: CaseFile, world: World) -> Phrase:
    last_day = dates.last_day_to_submit(world.shelf, case.plan, case.year)
    if last_day is None:
        return say(words.SUBMIT_NO_DATE)
    late = dates.days_late(last_day, world.now.date())
    return say(words.SUBMIT_LATE, day=last_day, late=late) if late else say(words.SUBMIT_DUE, day=last_day)


def _ended(case: CaseFile, seat: Seat, world: World) -> tuple[Effect, ...]:
    """A meeting that is still open ends without a record, and those who take part are told."""
    meeting = open_one(case.meetings)
    if meeting is None:
        return ()
    stopped = entry(world, "stopped", seat.office.id, text=meeting_words.HANDED_IN)
    said = say(meeting_words.STOPPED, unit=Verbatim(case.unit.name), why=say(meeting_words.HANDED_IN))
    told = tell_all(case, meeting, lambda _: Reply((said,), standing=True))
    return (act(case.id, meeting, stopped), *told)


def tap(state: State, action: str, world: World) -> Move:
    """Hand in, or go back."""
    if action == "result":
        return Move(state.at("result"))
    if action == "missing":
        return Move(state.at("scoring", line=walk.missing(world.own_case())[0]))
    return _submit(state, world)


def hear(state: State, text: str, world: World) -> Move:
    """Only the button confirms."""
    return Move(state, lead=say(words.WANT_CONFIRM))


def _submit(state: State, world: World) -> Move:
    case = world.own_case()
    if state.draft != chain.seen(case):
        return Move(state.at("result"), lead=say(reviewing.CHANGED))
    refused = headship.why_not(world, "nop")
    if refused is not None:
        return Move(state.at("result"), lead=refused)
    seat = headship.seat(world)
    event = chain.event_of(world, seat, "submitted", case, points=case.card.total)
    try:
        review = chain.act(world, case, event)
    except ActionRefused as refusal:
        return Move(state.at("menu"), lead=Verbatim(refusal.why.text))
    review = replace(review, flags=flags_of(foresee(world, review).case(case.id)))
    over = handing.all_ended(world, case)
    effects: tuple[Effect, ...] = (review, *over)
    stage = next((each for each in case.plan.stages if each.id == review.stage), None)
    late = dates.days_late(dates.last_day_to_submit(world.shelf, case.plan, case.year), world.now.date())
    if stage is not None:
        effects = (review, *over, chain.tell_stage(case, stage, notices.submitted(case, late)))
    effects = (*_ended(case, seat, world), *effects)
    receipt = say(
        words.RECEIPT_LATE if late else words.RECEIPT,
        time=world.now,
        late=late,
        to=_receiver(case),
        code=Verbatim(content_code(case)),
    )
    return Move(state.at("menu"), effects, replies=(Reply((receipt, say(words.CODE_MEANS)), standing=True),))
