"""An officer reminds units that are behind, with a sentence of their own."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import antq_rules
from bot.conversation import dates
from bot.conversation.cards.reminder import to_call, until
from bot.conversation.commands import standing_choice
from bot.conversation.duties import Duty, duties
from bot.conversation.effects import Nudge
from bot.conversation.matching import folded
from bot.conversation.phrases import Listed, Verbatim, Words, say
from bot.conversation.replies import Choice, Reply
from bot.conversation.state import State
from bot.conversation.turn import Move
from bot.conversation.words import menu, reminding, reviewing
from bot.conversation.words import nudging as words
from bot.conversation.world import Nudged, Seat, Unit, World

ALL = "all"
TEXT, CONFIRM = "text", "confirm"
PAGE = 8
LONGEST = 300
MOST = 200  # units at once: a province reminds its units in several goes
_NAMED = 5
_NEAR = 60  # days: what is further ahead needs no reminder of an office yet, what is longer over none any more


def begin(state: State, argument: str, world: World) -> Move:
    """The units that are behind."""
    return Move(state.at("nudging"))


def behind(world: World) -> dict[Unit, list[Duty]]:
    """The units of the person's that have something due to do, with what; nothing where only their case is missing."""
    found: dict[Unit, list[Duty]] = {}
    for duty in duties(world):
        if duty.of_units and not duty.done and abs(duty.days_left) <= _NEAR:
            for unit in duty.behind:
                found.setdefault(unit, []).append(duty)
    if _cases_are_needed(world):
        done = {"waiting", "finished"}
        rows = {row.unit.id for row in world.waiting if row.year == world.now.year and row.state in done}
        for unit in world.units:
            if unit.id not in rows:
                found.setdefault(unit, [])
    signed = _signers(world)
    mine = {unit: due for unit, due in found.items() if unit.id in signed}
    return dict(sorted(mine.items(), key=lambda each: each[0].name))


def _signers(world: World) -> Mapping[str, Seat]:
    """By unit the seat it comes under: in its commune before above it, the person's own before one lent to them."""
    near = sorted(
        world.reviewer_seats,
        key=lambda seat: (not seat.office.kind.startswith("commune_"), seat.on_behalf is not None),
    )
    over = {unit.id: next((seat for seat in near if seat.locality_id in unit.under), None) for unit in world.units}
    return {unit: seat for unit, seat in over.items() if seat is not None}


def _reached(late: Mapping[Unit, list[Duty]], world: World) -> dict[Unit, list[Duty]]:
    """Those of them in which somebody has joined, so that a message has a reader."""
    nobody = _nobody_joined(world)
    return {unit: due for unit, due in late.items() if unit.id not in nobody}


def _nobody_joined(world: World) -> frozenset[str]:
    return frozenset(each.unit for each in world.unheard if not each.joined)


def _cases_are_needed(world: World) -> bool:
    """Whether a date is near for which the units' cases must be in, though the plan sets none for handing in."""
    national, today = world.shelf.plan(dates.NATIONAL), world.now.date()
    plans = {seat.plan.id: seat.plan for seat in world.reviewer_seats}
    return any(
        each.task != "register" and abs((each.last_day - today).days) <= _NEAR
        for plan in plans.values()
        for each in antq_rules.deadlines(plan, today.year, national)
    )


def _chosen(state: State, world: World, late: Iterable[Unit]) -> list[Unit]:
    """Those chosen whom nobody has reminded today, no more than may be at once."""
    free = [unit for unit in late if unit.id not in world.nudged]
    return free[:MOST] if state.line == ALL else [unit for unit in free if unit.id == state.line]


def show(state: State, world: World) -> Reply:
    """Whom, with which sentence, and the message as it will be sent."""
    back = (Choice(say(reviewing.BACK), "back"),)
    if state.stage == TEXT:
        plain = (Choice(say(words.NO_SENTENCE), "plain"),)
        return Reply((say(words.ASK_SENTENCE),), choices=(plain, back), entry="text")
    if state.stage == CONFIRM:
        late = _reached(behind(world), world)
        units = _chosen(state, world, late)
        if units:
            signers = _signers(world)
            seats = [signers[unit.id] for unit in units]
            letter = _letter(late[units[0]], state.draft.get("text", ""), seats[0], world)
            send = (Choice(say(words.SEND), "send", "primary"),)
            body = (say(words.PREVIEW, count=len(units)), *letter.body, *_signed(seats))
            return Reply(body, title=say(reminding.NUDGE), choices=(send, back))
    return _list(state, world)


