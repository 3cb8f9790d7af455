"""Answering one question that was given to the person; nothing else of the case is shown, and nothing counts yet."""

from dataclasses import replace

from antq_rules import Answer
from bot.conversation.cards import line as line_card
from bot.conversation.effects import Effect, HandedStep
from bot.conversation.errors import Misunderstood, OutOfPlace
from bot.conversation.events import Brought
from bot.conversation.files import FileRef
from bot.conversation.handed import Handed, after, by_person
from bot.conversation.journeys import handing
from bot.conversation.phrases import Verbatim, Words, say
from bot.conversation.questions import kind_for, told
from bot.conversation.questions.asked import Asked, More
from bot.conversation.questions.sentences import sentence_in
from bot.conversation.replies import Choice, Reply
from bot.conversation.state import State
from bot.conversation.turn import Move
from bot.conversation.words import files as file_words
from bot.conversation.words import handing as words
from bot.conversation.words import menu, questions
from bot.conversation.words import scoring as scoring_words
from bot.conversation.world import CaseFile, World


def begin(state: State, argument: str, world: World) -> Move:
    """To the question with this handing, while it is with the person."""
    handed = next((each for each in by_person(world.handed, world.person) if each.id == argument), None)
    if handed is None or not world.case(handed.case).standing.may_change(handed.line):
        return Move(state.at("menu"), lead=say(words.NOT_ASKED))
    return Move(state.at("answering", case=handed.case, line=handed.line))


def _here(state: State, world: World) -> tuple[Handed, CaseFile]:
    """The question and its case. Raises OutOfPlace when it is not with the person any more."""
    handed = world.handed_over(state.case, state.line)
    case = world.cases.get(state.case)
    if handed is None or handed.to != world.person or case is None or not case.standing.may_change(state.line):
        raise OutOfPlace("the question is not with the person")
    return handed, case


def show(state: State, world: World) -> Reply:
    """The question with what was given so far, or the place to write a note or send a file."""
    handed, case = _here(state, world)
    done = (Choice(say(file_words.DONE), "cancel", "primary"),)
    if state.stage == "note":
        return Reply((say(scoring_words.ASK_NOTE, line=state.line),), choices=(done,), entry="text")
    if state.stage == "evidence":
        names = Verbatim(", ".join(file.name for file in handed.files))
        kept = (say(file_words.KEPT, count=len(handed.files), names=names),) if handed.files else ()
        ask = say(file_words.ASK, line=state.line, most=10)
        return Reply((ask, say(file_words.CARE), *kept), choices=(done,), entry="file")
    asked = _asked(state, case)
    prompt = kind_for(asked).ask(asked)
    choices = (*prompt.choices, *_always(state, asked))
    if state.draft:
        return Reply((prompt.question,), title=_title(asked), choices=choices, entry=prompt.entry)
    question = line_card.asked_in_words(asked, world) or prompt.question
    body = (*_so_far(handed), question, *((prompt.hint,) if prompt.hint is not None else ()))
    official = line_card.wording(case, asked.line)
    return Reply(body, title=_title(asked), official=official, choices=choices, entry=prompt.entry)


def _asked(state: State, case: CaseFile) -> Asked:
    return Asked(case.rubric.line(state.line), case.known_profile, case.plan, state.draft)


def _title(asked: Asked) -> Words:
    return say(words.HEADING, line=asked.line.id, max=asked.line.max)


def _so_far(handed: Handed) -> tuple[Words, ...]:
    besides = (say(words.ASKED_BESIDES, comment=Verbatim(handed.again)),) if handed.again else ()
    answer = (say(words.SO_FAR, answer=told(handed.answer)),) if handed.answer is not None else ()
    note = (say(words.NOTE, note=Verbatim(handed.note)),) if handed.note else ()
    names = ", ".join(file.name for file in handed.files)
    return (*besides, *answer, *note, *((say(words.FILES, names=Verbatim(names)),) if names else ()))


def _always(state: State, asked: Asked) -> tuple[tuple[Choice, ...], ...]:
    if state.draft:
        return ((Choice(say(scoring_words.CANCEL), "cancel"),),)
    otherwise = asked.line.may_not_apply and asked.line.ask_for(asked.profile) != "not_applicable"
    apart = ((Choice(say(questions.NOT_APPLICABLE), "na"),),) if otherwise else ()
    more = (
        Choice(say(scoring_words.WHY), "why"),
        Choice(say(file_words.EVIDENCE), "evidence"),
        Choice(say(scoring_words.NOTE), "note"),
    )
    return (*apart, more, (Choice(say(menu.TO_MENU), "menu"),))


def tap(state: State, action: str, world: World) -> Move:
    """Answer by button, look why it is asked, or bring more."""
    handed, case = _here(state, world)
    match action:
        case "menu":
            return Move(state.at("menu"))
        case "why":
            return Move(state, replies=(line_card.explained(case.rubric.line(state.line)),))
        case "note" | "evidence":
            return Move(replace(state, stage=action))
        case "na":
            return Move(replace(state, draft={"kind": "not_applicable"}))
        case "cancel":
            return Move(_plain(state))
        case _:
            return _answer(state, action.removeprefix("a:"), world, handed, case)


def _plain(state: State) -> State:
    return state.at("answering", case=state.case, line=state.line)


def hear(state: State, text: str, world: World) -> Move:
    """A typed answer, or the note that was asked for."""
    handed, case = _here(state, world)
    if state.stage == "evidence":
        return Move(state, lead=say(file_words.WANT))
    if state.stage != "note":
        return _answer(state, text, world, handed, case)
    try:
        note = sentence_in(text, example=say(scoring_words.NOTE_EXAMPLE))
    except Misunderstood as error:
        return Move(state, lead=error.words)
    return Move(_plain(state), (_step(handed, "noted", note),), say(words.NOTED, line=state.line))


def _answer(state: State, text: str, world: World, handed: Handed, case: CaseFile) -> Move:
    asked = _asked(state, case)
    try:
        answer = kind_for(asked).read(asked, text)
    except Misunderstood as error:
        return Move(state, lead=error.words)
    if isinstance(answer, More):
        return Move(replace(state, draft=answer.draft))
    effects, lead = given(handed, answer, case)
    return Move(_plain(state), effects, lead)


def given(handed: Handed, answer: Answer, case: CaseFile) -> tuple[tuple[Effect, ...], Words]:
    """What an answer to a question that was given brings about: it is kept, and the head is told."""
    step = _step(handed, "answered", answer)
    changed = after(handed, "answered", answer) or handed
    return (step, handing.tell_head(case, changed)), say(words.SENT, line=handed.line, answer=told(answer))


def _step(handed: Handed, kind: str, what: Answer | FileRef | str) -> HandedStep:
    return HandedStep(handed.id, handed.case, handed.line, kind, handed.office, what)


def bring(state: State, event: Brought, world: World) -> Move | None:
    """A file goes with the answer; it is beside no line until the head takes it."""
    handed, _ = _here(state, world)
    effect = _step(handed, "attached", event.file)
    album = f"handed/{event.album} {state.line}" if event.album else ""
    if album and state.album == album:
        return Move(state, (effect,), still=True)
    kept = replace(state, album=album)
    return Move(kept, (effect,), say(words.ATTACHED, line=state.line, name=Verbatim(event.file.name)))
