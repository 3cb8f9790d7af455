"""Deciding at a stage that recognises: the outcome, the number and date of the decision, then one confirmation."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from antq_rules import ActionRefused
from antq_rules.review import Event
from bot.conversation import chain, tokens
from bot.conversation.cards import decision, notices
from bot.conversation.cards.closed import not_open
from bot.conversation.cards.scores import superior_card
from bot.conversation.effects import Effect, Review
from bot.conversation.errors import Misunderstood, OutOfPlace
from bot.conversation.phrases import Verbatim, Words, say
from bot.conversation.questions.days import day_in
from bot.conversation.questions.sentences import line_in, sentence_in
from bot.conversation.replies import Choice, Reply
from bot.conversation.state import State
from bot.conversation.turn import Move
from bot.conversation.words import decisions as words
from bot.conversation.words import reviewing
from bot.conversation.world import CaseFile, Seat, World

_LONGEST_NUMBER = 60


def begin(state: State, case: CaseFile) -> Move:
    """Ask for the outcome first."""
    return Move(state.at("recognising", stage="outcome", case=case.id))


def show(state: State, world: World) -> Reply:
    """The question asked now, or everything once more to be confirmed."""
    case = world.case(state.case)
    closed = not_open(case, world)
    if closed is not None:
        return closed
    back = (_choice(case, reviewing.BACK, "summary"),)
    match state.stage:
        case "outcome":
            ways = (
                (_choice(case, words.RECOGNISED, "recognised", "primary"),),
                (_choice(case, words.REFUSED, "refused"),),
            )
            return Reply((say(words.ASK_OUTCOME, unit=Verbatim(case.unit.name)),), choices=(*ways, back))
        case "number":
            return Reply((say(words.ASK_NUMBER),), choices=(back,), entry="text")
        case "day":
            today = (_choice(case, words.TODAY, "today"),)
            return Reply((say(words.ASK_DAY, day=world.now.date()),), choices=(today, back), entry="text")
        case "reason":
            return Reply((say(words.ASK_REASON),), choices=(back,), entry="text")
        case _:
            return _confirming(state, world, case)


def _choice(case: CaseFile, label: str, what: str, style: str = "plain") -> Choice:
    return Choice(say(label), f"case:{case.id}:{what}", style)


def _confirming(state: State, world: World, case: CaseFile) -> Reply:
    event = decision_event(state.draft, case, world, _seat(case, world))
    refusal = event.outcome == "refused"
    label = words.CONFIRM_REFUSED if refusal else reviewing.CONFIRM_APPROVE
    confirm = _choice(case, label, f"confirm {state.token}", "danger" if refusal else "primary")
    title = say(words.CONFIRM_TITLE, unit=Verbatim(case.unit.name))
    back = (_choice(case, reviewing.BACK, "summary"),)
    return Reply(decision.to_confirm(case, event), title=title, choices=((confirm,), back))


def _seat(case: CaseFile, world: World) -> Seat:
    seat = chain.acting_seat(world, case)
    if seat is None:
        raise OutOfPlace("no seat at this stage")
    return seat


def decision_event(draft: Mapping[str, str], case: CaseFile, world: World, seat: Seat) -> Event:
    """The decision as far as it is given."""
    event = chain.event_of(world, seat, "decided", case, text=draft.get("reason"))
    day = date.fromisoformat(draft["day"]) if "day" in draft else None
    event = replace(event, outcome=draft.get("outcome"), number=draft.get("number"), decided_on=day)
    after = replace(case, history=(*case.history, event))
    return replace(event, points=superior_card(after).total)


def tap(state: State, action: str, world: World) -> Move:
    """The outcome, today, the confirmation, or back."""
    case = world.case(state.case)
    what = action.split(":", 2)[2]
    match what.partition(" ")[0]:
        case "recognised" | "refused":
            return Move(_on(state, "number", outcome=what))
        case "today":
            return _take_day(state, case, world, world.now.date())
        case "confirm":
            return _decide(state, case, world)
        case "list":
            return Move(state.at("waiting"))
        case _:
            return Move(state.at("deciding", case=case.id))


def _on(state: State, stage: str, **given: str) -> State:
    return replace(state, stage=stage, draft={**state.draft, **given})


def hear(state: State, text: str, world: World) -> Move:
    """The number, the date or the reason that was asked for."""
    case = world.case(state.case)
    if not_open(case, world) is not None:
        return Move(state, lead=say(reviewing.WANT))
    try:
        match state.stage:
            case "number":
                return Move(_on(state, "day", number=number_in(text)))
            case "day":
                return _take_day(state, case, world, day_in(text, world.now.date()))
            case "reason":
                return Move(_on(state, "confirm", reason=sentence_in(text, example=say(words.REASON_EXAMPLE))))
            case stage:
                return Move(state, lead=say(words.WANT_OUTCOME if stage == "outcome" else words.WANT_CONFIRM))
    except Misunderstood as error:
        return Move(state, lead=error.words)


def number_in(text: str) -> str:
    """The number of a decision. Raises Misunderstood."""
    wanted = say(words.WANT_NUMBER)
    number = line_in(text, example=wanted) if text else ""
    if not any(sign.isdigit() for sign in number) or len(number) > _LONGEST_NUMBER:
        raise Misunderstood(wanted)
    return number


def _take_day(state: State, case: CaseFile, world: World, day: date) -> Move:
    """A day that the rules take for a decision on this case."""
    given = _on(state, "reason" if state.draft.get("outcome") == "refused" else "confirm", day=day.isoformat())
    try:
        chain.act(world, case, decision_event(given.draft, case, world, _seat(case, world)))
    except ActionRefused as refusal:
        return Move(state, lead=Verbatim(refusal.why.text))
    return Move(given)


def _decide(state: State, case: CaseFile, world: World) -> Move:
    seat = _seat(case, world)
    refused = tokens.refusal(state, world)
    if refused is not None:
        return Move(state, lead=refused)
    try:
        effect = chain.act(world, case, decision_event(state.draft, case, world, seat))
    except ActionRefused as refusal:
        return Move(state.at("deciding", case=case.id), lead=Verbatim(refusal.why.text))
    where = where_after(case, effect)
    outcome = decision.outcome_of(effect.event)
    lead = say(words.DECIDED, unit=Verbatim(case.unit.name), outcome=outcome, next=where)
    return Move(state.at("waiting"), (tokens.spend(state), effect, *told(case, effect, seat, world)), lead)


def where_after(case: CaseFile, effect: Review) -> Words:
    """Where the case is after the decision."""
    if effect.event.outcome == "refused":
        return say(words.ENDED)
    return notices.where_now(chain.following(case))


def told(case: CaseFile, effect: Review, seat: Seat, world: World) -> tuple[Effect, ...]:
    """To the unit, to every office that passed the case before, and to the next one."""
    after = chain.after(world, case, effect.event)
    where = where_after(case, effect)
    messages: list[Effect] = [chain.tell_unit(case, decision.notice(case, after, seat, where, to_head=True))]
    others = decision.notice(case, after, seat, where, to_head=False)
    messages += [chain.tell_stage(case, stage, others) for stage in chain.before(case)]
    following = chain.following(case)
    if following is not None and effect.state == "waiting":
        messages.append(chain.tell_stage(case, following, notices.passed_on(after, seat)))
    return tuple(messages)
