"""Where each command leads, whoever types it and wherever they stand."""

from collections.abc import Callable
from dataclasses import replace

from antq_rules import ActionRefused
from bot.conversation import chain, former, headship, walk
from bot.conversation.cards import deadlines, notices, pages
from bot.conversation.cards.closed import what_happened
from bot.conversation.codes import code_from, spelled
from bot.conversation.commands import standing_choice
from bot.conversation.effects import IssueCode
from bot.conversation.journeys import (
    answering,
    batch,
    calendar,
    calling,
    checking,
    delegating,
    handing_over,
    nudging,
    reminding,
    submitting,
    voting,
    watching,
    withdrawing,
)
from bot.conversation.journeys.channels import name_of
from bot.conversation.journeys.result import go_to_line, line_named
from bot.conversation.meetings import own_open, present
from bot.conversation.offices import REVIEWING, WORKING
from bot.conversation.phrases import Verbatim, Words, say
from bot.conversation.replies import Reply
from bot.conversation.state import State
from bot.conversation.turn import Move
from bot.conversation.words import channels as channel_words
from bot.conversation.words import delegating as delegating_words
from bot.conversation.words import menu as words
from bot.conversation.words import reviewing
from bot.conversation.words import scoring as scoring_words
from bot.conversation.words import watching as watching_words
from bot.conversation.words import withdrawing as withdrawing_words
from bot.conversation.world import World

Route = Callable[[State, str, World], Move]


def run(name: str, argument: str, state: State, world: World) -> Move:
    """Carry out a command; an unknown one is named and changes nothing."""
    route = _ROUTES.get(name)
    if route is None:
        return Move(state, lead=say(words.UNKNOWN_COMMAND, command=Verbatim(f"/{name[:40]}")))
    refused = _refused(name, world)
    return route(state, argument, world) if refused is None else Move(state, lead=refused)


def _refused(name: str, world: World) -> Words | None:
    """Why the person's offices do not let them use a command; None when they do."""
    if name in _UNITS and world.unit_seat is None:
        return former.no_longer(world, WORKING) or say(words.ONLY_HEAD)
    if name in _HEADS:
        return headship.why_not(world, name)
    if name == "xem" and not world.watching_seats:
        return say(watching_words.ONLY_BOARD)
    watches = name in _WATCHERS and world.watching_seats
    if name in _REVIEWERS and not world.reviewer_seats and not watches:
        return former.no_longer(world, REVIEWING) or say(words.ONLY_REVIEWER)
    return None


def _menu(state: State, argument: str, world: World) -> Move:
    return Move(state.at("menu"))


def _continue(state: State, argument: str, world: World) -> Move:
    return Move(state)


def _score(state: State, argument: str, world: World) -> Move:
    case = world.own
    if case is None or case.profile is None:
        return Move(state.at("profile"))
    if not walk.asked_lines(case):
        return Move(state.at("menu"), lead=say(scoring_words.FROZEN))
    if case.standing.state == "returned" and not case.standing.reopened:
        return Move(state.at("result"))
    line = walk.first_open(case)
    return Move(state.at("scoring", line=line) if line else state.at("result"))


def _line(state: State, argument: str, world: World) -> Move:
    case = world.own
    if case is None or case.profile is None:
        return Move(state.at("profile"))
    if not walk.asked_lines(case):
        return Move(state, lead=say(scoring_words.FROZEN))
    if not argument:
        return Move(state.at("result", stage="pick"))
    line = line_named(case, argument)
    if line is None:
        known = Verbatim(", ".join(each.id for each in case.rubric.scored))
        return Move(state, lead=say(scoring_words.NO_LINE, line=Verbatim(argument[:20] or "?"), lines=known))
    return go_to_line(state, case, line)


def _case(state: State, argument: str, world: World) -> Move:
    if world.own is None:
        return Move(state, lead=say(words.NOT_BEGUN, year=str(world.now.year)))
    withdraw = (standing_choice(withdrawing_words.WITHDRAW, "rut"),) if withdrawing.may(world, world.own) else ()
    page = pages.own_case(world.own, world)
    return Move(state, replies=(replace(page, choices=(*page.choices, withdraw)),))


def _hand_in(state: State, argument: str, world: World) -> Move:
    case = world.own
    if case is None or case.profile is None:
        return Move(state.at("profile"))
    if not walk.asked_lines(case):
        return Move(state.at("menu"), lead=say(scoring_words.FROZEN))
    return submitting.begin(state, case)


def _withdraw(state: State, argument: str, world: World) -> Move:
    return withdrawing.begin(state, world)


def _meeting(state: State, argument: str, world: World) -> Move:
    """To the meeting one leads, else to the one that awaits one's vote, else to opening one."""
    if own_open(world) is not None:
        return Move(state.at("chairing"))
    case = world.own
    if world.unit_seat is None or present(world):
        return voting.begin(state, world)
    if case is None or case.profile is None:
        return Move(state, lead=say(words.NOT_BEGUN, year=str(world.now.year)))
    return Move(state.at("convening"))


