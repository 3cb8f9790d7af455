"""Opening the unit's meeting: what it is about, where, since when, who writes; then everybody gets the vote card."""

from dataclasses import replace
from datetime import datetime

from antq_rules.meeting import ATTENDANCE, CHAIR, asked, record_in
from antq_rules.meeting_log import TWO_PEOPLE, Meeting, open_one, record_of
from bot.conversation import walk
from bot.conversation.cards import ballot, minutes
from bot.conversation.cards.result import ids
from bot.conversation.commands import standing_choice
from bot.conversation.effects import Meet
from bot.conversation.errors import Misunderstood, OutOfPlace
from bot.conversation.meetings import entry, group_of, leads, may_meet, motion_of, tell_all
from bot.conversation.offices import WORKING
from bot.conversation.phrases import Phrase, Verbatim, Words, say
from bot.conversation.questions.moments import moment_in
from bot.conversation.questions.sentences import line_in
from bot.conversation.replies import Choice, Reply
from bot.conversation.state import State
from bot.conversation.turn import Move
from bot.conversation.words import delegating, menu, reviewing
from bot.conversation.words import meeting as words
from bot.conversation.words import result as result_words
from bot.conversation.world import CaseFile, Colleague, World


def show(state: State, world: World) -> Reply:
    """What the meeting is, or the question asked now."""
    case = world.own_case()
    match state.stage:
        case "place":
            return Reply((say(words.ASK_PLACE),), choices=(_back(),), entry="text")
        case "began":
            now = (Choice(say(words.NOW), "now"),)
            return Reply((say(words.ASK_BEGAN, moment=world.now),), choices=(now, _back()), entry="text")
        case "secretary":
            others = _others(world)
            rows = tuple((Choice(_label(others, each), f"who:{each.person}"),) for each in others)
            myself = (Choice(say(words.MYSELF), f"who:{world.person}"),)
            return Reply((say(words.ASK_SECRETARY),), choices=(*rows, myself, _back()))
        case "confirm":
            confirm = (Choice(say(words.CONFIRM_OPEN), "confirm", "primary"),)
            return Reply(_summary(state, case, world), choices=(confirm, _back()))
        case _:
            return _page(case, world)


def _back() -> tuple[Choice, ...]:
    return (Choice(say(reviewing.BACK), "back"),)


def _page(case: CaseFile, world: World) -> Reply:
    """What the meeting is about and who must be there; nothing to open while the case is not in the unit's hands."""
    title = say(words.TITLE, unit=Verbatim(case.unit.name), year=str(case.year))
    last = record_of(case.meetings)
    record = ((standing_choice(words.SEE_RECORD, "bienban"),),) if last else ()
    to_menu = ((Choice(say(menu.TO_MENU), "menu"),),)
    if not may_meet(case):
        return Reply((say(words.FROZEN),), title=title, choices=(*record, *to_menu))
    told = (minutes.line(last, world),) if last else ()
    body = (*_about(case), *told)
    begin = ((Choice(say(words.BEGIN), "begin", "primary"),),)
    return Reply(body, title=title, choices=(*begin, *record, *to_menu))


def _about(case: CaseFile) -> tuple[Words, ...]:
    names = Verbatim(", ".join(each.name for each in asked(case.known_profile) if each.id != CHAIR))
    paper = record_in(case.plan.dossier)
    needed = say(words.NEEDED, paper=Verbatim(paper)) if paper else say(words.NOT_NEEDED)
    missing = walk.missing(case)
    left = (say(result_words.SUBMIT_MISSING, count=len(missing), lines=ids(missing)),) if missing else ()
    who = say(words.WHO, groups=names, source=Verbatim(ATTENDANCE.text))
    return (who, needed, *ballot.matter(motion_of(case)), *left)


def _writers(world: World) -> tuple[Colleague, ...]:
    """Who could write: the person, and everybody else who works for the unit, each by their first office there."""
    seat, unit = world.own_seat()
    myself = Colleague(world.person, seat.title, seat.locality_id, unit.id, seat.office.kind, seat.office.id)
    there = [each for each in world.colleagues if each.unit == unit.id and each.kind in WORKING]
    first = {each.person: each for each in reversed([myself, *there])}
    return tuple(reversed(first.values()))