def _signed(seats: Sequence[Seat]) -> tuple[Words, ...]:
    """By which offices the messages are signed, where it is not the same for all."""
    titles = tuple(dict.fromkeys(seat.title for seat in seats))
    return (say(words.SIGNED, offices=Listed(tuple(map(Verbatim, titles)))),) if len(titles) > 1 else ()


def _list(state: State, world: World) -> Reply:
    every = behind(world)
    late = _reached(every, world)
    free, count = [unit for unit in late if unit.id not in world.nudged], len(late)
    told = [_told_today(unit, by) for unit in late if (by := world.nudged.get(unit.id))]
    rest = (say(words.MORE_TODAY, count=len(told) - _NAMED),) if len(told) > _NAMED else ()
    done = (*told[:_NAMED], *rest)
    shown = free[state.page * PAGE : (state.page + 1) * PAGE]
    each = tuple((Choice(Verbatim(unit.name), f"unit:{unit.id}"),) for unit in shown)
    label = say(words.FIRST_ONES, count=MOST) if len(free) > MOST else say(words.ALL, count=len(free))
    everybody = ((Choice(label, ALL, "primary"),),) if len(free) > 1 else ()
    more = ((Choice(say(reviewing.NEXT_PAGE), "next"),),) if len(free) > (state.page + 1) * PAGE else ()
    alone = len(every) - count
    unjoined = (say(words.NOBODY_JOINED, count=alone),) if alone else ()
    nobody = () if alone else (say(words.NOBODY),)
    ask: tuple[Words, ...] = (say(words.ASK_WHOM, count=count),) if count else nobody
    call = (to_call(world),) if alone and world.to_call else ()
    choices = (*everybody, *each, *more, *call, (Choice(say(menu.TO_MENU), "menu"),))
    return Reply((*ask, *unjoined, *done), title=say(reminding.NUDGE), choices=choices)


def _told_today(unit: Unit, by: Nudged) -> Words:
    return say(words.DONE_TODAY, unit=Verbatim(unit.name), office=Verbatim(by.title), time=by.at)


def _letter(due: Sequence[Duty], text: str, seat: Seat, world: World) -> Reply:
    """What the head of a unit reads that has these things to do."""
    what = tuple(until(duty) for duty in due) or (say(words.NOT_HANDED_IN, year=str(world.now.year)),)
    own = (say(words.SENTENCE, text=Verbatim(text)),) if text else ()
    registers = bool(due) and all(duty.deadline.task == "register" for duty in due)
    go = standing_choice(reminding.DO_NOW, "dangky" if registers else "tucham", style="primary")
    return Reply((say(words.FROM, office=Verbatim(seat.title)), *what, *own), choices=((go,),), standing=True)


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
    """The own sentence, or the name of a unit."""
    if state.stage == "":
        return _called(state, text, world)
    if state.stage != TEXT:
        return Move(state, lead=say(menu.WANT))
    if len(text) > LONGEST:
        return Move(state, lead=say(words.TOO_LONG))
    return _written(state, text)


def _called(state: State, text: str, world: World) -> Move:
    """The unit of this name, on whatever page; for one that was reminded today, by whom and when."""
    late, nobody = behind(world), _nobody_joined(world)
    unit = next((unit for unit in late if folded(unit.name) == folded(text)), None)
    if unit is None:
        example = next(iter(late), None)
        return Move(state, lead=say(words.NOT_HERE, unit=Verbatim(example.name)) if example else say(menu.WANT))
    if unit.id in nobody:
        return Move(state, lead=say(words.NOBODY_JOINED, count=1))
    by = world.nudged.get(unit.id)
    return Move(state, lead=_told_today(unit, by)) if by else tap(state, f"unit:{unit.id}", world)


def _written(state: State, text: str) -> Move:
    return Move(replace(state.at("nudging", stage=CONFIRM, line=state.line), draft={"text": text}))


def _send(state: State, world: World) -> Move:
    """To everybody chosen who is still behind and was not reminded meanwhile."""
    late, signers = _reached(behind(world), world), _signers(world)
    units, text = _chosen(state, world, late), state.draft.get("text", "")
    told = tuple(_nudge(unit, late[unit], text, signers[unit.id], world) for unit in units)
    return Move(state.at("menu"), told, lead=say(words.SENT, count=len(units)))


def _nudge(unit: Unit, due: Sequence[Duty], text: str, seat: Seat, world: World) -> Nudge:
    return Nudge(unit.id, seat.office.id, _letter(due, text, seat, world))
