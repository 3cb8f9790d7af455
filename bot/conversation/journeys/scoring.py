"""The walk through the rubric: one line a message, answered, kept, skipped, explained or noted."""

from dataclasses import replace

from antq_rules import Answer
from bot.conversation import walk
from bot.conversation.cards import author
from bot.conversation.cards import carried as last_year
from bot.conversation.cards import handed as handed_card
from bot.conversation.cards import line as line_card
from bot.conversation.carried import Carried, carried
from bot.conversation.effects import Effect, SaveAnswer, SaveNote
from bot.conversation.errors import Misunderstood, OutOfPlace
from bot.conversation.journeys import answering, evidence, handing
from bot.conversation.offers import offer_for, offered_first
from bot.conversation.phrases import Words, say
from bot.conversation.questions import kind_for, told
from bot.conversation.questions.asked import Asked, More
from bot.conversation.questions.sentences import sentence_in
from bot.conversation.replies import Choice, Reply
from bot.conversation.state import State
from bot.conversation.turn import Move
from bot.conversation.words import carrying, menu, questions
from bot.conversation.words import files as file_words
from bot.conversation.words import handing as handing_words
from bot.conversation.words import scoring as words
from bot.conversation.world import CaseFile, World


def show(state: State, world: World) -> Reply:
    """The question the person stands at, or the place to write a note beside it."""
    case = _open_case(state, world)
    if state.stage == "note":
        return Reply(
            (say(words.ASK_NOTE, line=state.line),), choices=((Choice(say(words.CANCEL), "cancel"),),), entry="text"
        )
    if state.stage == "evidence":
        return evidence.show(state, case)
    asked = _asked(state, case)
    prompt = kind_for(asked).ask(asked)
    reply = line_card.question(case, asked.line)
    offer, last = offer_for(case, asked.line, world), carried(case, asked.line, world)
    away = () if state.draft else handed_card.ways(world.handed_over(case.id, state.line), world)
    rows = (*offered_first(prompt.choices, offer), *_again(state, case, last), *_always(state, case, asked, world))
    choices = (*away, *rows)
    if state.draft:
        return replace(reply, official=(), body=(prompt.question,), choices=choices, entry=prompt.entry)
    question = line_card.asked_in_words(asked, world) or prompt.question
    hint = (prompt.hint,) if prompt.hint is not None else ()
    return replace(
        reply,
        body=(
            *reply.body,
            *author.of_answer(case, asked.line.id, world),
            *handed_card.at_question(world.handed_over(case.id, asked.line.id), world),
            *last_year.at_question(last),
            *offer.says,
            question,
            *hint,
        ),
        choices=choices,
        entry=prompt.entry,
    )


def _open_case(state: State, world: World) -> CaseFile:
    """The unit's case while this line may be changed. Raises OutOfPlace when somebody handed it in meanwhile."""
    case = world.own_case()
    if all(line.id != state.line for line in walk.asked_lines(case)):
        raise OutOfPlace("the line is closed")
    return case


def _again(state: State, case: CaseFile, last: Carried | None) -> tuple[tuple[Choice, ...], ...]:
    """One tap for last year's answer, where this year's rules take it and it is not given already."""
    if state.draft or last is None or not last.usable or case.answers.get(state.line) == last.answer:
        return ()
    return ((Choice(say(carrying.AS_LAST_YEAR), "last"),),)


def _always(state: State, case: CaseFile, asked: Asked, world: World) -> tuple[tuple[Choice, ...], ...]:
    if state.draft:
        return ((Choice(say(words.CANCEL), "cancel"),),)
    offered_otherwise = asked.line.ask_for(asked.profile) != "not_applicable"
    apart = ((Choice(say(questions.NOT_APPLICABLE), "na"),),) if asked.line.may_not_apply and offered_otherwise else ()
    keep = ((Choice(say(words.KEEP), "keep", "primary"),),) if asked.line.id in case.answers else ()
    ways = (Choice(say(words.BACK), "back"), Choice(say(words.LATER), "later"))
    more = (
        Choice(say(words.WHY), "why"),
        Choice(say(file_words.EVIDENCE), "evidence"),
        Choice(say(words.NOTE), "note"),
    )
    here = world.handed_over(case.id, state.line) is None and world.head_seat is not None
    hand = (Choice(say(handing_words.HAND), "hand"),) if here else ()
    out = (*hand, Choice(say(words.PICK), "pick"), Choice(say(menu.TO_MENU), "menu"))
    return (*apart, *keep, ways, more, out)