def _others(world: World) -> tuple[Colleague, ...]:
    return tuple(each for each in _writers(world) if each.person != world.person)


def _label(others: tuple[Colleague, ...], one: Colleague) -> Words:
    """Somebody by their office, and a number where several hold it."""
    alike = [each for each in others if each.title == one.title]
    if len(alike) == 1:
        return Verbatim(one.title)
    return say(delegating.NTH, title=Verbatim(one.title), number=alike.index(one) + 1)


def _secretary(state: State, world: World) -> Colleague:
    """Who writes, as chosen; looked up once more. Raises OutOfPlace."""
    whom = state.draft["secretary"]
    found = next((each for each in _writers(world) if each.person == whom), None)
    if found is None:
        raise OutOfPlace("the secretary has left the unit")
    return found


def _summary(state: State, case: CaseFile, world: World) -> tuple[Words, ...]:
    secretary = _secretary(state, world)
    what = say(
        words.SUMMARY,
        place=Verbatim(state.draft["place"]),
        moment=datetime.fromisoformat(state.draft["began"]),
        secretary=Verbatim(secretary.title),
    )
    same = secretary.person == world.person and group_of(secretary.kind) == CHAIR
    alone = (say(words.ONE_PERSON, source=Verbatim(TWO_PEOPLE.text)),) if same else ()
    return (what, *alone, *ballot.matter(motion_of(case)))


def tap(state: State, action: str, world: World) -> Move:
    """Begin, choose, confirm, or go back."""
    what, _, value = action.partition(":")
    match what:
        case "begin":
            refused = _refusal(world)
            return Move(state, lead=refused) if refused else Move(_on(state, "place"))
        case "now":
            return _began(state, world.now, world)
        case "who":
            return Move(_on(state, "confirm", secretary=value))
        case "confirm":
            return _open(state, world)
        case "menu":
            return Move(state.at("menu"))
        case _:
            return Move(state.at("convening"))


def hear(state: State, text: str, world: World) -> Move:
    """The place or the time."""
    try:
        match state.stage:
            case "place":
                return Move(_on(state, "began", place=line_in(text, example=say(words.PLACE_EXAMPLE))))
            case "began":
                began = moment_in(text, world.now)
                if began > world.now:
                    return Move(state, lead=say(words.NOT_YET, moment=world.now))
                return _began(state, began, world)
            case stage:
                example = {"": words.BEGIN, "confirm": words.CONFIRM_OPEN, "secretary": words.MYSELF}[stage]
                return Move(state, lead=say(words.WANT, example=say(example)))
    except Misunderstood as error:
        return Move(state, lead=error.words)


def _on(state: State, stage: str, **given: str) -> State:
    return replace(state, stage=stage, draft={**state.draft, **given})


def _began(state: State, began: datetime, world: World) -> Move:
    """Ask who writes, where the head opens and there is somebody else; whoever else opens writes themselves."""
    on = _on(state, "secretary", began=began.replace(second=0, microsecond=0).isoformat())
    if world.head_seat is not None and _others(world):
        return Move(on)
    return Move(_on(on, "confirm", secretary=world.person))


def _refusal(world: World) -> Phrase | None:
    case = world.own_case()
    if open_one(case.meetings) is not None:
        return say(words.ALREADY)
    return None if may_meet(case) else say(words.FROZEN)


def _open(state: State, world: World) -> Move:
    seat, case = world.unit_seat, world.own_case()
    refused = _refusal(world)
    if refused is not None or seat is None:
        return Move(state.at("convening"), lead=refused)
    secretary = _secretary(state, world)
    opened = entry(
        world,
        "opened",
        seat.office.id,
        group=group_of(secretary.kind),
        text=state.draft["place"],
        name=secretary.title,
        secretary=secretary.person,
        began=datetime.fromisoformat(state.draft["began"]),
        motion=motion_of(case),
    )
    number = len(case.meetings) + 1
    meeting = Meeting(number, (opened,))
    told = tell_all(case, meeting, lambda group: ballot.call(case, meeting, group))
    return Move(state.at(_next_place(world, meeting)), (Meet(case.id, number, 1, opened), *told), say(words.OPENED))


def _next_place(world: World, meeting: Meeting) -> str:
    return "chairing" if leads(world, meeting) else "menu"
