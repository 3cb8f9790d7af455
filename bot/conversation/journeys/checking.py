"""The self-check against the standard, criterion by criterion; it can be left and taken up again at any time."""

from dataclasses import replace

from antq_rules import CriterionAnswer
from antq_rules.scope import STATUS_LINE
from bot.conversation import check
from bot.conversation.cards import check as card
from bot.conversation.effects import Effect, SaveCriterion
from bot.conversation.errors import Misunderstood, OutOfPlace
from bot.conversation.phrases import Verbatim, Words, say
from bot.conversation.questions import criterion as kind
from bot.conversation.questions.asked import More
from bot.conversation.replies import Choice, Reply, rows_of
from bot.conversation.state import State
from bot.conversation.turn import Move
from bot.conversation.words import checking as words
from bot.conversation.words import menu, questions, scoring
from bot.conversation.world import CaseFile, World


def begin(state: State, world: World) -> Move:
    """To the first criterion without an answer, or to the outcome; with an introduction the first time."""
    case = world.own_case()
    if case.standard is None:
        return Move(state, lead=say(words.NO_STANDARD))
    if not check.may_change(case):
        return Move(state.at("checking", stage="result"), lead=say(scoring.FROZEN))
    left = check.open_ids(case)
    place = _to(state, left[0]) if left else state.at("checking", stage="result")
    return Move(place, replies=() if case.criteria else (card.intro(case),))


def _to(state: State, criterion: str) -> State:
    return state.at("checking", line=criterion)


def show(state: State, world: World) -> Reply:
    """The criterion the person stands at, the outcome, or the grid of criteria when one is to be changed."""
    case = world.own_case()
    if state.stage == "pick":
        buttons = tuple(Choice(Verbatim(each.id), f"go to:{each.id}") for each in check.asked(case))
        back = ((Choice(say(words.TO_RESULT), "result"),),)
        return Reply((say(words.PICK, example=_example(case)),), choices=(*rows_of(buttons, 5), *back), entry="text")
    if state.stage == "result":
        return _outcome(case)
    _refuse_closed(case)
    criterion = check.criterion(case, state.line)
    prompt = kind.ask(criterion, state.draft)
    reply = card.question(case, criterion)
    if state.draft:
        cancel = ((Choice(say(scoring.CANCEL), "cancel"),),)
        body = (prompt.question,)
        return replace(reply, official=(), body=body, choices=(*prompt.choices, *cancel), entry=prompt.entry)
    choices = (*prompt.choices, *_always(case, state.line))
    return replace(reply, body=(*reply.body, prompt.question), choices=choices, entry=prompt.entry)


def _refuse_closed(case: CaseFile) -> None:
    """Raise OutOfPlace when somebody handed the case in meanwhile."""
    if not check.may_change(case):
        raise OutOfPlace("the self-check is closed")


def _example(case: CaseFile) -> Verbatim:
    return Verbatim(check.asked(case)[-1].id)


def _always(case: CaseFile, here: str) -> tuple[tuple[Choice, ...], ...]:
    apart = ((Choice(say(questions.NOT_APPLICABLE), "na"),),) if kind.may_not_apply(check.criterion(case, here)) else ()
    keep = ((Choice(say(scoring.KEEP), "keep", "primary"),),) if here in case.criteria else ()
    ways = (Choice(say(scoring.BACK), "back"), Choice(say(scoring.LATER), "later"), Choice(say(scoring.WHY), "why"))
    out = (Choice(say(words.TO_RESULT), "result"), Choice(say(menu.TO_MENU), "menu"))
    return (*apart, *keep, ways, out)


def _outcome(case: CaseFile) -> Reply:
    result = case.checked
    if result is None:
        raise OutOfPlace("nothing to check against")
    home = (Choice(say(menu.TO_MENU), "menu"),)
    if not check.may_change(case):
        return replace(card.outcome(case, result), choices=(home,))
    missing = ((Choice(say(words.ANSWER_MISSING), "missing", "primary"),),) if check.open_ids(case) else ()
    line = (Choice(say(words.TO_LINE, line=STATUS_LINE), "line", "plain" if missing else "primary"),)
    ways = (Choice(say(words.CHANGE), "pick"), *home)
    return replace(card.outcome(case, result), choices=(*missing, line, ways))


def tap(state: State, action: str, world: World) -> Move:
    """Answer by button, or move along the criteria."""
    case = world.own_case()
    match action:
        case "menu":
            return Move(state.at("menu"))
        case "result" | "pick":
            return Move(state.at("checking", stage=action))
        case "line":
            return Move(state.at("scoring", line=STATUS_LINE))
        case "missing":
            return Move(_to(state, check.open_ids(case)[0]))
        case _ if action.startswith("go to:"):
            return Move(_to(state, action.removeprefix("go to:")))
        case _:
            return _at_question(state, action, world, case)


def _at_question(state: State, action: str, world: World, case: CaseFile) -> Move:
    match action:
        case "back":
            previous = check.before(case, state.line)
            return Move(_to(state, previous)) if previous else Move(state, lead=say(words.FIRST))
        case "later":
            postponed = say(words.POSTPONED, criterion=state.line)
            return _onwards(state, case, None if state.line in case.criteria else postponed)
        case "keep":
            return _onwards(state, case)
        case "why":
            return Move(state, replies=(card.explained(check.criterion(case, state.line)),))
        case "na":
            return Move(replace(state, draft={"kind": "not_applicable"}))
        case "cancel":
            return Move(_to(state, state.line))
        case _:
            return _answer(state, action.removeprefix("a:"), world, case)


def hear(state: State, text: str, world: World) -> Move:
    """A typed answer; elsewhere the id of a criterion leads to it."""
    case = world.own_case()
    if not state.stage:
        _refuse_closed(case)
        return _answer(state, text, world, case)
    wanted = check.named(case, text) if check.may_change(case) else None
    return Move(_to(state, wanted)) if wanted else Move(state, lead=say(words.WANT, example=_example(case)))


def _answer(state: State, text: str, world: World, case: CaseFile) -> Move:
    criterion = check.criterion(case, state.line)
    try:
        answer = kind.read(criterion, state.draft, text)
    except Misunderstood as error:
        return Move(state, lead=error.words)
    if isinstance(answer, More):
        return Move(replace(state, draft=answer.draft))
    return _save(state, answer, world, case)


def _save(state: State, answer: CriterionAnswer, world: World, case: CaseFile) -> Move:
    standard = case.standard.id if case.standard else ""
    effect = SaveCriterion(case.id, standard, state.line, answer, world.own_seat()[0].office.id)
    answered = replace(case, criteria={**case.criteria, state.line: answer})
    return _onwards(state, answered, say(words.SAVED, criterion=state.line, answer=kind.told(answer)), effect)


def _onwards(state: State, case: CaseFile, lead: Words | None = None, *effects: Effect) -> Move:
    following = check.after(case, state.line)
    place = _to(state, following) if following else state.at("checking", stage="result")
    return Move(place, effects, lead)
