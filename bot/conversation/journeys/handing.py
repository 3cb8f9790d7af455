"""Giving a question to somebody else, and what the head then does with it."""

import hashlib
from dataclasses import replace

from antq_rules import Office
from bot.conversation import chain, headship, walk
from bot.conversation.cards import handed as card
from bot.conversation.codes import code_from, spelled
from bot.conversation.effects import Effect, HandedStep, HandQuestion, KeepEvidence, Notify, SaveAnswer, SaveNote
from bot.conversation.errors import Misunderstood, OutOfPlace
from bot.conversation.handed import Handed
from bot.conversation.offices import ASKED, DEPUTY, HELPER, TITLES
from bot.conversation.phrases import Verbatim, Words, say
from bot.conversation.questions import told
from bot.conversation.questions.sentences import line_in
from bot.conversation.replies import Choice, Reply, rows_of
from bot.conversation.state import State
from bot.conversation.turn import Move
from bot.conversation.words import delegating, reviewing
from bot.conversation.words import files as file_words
from bot.conversation.words import handing as words
from bot.conversation.world import CaseFile, Colleague, World


def show(state: State, world: World) -> Reply:
    """To whom the question is given, or what to ask besides."""
    case, back = _open_case(state, world), (Choice(say(reviewing.BACK), "back"),)
    if state.stage == "again":
        who = Verbatim(_handed(state, world, case).title)
        return Reply((say(words.ASK_AGAIN, who=who, line=state.line),), choices=(back,), entry="text")
    people = tuple(Choice(_who(world, each), f"to:{each.person}") for each in _colleagues(world))
    code = (Choice(say(words.BY_CODE), "code"),)
    body = (say(words.ASK_WHOM, line=state.line), say(words.MEANS))
    return Reply(body, choices=(*rows_of(people, 1), code, back))


def _open_case(state: State, world: World) -> CaseFile:
    """The unit's case while the head may change this line. Raises OutOfPlace."""
    case = world.own_case()
    headship.seat(world)
    if not case.standing.may_change(state.line):
        raise OutOfPlace("the line is closed")
    return case


def _handed(state: State, world: World, case: CaseFile) -> Handed:
    handed = world.handed_over(case.id, state.line)
    if handed is None:
        raise OutOfPlace("the question is not with anybody")
    return handed


def _colleagues(world: World) -> tuple[Colleague, ...]:
    """The deputies and helpers of the unit, each once."""
    _, unit = world.own_seat()
    found = {
        each.person: each
        for each in reversed(world.colleagues)
        if each.unit == unit.id and each.kind in {DEPUTY, HELPER}
    }
    return tuple(reversed(found.values()))


def _who(world: World, colleague: Colleague) -> Words:
    """Somebody by their office, with a number where several hold it."""
    alike = [each.person for each in _colleagues(world) if each.title == colleague.title]
    title = Verbatim(colleague.title)
    return title if len(alike) == 1 else say(delegating.NTH, title=title, number=alike.index(colleague.person) + 1)


def tap(state: State, action: str, world: World) -> Move:
    """Give it, or go back to the question."""
    case = _open_case(state, world)
    here = state.at("scoring", line=state.line)
    if action == "back":
        return Move(here)
    if world.handed_over(case.id, state.line) is not None:
        return Move(here, lead=say(words.ALREADY, line=state.line))
    handing = hashlib.sha256(f"{world.secret}/handing".encode()).hexdigest()[:16]
    return _by_code(here, world, case, handing) if action == "code" else _to(here, action[3:], world, case, handing)


def _to(state: State, person: str, world: World, case: CaseFile, handing: str) -> Move:
    colleague = next((each for each in _colleagues(world) if each.person == person), None)
    if colleague is None:
        raise OutOfPlace("the colleague has left")
    seat = headship.seat(world)
    office = Office(f"{colleague.office}", colleague.kind, case.unit.id, case.locality_id)
    effect = HandQuestion(handing, case.id, state.line, seat.office.id, person, office, colleague.title)
    handed = Handed(handing, case.id, state.line, world.now, person, office.id, colleague.title)
    told_them = Notify(person, card.notice(words.NOTICE, case, handed))
    lead = say(words.DONE, line=state.line, who=_who(world, colleague))
    return Move(_onwards(state, case), (effect, told_them), lead)


def _onwards(state: State, case: CaseFile) -> State:
    """To the question after this one, or to the result."""
    following = walk.after(case, state.line)
    return state.at("scoring", line=following) if following else state.at("result")


