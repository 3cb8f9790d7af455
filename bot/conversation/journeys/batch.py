"""Approving together the waiting cases without a flag: each listed by name, then one confirmation."""

from dataclasses import replace
from datetime import date

from antq_rules import ActionRefused
from antq_rules.review import Event
from bot.conversation import chain, tokens
from bot.conversation.batch import MOST, candidates, ready
from bot.conversation.cards import decision, voters
from bot.conversation.cards.scores import grade_name, superior_card
from bot.conversation.effects import Effect, Review
from bot.conversation.errors import Misunderstood
from bot.conversation.journeys import deciding, recognising, reviewing
from bot.conversation.phrases import Verbatim, Words, say
from bot.conversation.questions.days import day_in
from bot.conversation.replies import Choice, Reply
from bot.conversation.state import State
from bot.conversation.turn import Move
from bot.conversation.words import batch as words
from bot.conversation.words import decisions
from bot.conversation.words import reviewing as reviewing_words
from bot.conversation.world import CaseFile, World


def begin(state: State, world: World) -> Move:
    """The list to confirm; where the stage decides, number and date of the one decision come first."""
    cases = ready(world)
    if not cases:
        return Move(state, lead=say(words.NONE))
    return Move(state.at("batch", stage="number" if _decides(cases) else ""))


def _decides(cases: tuple[CaseFile, ...]) -> bool:
    return any(case.standing.stage is not None and case.standing.stage.does == "decide" for case in cases)


def show(state: State, world: World) -> Reply:
    """The number, the date, or the list of all that will be approved."""
    back = (Choice(say(reviewing_words.BACK), "list"),)
    if state.stage == "number":
        return Reply((say(decisions.ASK_NUMBER),), choices=(back,), entry="text")
    if state.stage == "day":
        today = (Choice(say(decisions.TODAY), "today"),)
        return Reply((say(decisions.ASK_DAY, day=world.now.date()),), choices=(today, back), entry="text")
    cases = ready(world)
    if not cases:
        return Reply((say(words.NONE),), choices=(back,))
    lines = tuple(
        line
        for number, case in enumerate(cases, 1)
        for line in (_line(number, case), *voters.told(case, chain.acting_seat(world, case), world))
    )
    title = say(words.TITLE_DECIDE if state.draft else words.TITLE, count=len(cases))
    confirm = (Choice(say(reviewing_words.CONFIRM_APPROVE), f"confirm {state.token}", "primary"),)
    return Reply((*lines, *terms(state, world)), title=title, choices=(confirm, back))


def terms(state: State, world: World) -> tuple[Words, ...]:
    """What is said below the list: the one decision, and that there are more cases than are done at once."""
    cases = ready(world)
    more = (say(words.REST, most=MOST),) if len(candidates(world)) > len(cases) else ()
    return (*_decision(state, cases[0]), *more)


def _line(number: int, case: CaseFile) -> Words:
    given = superior_card(case)
    unit = Verbatim(case.unit.name)
    return say(words.ONE, number=number, unit=unit, total=case.card.total, given=given.total, grade=grade_name(given))


def _decision(state: State, case: CaseFile) -> tuple[Words, ...]:
    if not state.draft:
        return ()
    day = date.fromisoformat(state.draft["day"])
    stage = case.standing.stage
    doubt = decision.doubt(stage) if stage else ()
    return (say(words.DECISION, number=Verbatim(state.draft["number"]), day=day), *doubt)


def tap(state: State, action: str, world: World) -> Move:
    """Today, the confirmation, or back to the list."""
    if action == "today":
        return _take_day(state, world.now.date(), world)
    if action.startswith("confirm"):
        return _confirm(state, world)
    return Move(state.at("waiting"))


def hear(state: State, text: str, world: World) -> Move:
    """The number and the date of the decision."""
    try:
        match state.stage:
            case "number":
                number = recognising.number_in(text)
                return Move(replace(state, stage="day", draft={"number": number}))
            case "day":
                return _take_day(state, day_in(text, world.now.date()), world)
            case _:
                return Move(state, lead=say(decisions.WANT_CONFIRM))
    except Misunderstood as error:
        return Move(state, lead=error.words)


def _take_day(state: State, day: date, world: World) -> Move:
    """A day that the rules take for every case of the list."""
    given = replace(state, stage="", draft={**state.draft, "day": day.isoformat()})
    try:
        for case in ready(world):
            _passed(given, world, case)
    except ActionRefused as refusal:
        return Move(state, lead=Verbatim(refusal.why.text))
    return Move(given)


def _confirm(state: State, world: World) -> Move:
    refused = tokens.refusal(state, world)
    if refused is not None:
        return Move(state, lead=refused)
    cases = ready(world)
    effects: list[Effect] = [tokens.spend(state)]
    try:
        for case in cases:
            effects += _passed(state, world, case)
    except ActionRefused as refusal:
        return Move(state.at("waiting"), lead=Verbatim(refusal.why.text))
    done = words.DONE_DECIDE if state.draft else words.DONE
    return Move(state.at("waiting"), tuple(effects), say(done, count=len(cases)))


def _passed(state: State, world: World, case: CaseFile) -> list[Effect]:
    """Everything it takes for one case to pass: opened, agreed to, approved or decided, told. Raises ActionRefused."""
    seat = chain.acting_seat(world, case)
    if seat is None:
        return []
    effects: list[Effect] = []
    if not case.standing.opened:
        effects.append(chain.act(world, case, chain.event_of(world, seat, "opened", case)))
    for line in case.rubric.scored:
        if line.id not in case.standing.marks:
            now = chain.after(world, case, *_events(effects))
            event = chain.event_of(world, seat, "agreed", now, line=line.id, points=reviewing.granted(now, line))
            effects.append(chain.act(world, now, event))
    judged = chain.after(world, case, *_events(effects))
    if state.draft:
        draft = {"outcome": "recognised", **state.draft}
        decided = chain.act(world, judged, recognising.decision_event(draft, judged, world, seat))
        return [*effects, decided, *recognising.told(judged, decided, seat, world)]
    event = chain.event_of(world, seat, "approved", judged, points=superior_card(judged).total)
    approved = chain.act(world, judged, event)
    return [*effects, approved, *deciding.told(judged, approved, seat, world)]


def _events(effects: list[Effect]) -> tuple[Event, ...]:
    return tuple(effect.event for effect in effects if isinstance(effect, Review))