def tap(state: State, action: str, world: World) -> Move:
    """Answer by button, or move along the form."""
    case = _open_case(state, world)
    match action:
        case "back":
            previous = walk.before(case, state.line)
            return Move(_to(state, previous)) if previous else Move(state, lead=say(words.FIRST))
        case "later":
            answered = state.line in case.answers
            return _onwards(state, case, None if answered else say(words.POSTPONED, line=state.line))
        case "keep" | "last":
            return _onwards(state, case) if action == "keep" else _as_last_year(state, world, case)
        case "pick" | "menu":
            return Move(state.at("menu") if action == "menu" else state.at("result", stage="pick"))
        case "why":
            return Move(state, replies=(line_card.explained(case.rubric.line(state.line)),))
        case "note" | "evidence":
            return Move(replace(state, stage=action))
        case "na":
            return Move(replace(state, draft={"kind": "not_applicable"}))
        case "cancel":
            return Move(_to(state, state.line))
        case _:
            return _tap_more(state, action, world, case)


def _tap_more(state: State, action: str, world: World, case: CaseFile) -> Move:
    """A button that carries something: what is done with a handed question, which file goes, or the answer."""
    if action.startswith("hand"):
        return handing.at_question(state, action, world, case)
    if action.startswith("drop:"):
        return evidence.drop(state, action.removeprefix("drop:"), world, case)
    return _answer(state, action.removeprefix("a:"), world, case)


def hear(state: State, text: str, world: World) -> Move:
    """A typed answer, or the note that was asked for."""
    case = _open_case(state, world)
    if state.stage == "evidence":
        return Move(state, lead=say(file_words.WANT))
    if state.stage != "note":
        return _answer(state, text, world, case)
    try:
        note = sentence_in(text, example=say(words.NOTE_EXAMPLE))
    except Misunderstood as error:
        return Move(state, lead=error.words)
    effect = SaveNote(case.id, state.line, note, world.own_seat()[0].office.id)
    return Move(_to(state, state.line), (effect,), say(words.NOTE_SAVED, line=state.line))


def _answer(state: State, text: str, world: World, case: CaseFile) -> Move:
    asked = _asked(state, case)
    kind = kind_for(asked)
    try:
        answer = kind.read(asked, text)
    except Misunderstood as error:
        return Move(state, lead=error.words)
    if isinstance(answer, More):
        return Move(replace(state, draft=answer.draft))
    return _keep(state, answer, world, case, say(words.SAVED, line=state.line, answer=told(answer)))


def _keep(state: State, answer: Answer, world: World, case: CaseFile, lead: Words) -> Move:
    """Save the answer; from whoever was given the question it goes to the head, whose own one ends the asking."""
    handed = world.handed_over(case.id, state.line)
    if handed is not None and handed.to == world.person:
        effects, lead = answering.given(handed, answer, case)
        return _onwards(state, case, lead, *effects)
    effect = SaveAnswer(case.id, state.line, answer, world.own_seat()[0].office.id)
    over = handing.ended(handed, world, case) if handed is not None and world.head_seat is not None else ()
    answered = replace(case, answers={**case.answers, state.line: answer})
    return _onwards(state, answered, lead, effect, *over)


def _as_last_year(state: State, world: World, case: CaseFile) -> Move:
    """The same answer as last year, kept like any other; files beside it are not."""
    line = case.rubric.line(state.line)
    last = carried(case, line, world)
    if last is None or not last.usable:
        return Move(state)
    return _keep(state, last.answer, world, case, last_year.saved(line, last))


def _onwards(state: State, case: CaseFile, lead: Words | None = None, *effects: Effect) -> Move:
    following = walk.after(case, state.line)
    place = _to(state, following) if following else state.at("result")
    return Move(place, effects, lead)


def _to(state: State, line: str) -> State:
    return state.at("scoring", line=line)


def _asked(state: State, case: CaseFile) -> Asked:
    return Asked(case.rubric.line(state.line), case.known_profile, case.plan, state.draft)