def _vote(state: State, argument: str, world: World) -> Move:
    return voting.vote(state, argument, world)


def _record(state: State, argument: str, world: World) -> Move:
    return Move(state.at("recording") if world.own is not None else state)


def _delegate(state: State, argument: str, world: World) -> Move:
    if not delegating.own_seats(world):
        return Move(state, lead=say(delegating_words.NOTHING_TO_LEND))
    return delegating.begin(state, world)


def _dates(state: State, argument: str, world: World) -> Move:
    return Move(state, replies=(deadlines.all_dates(world),))


def _calendar(state: State, argument: str, world: World) -> Move:
    return calendar.begin(state, world)


def _check(state: State, argument: str, world: World) -> Move:
    case = world.own
    if case is None or case.profile is None:
        return Move(state.at("profile"))
    return checking.begin(state, world)


def _register(state: State, argument: str, world: World) -> Move:
    return Move(state.at("registering"))


def _waiting(state: State, argument: str, world: World) -> Move:
    return Move(state.at("waiting"))


def _together(state: State, argument: str, world: World) -> Move:
    return batch.begin(state.at("waiting"), world)


def _progress(state: State, argument: str, world: World) -> Move:
    return Move(state, replies=(pages.progress(world),))


def _help(state: State, argument: str, world: World) -> Move:
    return Move(state, replies=(pages.help_page(world),))


def _language(state: State, argument: str, world: World) -> Move:
    return Move(state.at("language"))


def _data(state: State, argument: str, world: World) -> Move:
    return Move(state.at("own_data"))


def _link(state: State, argument: str, world: World) -> Move:
    code = code_from(world.secret)
    said = say(channel_words.CODE, code=Verbatim(spelled(code)), link=Verbatim(f"{world.address}/vao/{code}"))
    deep = tuple(
        say(channel_words.DEEP, channel=name_of(way.channel), link=Verbatim(f"https://t.me/{way.name}?start={code}"))
        for way in world.ways
        if way.channel == "telegram" and way.name and not way.joined
    )
    where = standing_choice(channel_words.WHERE, "kenh")
    return Move(state, (IssueCode(code),), replies=(Reply((said, *deep), choices=((where,),), standing=True),))


def _channels(state: State, argument: str, world: World) -> Move:
    return Move(state.at("channels"))


def _open(state: State, argument: str, world: World) -> Move:
    if world.watching_seats and not world.reviewer_seats:
        return watching.begin(state, argument, world)
    if argument and argument == world.own_id:
        return Move(state, lead=say(reviewing.OWN_CASE))
    if argument not in world.cases:
        return Move(state, lead=say(reviewing.NOT_FOUND))
    case = world.case(argument)
    seat = chain.acting_seat(world, case)
    if seat is None:
        return Move(state, lead=what_happened(case, world))
    refused = chain.why_not_open(world, case, seat)
    if refused is not None:
        return Move(state, lead=Verbatim(refused.text))
    if case.standing.opened:
        return Move(state.at("deciding", case=case.id))
    try:
        opened = chain.act(world, case, chain.event_of(world, seat, "opened", case))
    except ActionRefused as refusal:
        return Move(state, lead=Verbatim(refusal.why.text))
    told = () if case.standing.seen else (chain.tell_unit(case, notices.opened(case, seat, world)),)
    return Move(state.at("deciding", case=case.id), (opened, *told))


_UNITS = {"tucham", "cau", "hoso", "dangky", "tukiemtra", "nop", "rut", "bienban"}
_HEADS = {"dangky", "nop", "rut"}
_REVIEWERS = {"choduyet", "duyetchung", "tiendo", "mo", "nhacdonvi", "goidien"}
_WATCHERS = {"tiendo", "mo"}
_ROUTES: dict[str, Route] = {
    "traloi": answering.begin,
    "bangiao": handing_over.begin,
    "xem": watching.begin,
    "batdau": _menu,
    "start": _menu,
    "tieptuc": _continue,
    "tucham": _score,
    "cau": _line,
    "hoso": _case,
    "nop": _hand_in,
    "rut": _withdraw,
    "hanchot": _dates,
    "lich": _calendar,
    "nhaclai": reminding.later,
    "daro": reminding.understood,
    "tatnhac": reminding.mute,
    "batnhac": reminding.unmute,
    "yenlang": reminding.quiet,
    "nhacdonvi": nudging.begin,
    "goidien": calling.begin,
    "dangky": _register,
    "tukiemtra": _check,
    "hop": _meeting,
    "phieu": _vote,
    "bienban": _record,
    "choduyet": _waiting,
    "duyetchung": _together,
    "tiendo": _progress,
    "mo": _open,
    "uyquyen": _delegate,
    "trogiup": _help,
    "help": _help,
    "ngonngu": _language,
    "dulieu": _data,
    "lienket": _link,
    "kenh": _channels,
    "dung": _data,
}
