"""A case as a whole: both scores side by side, and the decision to approve it or to return it."""

from dataclasses import replace

from antq_rules import ActionRefused
from antq_rules.meeting_log import record_of
from bot.conversation import chain, dates, tokens
from bot.conversation.cards import check, decision, flags, minutes, notices, voters
from bot.conversation.cards.closed import not_open
from bot.conversation.cards.result import ids
from bot.conversation.cards.scores import (
    both_columns,
    both_totals,
    grade_name,
    superior_card,
)
from bot.conversation.content_code import content_code
from bot.conversation.effects import Effect, Review
from bot.conversation.errors import Misunderstood
from bot.conversation.foresee import foresee
from bot.conversation.journeys import recognising, reviewing
from bot.conversation.phrases import Phrase, Verbatim, Words, say
from bot.conversation.questions.sentences import sentence_in
from bot.conversation.replies import Choice, Reply
from bot.conversation.state import State
from bot.conversation.turn import Move
from bot.conversation.words import checking, meeting
from bot.conversation.words import reviewing as words
from bot.conversation.world import CaseFile, Seat, World


def show(state: State, world: World) -> Reply:
    """The overview, or the question that confirms a decision."""
    case = world.case(state.case)
    closed = not_open(case, world)
    if closed is not None:
        return closed
    if state.stage == "approve":
        return _asking_approval(state, case)
    if state.stage == "return":
        return _asking_return(state, case)
    return _overview(state, case, world)


def _choice(case: CaseFile, label: str, what: str, style: str = "plain") -> Choice:
    return Choice(say(label), f"case:{case.id}:{what}", style)


def _overview(state: State, case: CaseFile, world: World) -> Reply:
    done = len(case.standing.marks)
    count = len(case.rubric.scored)
    body = (
        both_totals(case),
        say(words.JUDGED, done=done, count=count),
        *_to_return(case),
        *decision.taken(case),
        *_late(case, world),
        *flags.told(case),
        *check.failing(case, checking.FAILED_CHECK),
        *minutes.of_case(case, world),
        *voters.told(case, chain.acting_seat(world, case), world),
        _code(case),
    )
    title = say(words.CASE_TITLE, unit=Verbatim(case.unit.name), year=str(case.year))
    return Reply(body, title=title, choices=_ways(state, case, done, count), table=both_columns(case))


def _to_return(case: CaseFile) -> tuple[Words, ...]:
    lines = returned_lines(case)
    return (say(words.WILL_RETURN, lines=ids(lines)),) if lines else ()


def _late(case: CaseFile, world: World) -> tuple[Words, ...]:
    handed_in = case.standing.submitted
    if handed_in is None:
        return ()
    last_day = dates.last_day_to_submit(world.shelf, case.plan, case.year)
    late = dates.days_late(last_day, chain.moment_of(handed_in, world).date())
    return (say(words.FLAG_LATE, late=late),) if late else ()


def _code(case: CaseFile) -> Phrase:
    return say(words.CODE, code=Verbatim(content_code(case)))


def _ways(state: State, case: CaseFile, done: int, count: int) -> tuple[tuple[Choice, ...], ...]:
    complete = done == count and not returned_lines(case)
    approve = _choice(case, words.APPROVE, "approve", "primary" if complete else "plain")
    items = _choice(case, words.ITEMS, "items", "plain" if done == count else "primary")
    rest = ((_choice(case, words.AGREE_REST, f"rest {state.token}"),),) if done < count else ()
    back = _choice(case, words.RETURN, "return", "danger")
    record = ((_choice(case, meeting.SEE_RECORD, "record"),),) if record_of(case.meetings) else ()
    return ((items,), *rest, *record, (approve, back), (_choice(case, words.TO_LIST, "list"),))


def returned_lines(case: CaseFile) -> tuple[str, ...]:
    """The lines the reviewer returned."""
    return tuple(line for line, mark in case.standing.marks.items() if mark.verdict == "returned")


def _asking_approval(state: State, case: CaseFile) -> Reply:
    given = superior_card(case)
    following = chain.following(case)
    question = say(
        words.ASK_APPROVE,
        unit=Verbatim(case.unit.name),
        given=given.total,
        grade=grade_name(given),
        code=Verbatim(content_code(case)),
    )
    where = say(words.GOES_TO, stage=Verbatim(following.name)) if following else say(words.GOES_NOWHERE)
    confirm = _choice(case, words.CONFIRM_APPROVE, f"confirm approve {state.token}", "primary")
    return Reply((question, where), choices=((confirm,), (_choice(case, words.BACK, "summary"),)))


