"""The steering board's look at the cases of its place: where each stands, both columns and the decisions; no more."""

from dataclasses import replace

from bot.conversation import watched
from bot.conversation.commands import standing_choice
from bot.conversation.errors import OutOfPlace
from bot.conversation.journeys.waiting import PAGE
from bot.conversation.phrases import Verbatim, say
from bot.conversation.replies import Choice, Reply
from bot.conversation.state import State
from bot.conversation.turn import Move
from bot.conversation.words import menu, reviewing
from bot.conversation.words import watching as words
from bot.conversation.world import Waiting, World

_PLACES = {"returned": words.RETURNED, "finished": words.FINISHED}


def rows(world: World) -> tuple[Waiting, ...]:
    """The cases that may be looked at, by the unit's name."""
    found = (row for row in world.waiting if watched.watching_from(world, row) is not None)
    return tuple(sorted(found, key=lambda row: row.unit.name))


def begin(state: State, argument: str, world: World) -> Move:
    """The list, or one case of it."""
    if not argument:
        return Move(state.at("watching"))
    case = world.cases.get(argument)
    if case is None or watched.watching_from(world, case) is None:
        return Move(state, lead=say(reviewing.NOT_FOUND))
    return Move(state.at("watching", case=case.id))


def cards(state: State, world: World) -> tuple[Reply, ...]:
    """The cards of the page of the list the person looks at."""
    if state.case or not world.watching_seats:
        return ()
    return tuple(_card(row) for row in rows(world)[state.page * PAGE : (state.page + 1) * PAGE])


def _card(row: Waiting) -> Reply:
    stage = next((stage.name for stage in row.plan.stages if stage.id == row.stage), "")
    where = say(_PLACES.get(row.state, words.WAITING), stage=Verbatim(stage))
    title = say(reviewing.CARD_TITLE, unit=Verbatim(row.unit.name), year=str(row.year))
    look = ((standing_choice(words.LOOK, "xem", row.id),),)
    return Reply((where,), title=title, choices=look, standing=True)


def show(state: State, world: World) -> Reply:
    """One case as its unit was last told of it, or how many there are below their cards.

    Raises OutOfPlace for somebody who is on no board (any more), and where the unit has taken the case back.
    """
    home = (Choice(say(menu.TO_MENU), "menu"),)
    if not world.watching_seats:
        raise OutOfPlace("not on a board")
    if state.case:
        case = world.case(state.case)
        if watched.watching_from(world, case) is None:
            raise OutOfPlace("the unit has taken the case back")
        return replace(watched.page(case, world), choices=((Choice(say(reviewing.TO_LIST), "list"),), home))
    count = len(rows(world))
    title = say(words.LIST, count=count) if count else say(words.EMPTY)
    further = ((Choice(say(reviewing.NEXT_PAGE), "next"),),) if count > (state.page + 1) * PAGE else ()
    return Reply((say(words.ONLY_LOOKING),), title=title, choices=(*further, home))


def tap(state: State, action: str, world: World) -> Move:
    """Next page, back to the list, or to the menu."""
    if action == "menu":
        return Move(state.at("menu"))
    return Move(replace(state, page=state.page + 1) if action == "next" else state.at("watching"))


def hear(state: State, text: str, world: World) -> Move:
    """Text chooses nothing here."""
    return Move(state, lead=say(menu.WANT))
