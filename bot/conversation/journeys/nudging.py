"""An officer reminds units that are behind, with a sentence of their own."""

from collections.abc import Sequence
from dataclasses import replace

from bot.conversation.cards.reminder import until
from bot.conversation.commands import standing_choice
from bot.conversation.duties import Duty, duties
from bot.conversation.effects import Nudge
from bot.conversation.phrases import Verbatim, Words, say
from bot.conversation.replies import Choice, Reply
from bot.conversation.state import State
from bot.conversation.turn import Move
from bot.conversation.words import menu, reminding, reviewing
from bot.conversation.words import nudging as words
from bot.conversation.world import Unit, World

ALL = "all"
TEXT, CONFIRM = "text", "confirm"
PAGE = 8
LONGEST = 300
_NEAR = 60  # days: what is further ahead needs no reminder of an office yet, what is longer over none any more


def begin(state: State, argument: str, world: World) -> Move:
    """The units that are behind."""
    return Move(state.at("nudging"))


def behind(world: World) -> dict[Unit, list[Duty]]:
    """The units that have something due to do, with what it is; nothing where only their case is missing."""
    found: dict[Unit, list[Duty]] = {}
    for duty in duties(world):
        if duty.of_units and not duty.done and abs(duty.days_left) <= _NEAR:
            for unit in duty.behind:
                found.setdefault(unit, []).append(duty)
    rows = {row.unit.id for row in world.waiting if row.year == world.now.year and row.state in {"waiting", "finished"}}
    for unit in world.units:
        if unit.id not in rows:
            found.setdefault(unit, [])
    return dict(sorted(found.items(), key=lambda each: each[0].name))


def _free(world: World) -> list[Unit]:
    """Those whom nobody has reminded today."""
    return [unit for unit in behind(world) if unit.id not in world.nudged]


def _chosen(state: State, world: World) -> list[Unit]:
    return [unit for unit in _free(world) if state.line in (ALL, unit.id)]


def show(state: State, world: World) -> Reply:
    """Whom, with which sentence, and the message as it will be sent."""
    back = (Choice(say(reviewing.BACK), "back"),)
    if state.stage == TEXT:
        plain = (Choice(say(words.NO_SENTENCE), "plain"),)
        return Reply((say(words.ASK_SENTENCE),), choices=(plain, back), entry="text")
    if state.stage == CONFIRM:
        units = _chosen(state, world)
        if units:
            letter = _letter(units[0], state.draft.get("text", ""), world)
            send = (Choice(say(words.SEND), "send", "primary"),)
            body = (say(words.PREVIEW, count=len(units)), *letter.body)
            return Reply(body, title=say(reminding.NUDGE), choices=(send, back))
    return _list(state, world)


def _list(state: State, world: World) -> Reply:
    free, count = _free(world), len(behind(world))
    done = tuple(
        say(words.DONE_TODAY, unit=Verbatim(unit.name), office=Verbatim(by.title), time=by.at)
        for unit in behind(world)
        if (by := world.nudged.get(unit.id))
    )
    shown = free[state.page * PAGE : (state.page + 1) * PAGE]
    each = tuple((Choice(Verbatim(unit.name), f"unit:{unit.id}"),) for unit in shown)
    everybody = ((Choice(say(words.ALL, count=len(free)), ALL, "primary"),),) if len(free) > 1 else ()
    more = ((Choice(say(reviewing.NEXT_PAGE), "next"),),) if len(free) > (state.page + 1) * PAGE else ()
    ask: Words = say(words.ASK_WHOM, count=count) if count else say(words.NOBODY)
    choices = (*everybody, *each, *more, (Choice(say(menu.TO_MENU), "menu"),))
    return Reply((ask, *done), title=say(reminding.NUDGE), choices=choices)


def _letter(unit: Unit, text: str, world: World) -> Reply:
    """What the unit's head reads."""
    due: Sequence[Duty] = behind(world)[unit]
    what = tuple(until(duty) for duty in due) or (say(words.NOT_HANDED_IN, year=str(world.now.year)),)
    own = (say(words.SENTENCE, text=Verbatim(text)),) if text else ()
    registers = bool(due) and all(duty.deadline.task == "register" for duty in due)
    go = standing_choice(reminding.DO_NOW, "dangky" if registers else "tucham", style="primary")
    office = Verbatim(world.reviewer_seats[0].title)
    return Reply((say(words.FROM, office=office), *what, *own), choices=((go,),), standing=True)


def tap(state: State, action: str, world: World) -> Move:
    """Choose whom, leave the sentence out, send."""
    kind, _, unit = action.partition(":")
    match kind:
        case "menu":
            return Move(state.at("menu"))
        case "back":
            return Move(state.at("nudging"))
        case "next":
            return Move(state.at("nudging", page=state.page + 1))
        case "all" | "unit":
            return Move(state.at("nudging", stage=TEXT, line=unit or ALL))
        case "plain":
            return _written(state, "")
        case _:
            return _send(state, world)


def hear(state: State, text: str, world: World) -> Move:
    """The own sentence."""
    if state.stage != TEXT:
        return Move(state, lead=say(menu.WANT))
    if len(text) > LONGEST:
        return Move(state, lead=say(words.TOO_LONG))
    return _written(state, text)


def _written(state: State, text: str) -> Move:
    return Move(replace(state.at("nudging", stage=CONFIRM, line=state.line), draft={"text": text}))


def _send(state: State, world: World) -> Move:
    """To everybody chosen who is still behind and was not reminded meanwhile."""
    units, office = _chosen(state, world), world.reviewer_seats[0].office.id
    text = state.draft.get("text", "")
    told = tuple(Nudge(unit.id, office, _letter(unit, text, world)) for unit in units)
    return Move(state.at("menu"), told, lead=say(words.SENT, count=len(units)))