def _asking_return(state: State, case: CaseFile) -> Reply:
    back = (_choice(case, words.BACK, "summary"),)
    lines = returned_lines(case)
    if not lines:
        return Reply((say(words.ASK_RETURN_COMMENT, unit=Verbatim(case.unit.name)),), choices=(back,), entry="text")
    confirm = _choice(case, words.CONFIRM_RETURN, f"confirm return {state.token}", "danger")
    question = say(words.ASK_RETURN, unit=Verbatim(case.unit.name), lines=ids(lines))
    return Reply((question,), choices=((confirm,), back))


def tap(state: State, action: str, world: World) -> Move:
    """Look closer, or decide."""
    case = world.case(state.case)
    what = action.split(":", 2)[2]
    match what.split(" "):
        case ["items"]:
            first = case.rubric.scored[0].id
            line = first if first not in case.standing.marks else reviewing.next_open(case, first) or first
            return Move(reviewing.to_item(state, line))
        case ["rest", *_]:
            return reviewing.agree_rest(state, world)
        case ["approve"]:
            return _ask_approval(state, case)
        case ["record"]:
            found = record_of(case.meetings)
            return Move(state, replies=(minutes.page(case, found, world),) if found else ())
        case ["return"]:
            return Move(replace(state, stage="return"))
        case ["confirm", "approve", _]:
            return _approve(state, world, case)
        case ["confirm", "return", _]:
            return _return(state, world, case, None)
        case ["list"]:
            return Move(state.at("waiting"))
        case _:
            return Move(state.at("deciding", case=case.id))


def hear(state: State, text: str, world: World) -> Move:
    """The comment on a case returned as a whole."""
    case = world.case(state.case)
    if state.stage != "return" or returned_lines(case) or chain.acting_seat(world, case) is None:
        return Move(state, lead=say(words.WANT))
    try:
        comment = sentence_in(text, example=say(words.COMMENT_EXAMPLE))
    except Misunderstood as error:
        return Move(state, lead=error.words)
    return _return(state, world, case, comment)


def _ask_approval(state: State, case: CaseFile) -> Move:
    open_lines = tuple(line.id for line in case.rubric.scored if line.id not in case.standing.marks)
    if open_lines:
        return Move(state, lead=say(words.NOT_ALL_JUDGED, lines=ids(open_lines)))
    if returned_lines(case):
        return Move(state, lead=say(words.SOME_RETURNED, lines=ids(returned_lines(case))))
    stage = case.standing.stage
    if stage is not None and stage.does == "decide":
        return recognising.begin(state, case)
    return Move(replace(state, stage="approve"))


def _approve(state: State, world: World, case: CaseFile) -> Move:
    seat = chain.acting_seat(world, case)
    if seat is None:
        return Move(state.at("deciding", case=case.id))
    refused = tokens.refusal(state, world)
    if refused is not None:
        again = _ask_approval(state.at("deciding", case=case.id), case)
        return Move(again.state, lead=again.lead or refused)
    following = chain.following(case)
    event = chain.event_of(world, seat, "approved", case, points=superior_card(case).total)
    try:
        effect = chain.act(world, case, event)
    except ActionRefused as refusal:
        return Move(state.at("deciding", case=case.id), lead=Verbatim(refusal.why.text))
    where = notices.where_now(following)
    lead = say(words.APPROVED, unit=Verbatim(case.unit.name), next=where)
    return Move(state.at("waiting"), (tokens.spend(state), effect, *told(case, effect, seat, world)), lead)


def told(case: CaseFile, effect: Review, seat: Seat, world: World) -> tuple[Effect, ...]:
    """To the unit, and to the office whose turn it is now."""
    after, following = chain.after(world, case, effect.event), chain.following(case)
    unit = chain.tell_unit(case, notices.approved(after, seat, world, following))
    if following is None:
        return (unit,)
    return (unit, chain.tell_stage(case, following, notices.passed_on(after, seat)))


def _return(state: State, world: World, case: CaseFile, comment: str | None) -> Move:
    seat = chain.acting_seat(world, case)
    if seat is None:
        return Move(state.at("deciding", case=case.id))
    refused = tokens.refusal(state, world)
    if refused is not None:
        return Move(state, lead=refused)
    event = chain.event_of(world, seat, "returned", case, text=comment)
    try:
        effect = chain.act(world, case, event)
    except ActionRefused as refusal:
        return Move(state.at("deciding", case=case.id), lead=Verbatim(refusal.why.text))
    after = foresee(world, effect).case(case.id)
    unit = chain.tell_unit(case, notices.returned(after, seat, world, comment))
    again = [chain.tell_stage(case, stage, notices.returned_above(case, seat, world)) for stage in chain.before(case)]
    lead = say(words.RETURNED, unit=Verbatim(case.unit.name))
    return Move(state.at("waiting"), (tokens.spend(state), effect, unit, *again), lead)
