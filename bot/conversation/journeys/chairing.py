"""Leading the open meeting: how it stands, inviting with a code, putting changed content to the vote, closing it."""

from dataclasses import replace

from antq_rules import ActionRefused
from antq_rules.meeting import CHAIR, GROUPS
from antq_rules.meeting_log import Meeting
from bot.conversation import chain
from bot.conversation.cards import ballot, minutes
from bot.conversation.codes import code_from, spelled
from bot.conversation.commands import standing_choice
from bot.conversation.effects import InviteToMeeting
from bot.conversation.errors import Misunderstood
from bot.conversation.meetings import after, by_leader, motion_of, own_open, tell_all
from bot.conversation.phrases import Verbatim, Words, say
from bot.conversation.questions.sentences import line_in
from bot.conversation.replies import Choice, Reply, rows_of
from bot.conversation.state import State
from bot.conversation.turn import Move
from bot.conversation.words import attending, menu
from bot.conversation.words import meeting as words
from bot.conversation.world import CaseFile, World


def show(state: State, world: World) -> Reply:
    """How the meeting stands, or the question asked now; that it is over."""
    found = own_open(world)
    if found is None:
        ways = (standing_choice(words.MEETING, "hop"), Choice(say(menu.TO_MENU), "menu"))
        return Reply((say(words.OVER),), choices=(ways,))
    case, meeting = found
    match state.stage:
        case "invite":
            groups = tuple(Choice(ballot.named(each.id), f"code:{each.id}") for each in GROUPS if each.id != CHAIR)
            return Reply((say(words.ASK_GROUP),), choices=(*rows_of(groups, 1), _back()))
        case "close":
            confirm = (Choice(say(words.CONFIRM_CLOSE), "closed", "primary"),)
            body = (*_standing(case, meeting), say(words.ASK_CLOSE))
            return Reply(body, choices=(confirm, _back()))
        case "stop":
            return Reply((say(words.ASK_STOP),), choices=(_back(),), entry="text")
        case _:
            return _page(case, meeting, world)


def _back() -> tuple[Choice, ...]:
    return (Choice(say(attending.TO_MEETING), "back"),)


def _page(case: CaseFile, meeting: Meeting, world: World) -> Reply:
    opened = meeting.opening
    began = minutes.here(opened.began or opened.at, world)
    since = say(words.OPEN_SINCE, moment=began, place=Verbatim(opened.text or ""))
    body = (since, *minutes.one_person(meeting), *_standing(case, meeting))
    title = say(words.TITLE, unit=Verbatim(case.unit.name), year=str(case.year))
    return Reply(body, title=title, choices=_ways(meeting))


def _standing(case: CaseFile, meeting: Meeting) -> tuple[Words, ...]:
    """What is voted on, beside what was before and what the case is now; the votes; who is missing."""
    now = motion_of(case)
    changed = say(words.CHANGED_NOW, total=now.total, grade=ballot.grade(now), code=Verbatim(now.content))
    return (
        *ballot.matter(meeting.motion),
        *ballot.earlier(meeting),
        *((changed,) if meeting.paused else ()),
        ballot.counted(meeting),
        *minutes.attendance(meeting, case.known_profile),
    )


def _ways(meeting: Meeting) -> tuple[tuple[Choice, ...], ...]:
    put = ((Choice(say(words.PUT), "put", "primary"),),) if meeting.paused else ()
    return (
        *put,
        (Choice(say(words.ATTEND), "attend"), Choice(say(words.RIGHTS), "rights")),
        (Choice(say(words.INVITE), "invite"), Choice(say(words.NOTE), "note")),
        (Choice(say(words.MY_VOTE), "vote"), Choice(say(words.REFRESH), "back")),
        (Choice(say(words.CLOSE), "close"), Choice(say(words.STOP), "stop", "danger")),
        (Choice(say(menu.TO_MENU), "menu"),),
    )


def tap(state: State, action: str, world: World) -> Move:
    """Go the chosen way; what needs an open meeting is looked up once more."""
    found = own_open(world)
    if action == "menu" or found is None:
        return Move(state.at("menu") if action == "menu" else state.at("chairing"))
    case, meeting = found
    what, _, value = action.partition(":")
    match what:
        case "attend":
            return Move(state.at("attending", line=CHAIR))
        case "rights":
            return Move(state.at("attending", stage="rights"))
        case "note":
            return Move(state.at("noting"))
        case "vote":
            return Move(state.at("voting", line=f"{case.id}.{meeting.number}"))
        case "close":
            return Move(replace(state.at("chairing", stage="close"), draft={"seen": str(len(meeting.entries))}))
        case "code" | "put" | "closed":
            return _act(state, what, value, world)
        case _:
            return Move(state.at("chairing", stage=what if what in {"invite", "stop"} else ""))


def hear(state: State, text: str, world: World) -> Move:
    """Why the meeting is called off."""
    found = own_open(world)
    if state.stage != "stop" or found is None:
        return Move(state, lead=say(words.WANT, example=say(attending.TO_MEETING if state.stage else words.REFRESH)))
    try:
        why = line_in(text, example=say(words.STOP_EXAMPLE))
    except Misunderstood as error:
        return Move(state, lead=error.words)
    case, meeting = found
    stopped = by_leader(world, "stopped", text=why)
    said = say(words.STOPPED, unit=Verbatim(case.unit.name), why=Verbatim(why))
    told = tell_all(case, meeting, lambda _: Reply((said,), standing=True))
    return Move(state.at("menu"), (stopped, *told))


def _act(state: State, what: str, value: str, world: World) -> Move:
    found = own_open(world)
    if found is None:
        return Move(state.at("chairing"))
    case, meeting = found
    try:
        match what:
            case "code":
                return _invite(state, value, world, case, meeting)
            case "put":
                return _put(state, world, case, meeting)
            case _:
                return _close(state, world, case, meeting)
    except ActionRefused as refusal:
        return Move(state.at("chairing"), lead=Verbatim(refusal.why.text))


def _invite(state: State, group: str, world: World, case: CaseFile, meeting: Meeting) -> Move:
    if group not in {each.id for each in GROUPS}:
        return Move(state)
    code = code_from(world.secret)
    said = say(
        words.CODE,
        group=ballot.named(group),
        code=Verbatim(spelled(code)),
        link=Verbatim(f"{world.address}/vao/{code}"),
    )
    effect = InviteToMeeting(code, case.id, meeting.number, group)
    return Move(state.at("chairing"), (effect,), replies=(Reply((said,), standing=True),))


def _put(state: State, world: World, case: CaseFile, meeting: Meeting) -> Move:
    done = by_leader(world, "put", motion=motion_of(case))
    there = after(meeting, done)
    told = tell_all(case, there, lambda group: ballot.call(case, there, group))
    return Move(state.at("chairing"), (done, *told), say(words.PUT_DONE))


def _close(state: State, world: World, case: CaseFile, meeting: Meeting) -> Move:
    if state.draft.get("seen") != str(len(meeting.entries)):
        again = replace(state, draft={"seen": str(len(meeting.entries))})
        return Move(again, lead=say(words.MOVED_ON))
    done = by_leader(world, "closed")
    found = meeting.counted()
    said = say(words.TO_CONFIRM, agree=found.agree, cast=found.cast)
    reply = Reply((said,), choices=((standing_choice(words.SEE_RECORD, "bienban"),),), standing=True)
    return Move(state.at("recording"), (done, chain.tell_unit(case, reply)), say(words.CLOSED, moment=world.now))
