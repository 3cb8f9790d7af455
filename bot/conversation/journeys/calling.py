"""An officer calls the units that no message reaches, the most urgent first."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from bot.conversation.cards.reminder import until
from bot.conversation.cards.telephone import number, whom
from bot.conversation.duties import Duty
from bot.conversation.effects import NoteCall
from bot.conversation.journeys.nudging import behind
from bot.conversation.phrases import Listed, Verbatim, Words, say
from bot.conversation.replies import Choice, Reply
from bot.conversation.state import State
from bot.conversation.turn import Move
from bot.conversation.unheard import UnheardUnit
from bot.conversation.words import calling as words
from bot.conversation.words import menu, nudging, reviewing
from bot.conversation.world import Unit, World

PAGE = 5


def begin(state: State, argument: str, world: World) -> Move:
    """The units to call."""
    return Move(state.at("calling"))


def _in_order(world: World) -> list[tuple[Unit, UnheardUnit, list[Duty] | None]]:
    """Each with what it has to do (None: nothing): the first date first, those with nothing due last."""
    units, late = {unit.id: unit for unit in world.units}, behind(world)
    found = [(units[each.unit], each, late.get(units[each.unit])) for each in world.to_call if each.unit in units]
    return sorted(found, key=lambda each: (each[2] is None, _first_day(each[2]), each[0].name))


def _first_day(due: list[Duty] | None) -> date:
    return min((duty.deadline.last_day for duty in due or ()), default=date.max)


def show(state: State, world: World) -> Reply:
    """A page of the list: whom, on which number, about what, and when it was last tried."""
    found, home = _in_order(world), (Choice(say(menu.TO_MENU), "menu"),)
    if not found:
        return Reply((say(words.NOBODY),), choices=(home,))
    count, first = len(found), min(state.page, (len(found) - 1) // PAGE) * PAGE
    shown = found[first : first + PAGE]
    page = (say(words.PAGE, first=first + 1, last=first + len(shown), count=count),) if count > PAGE else ()
    body = (*page, *(Listed(tuple(_told(unit, each, due, world)), " ") for unit, each, due in shown))
    called = tuple((Choice(say(words.CALLED, unit=Verbatim(unit.name)), f"called:{unit.id}"),) for unit, *_ in shown)
    more = ((Choice(say(reviewing.NEXT_PAGE), "next"),),) if count > first + PAGE else ()
    return Reply(body, title=say(words.TITLE, count=count), choices=(*called, *more, home))


def _told(unit: Unit, each: UnheardUnit, due: list[Duty] | None, world: World) -> Iterator[Words]:
    yield whom(unit.name, each.title)
    if any(seat.locality != each.place for seat in world.reviewer_seats):
        yield Verbatim(f"{each.place}.")
    yield number(each.phone)
    if due is None:
        yield say(words.NOTHING_DUE)
    else:
        next_one = min(due, key=lambda duty: duty.deadline.last_day, default=None)
        yield until(next_one) if next_one else say(nudging.NOT_HANDED_IN, year=str(world.now.year))
    if not each.joined:
        yield say(words.NOT_JOINED)
    elif each.tried is not None:
        yield say(words.TRIED, time=each.tried)


def tap(state: State, action: str, world: World) -> Move:
    """The next page, or a unit that was called."""
    kind, _, called = action.partition(":")
    if kind == "menu":
        return Move(state.at("menu"))
    if kind == "next":
        return Move(replace(state, page=state.page + 1))
    name = next(unit.name for unit in world.units if unit.id == called)
    effect = NoteCall(called, world.reviewer_seats[0].office.id)
    return Move(state, (effect,), lead=say(words.KEPT, unit=Verbatim(name)))


def hear(state: State, text: str, world: World) -> Move:
    """Text chooses nothing here."""
    return Move(state, lead=say(menu.WANT))