def _by_code(state: State, world: World, case: CaseFile, handing: str) -> Move:
    code, seat = code_from(f"{world.secret}/handing"), headship.seat(world)
    office = Office(f"{ASKED}-{case.unit.id}", ASKED, case.unit.id, case.locality_id)
    title = f"{TITLES[ASKED]} – {case.unit.name}"
    effect = HandQuestion(handing, case.id, state.line, seat.office.id, None, office, title, code)
    link = Verbatim(f"{world.address}/vao/{code}")
    passed_on = say(words.CODE, line=state.line, code=Verbatim(spelled(code)), link=link)
    lead = say(words.DONE_CODE, line=state.line)
    return Move(_onwards(state, case), (effect,), lead, (Reply((passed_on,), standing=True),))


def hear(state: State, text: str, world: World) -> Move:
    """What to ask the colleague besides."""
    case = _open_case(state, world)
    if state.stage != "again":
        return Move(state, lead=say(words.WANT, example=say(words.BY_CODE)))
    handed = _handed(state, world, case)
    if state.draft.get("steps") != str(handed.steps):
        return Move(state.at("scoring", line=state.line), lead=say(reviewing.CHANGED))
    try:
        comment = line_in(text, example=say(words.AGAIN_EXAMPLE))
    except Misunderstood as error:
        return Move(state, lead=error.words)
    effects: tuple[Effect, ...] = (_step(handed, "again", world, comment),)
    if handed.to is not None:
        effects = (*effects, Notify(handed.to, card.notice(words.NOTICE_AGAIN, case, handed, comment)))
    return Move(state.at("scoring", line=state.line), effects, say(words.ASKED_AGAIN, line=state.line))


def _step(handed: Handed, kind: str, world: World, given: str | None = None) -> HandedStep:
    return HandedStep(handed.id, handed.case, handed.line, kind, world.own_seat()[0].office.id, given)


def at_question(state: State, action: str, world: World, case: CaseFile) -> Move:
    """A button of the head's at the question: give it away, take the answer, ask again, or take the question back."""
    refused = headship.why_not(world, "hand")
    if refused is not None:
        return Move(state, lead=refused)
    handed = world.handed_over(case.id, state.line)
    if handed is None:
        return Move(state.at("handing", line=state.line))
    if action == "hand:files":
        said = say(file_words.SHOWN, line=state.line, unit=Verbatim(handed.title))
        return Move(state, replies=(Reply((said,), standing=True, files=handed.files, case=handed.case),))
    if action == "hand:again":
        return Move(replace(state.at("handing", stage="again", line=state.line), draft={"steps": str(handed.steps)}))
    if action.startswith("hand:revoke "):
        return Move(replace(state, draft={}), ended(handed, world, case), say(words.REVOKED, line=state.line))
    return _use(state, handed, world, case)


def ended(handed: Handed, world: World, case: CaseFile) -> tuple[Effect, ...]:
    """The question is not with the colleague any more, who is told."""
    over = _step(handed, "ended", world)
    return (over, Notify(handed.to, card.notice(words.NOTICE_ENDED, case, handed))) if handed.to else (over,)


def all_ended(world: World, case: CaseFile) -> tuple[Effect, ...]:
    """The same for every question of the case."""
    return tuple(effect for each in world.handed if each.case == case.id for effect in ended(each, world, case))


def _use(state: State, handed: Handed, world: World, case: CaseFile) -> Move:
    """The answer with its note and files becomes the unit's, in the colleague's name."""
    answer, author = handed.answer, handed.to
    if answer is None or author is None:
        return Move(state)
    place = (case.id, handed.line)
    note = (SaveNote(*place, handed.note, handed.office, author),) if handed.note else ()
    files = tuple(KeepEvidence(*place, file, handed.office, author) for file in handed.files)
    saved = SaveAnswer(*place, answer, handed.office, author)
    thanks = Notify(author, card.notice(words.NOTICE_USED, case, handed))
    lead = say(words.USED, line=handed.line, answer=told(answer), who=Verbatim(handed.title))
    effects: tuple[Effect, ...] = (saved, *note, *files, _step(handed, "used", world), thanks)
    return Move(_onwards(state, replace(case, answers={**case.answers, handed.line: answer})), effects, lead)


def tell_head(case: CaseFile, handed: Handed) -> Effect:
    """That the colleague has answered."""
    return chain.tell_unit(case, card.answered(handed))
