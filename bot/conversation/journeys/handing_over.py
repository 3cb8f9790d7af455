"""Handing one's office over: which, from which day, one confirmation, and a code for the successor."""

from dataclasses import replace
from datetime import date, timedelta

from bot.conversation.cards import handover as card
from bot.conversation.codes import code_from, spelled
from bot.conversation.effects import Effect, HandOver
from bot.conversation.errors import Misunderstood, OutOfPlace
from bot.conversation.offices import ASKED
from bot.conversation.phrases import Verbatim, say
from bot.conversation.questions.days import day_in
from bot.conversation.replies import Choice, Reply
from bot.conversation.state import State
from bot.conversation.turn import Move
from bot.conversation.words import decisions, reviewing
from bot.conversation.words import handover as words
from bot.conversation.world import Seat, World

_DAY = timedelta(days=1)


def seats(world: World) -> tuple[Seat, ...]:
    """The offices the person may hand over: their own, once; to have been asked a question is none to pass on."""
    own = (seat for seat in world.seats if seat.on_behalf is None and seat.office.kind != ASKED)
    return tuple(seat for seat in own if seat.ends is None)


def begin(state: State, argument: str, world: World) -> Move:
    """Ask which office, or at once from which day."""
    mine = seats(world)
    if not mine:
        return Move(state, lead=say(words.NOTHING))
    here = state.at("handing_over")
    return Move(_on(here, "day", office=mine[0].office.id) if len(mine) == 1 else here)


def _on(state: State, stage: str, **given: str) -> State:
    return replace(state, stage=stage, draft={**state.draft, **given})


def _seat(state: State, world: World) -> Seat:
    found = next((seat for seat in seats(world) if seat.office.id == state.draft.get("office")), None)
    if found is None:
        raise OutOfPlace("the office is not the person's any more")
    return found


def show(state: State, world: World) -> Reply:
    """The question asked now."""
    back = (Choice(say(reviewing.BACK), "back"),)
    match state.stage:
        case "day":
            tomorrow = world.now.date() + _DAY
            return Reply((say(words.ASK_DAY, day=tomorrow),), choices=(_today(), back), entry="text")
        case "confirm":
            title, day = Verbatim(_seat(state, world).title), _first(state)
            now = day <= world.now.date()
            what = (
                say(words.CONFIRM_NOW, office=title)
                if now
                else say(words.CONFIRM_WHAT, office=title, day=day, last=day - _DAY)
            )
            return Reply((what, say(words.MEANS)), choices=((Choice(say(words.CONFIRM), "confirm", "danger"),), back))
        case _:
            rows = tuple((Choice(Verbatim(seat.title), f"office:{seat.office.id}"),) for seat in seats(world))
            return Reply((say(words.ASK_OFFICE),), choices=(*rows, back))


def _today() -> tuple[Choice, ...]:
    return (Choice(say(decisions.TODAY), "today"),)


def _first(state: State) -> date:
    """The successor's first day."""
    return date.fromisoformat(state.draft["first"])


def tap(state: State, action: str, world: World) -> Move:
    """Choose, go back, or confirm."""
    what, _, value = action.partition(":")
    match what:
        case "office":
            return Move(_on(state, "day", office=value))
        case "today":
            return Move(_on(state, "confirm", first=world.now.date().isoformat()))
        case "confirm":
            return _hand_over(state, world)
        case _:
            return Move(state.at("menu"))


def hear(state: State, text: str, world: World) -> Move:
    """The successor's first day."""
    if state.stage != "day":
        example = words.CONFIRM if state.stage == "confirm" else reviewing.BACK
        return Move(state, lead=say(words.WANT, example=say(example)))
    today = world.now.date()
    try:
        first = day_in(text, today)
    except Misunderstood as error:
        return Move(state, lead=error.words)
    if first < today:
        return Move(state, lead=say(words.PAST, day=today))
    return Move(_on(state, "confirm", first=first.isoformat()))


def _hand_over(state: State, world: World) -> Move:
    """End the person's time in the office; a day that has passed meanwhile becomes today."""
    seat, today = _seat(state, world), world.now.date()
    first = max(_first(state), today)
    code = code_from(f"{world.secret}/handover")
    effects: tuple[Effect, ...] = (HandOver(seat.office.id, first - _DAY, code), *card.told(seat, first, world))
    title = Verbatim(seat.title)
    link = Verbatim(f"{world.address}/vao/{code}")
    passed_on = say(words.CODE, office=title, code=Verbatim(spelled(code)), link=link)
    lead = say(words.DONE, office=title, day=first)
    return Move(state.at("menu"), effects, lead, (Reply((passed_on,), standing=True),))
