"""One turn of the conversation as a pure function: state, event and world in; new state, replies and effects out."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from bot.conversation import chain, commands, former, odd, resume, routes, tokens
from bot.conversation.cards.closed import what_happened
from bot.conversation.errors import OutOfPlace
from bot.conversation.events import Brought, Event, Odd, Opened, Said, Tapped, Unfit
from bot.conversation.foresee import foresee
from bot.conversation.journeys import (
    answering,
    attending,
    batch,
    calendar,
    calling,
    chairing,
    channels,
    checking,
    convening,
    deciding,
    delegating,
    evidence,
    handing,
    handing_over,
    joining,
    language,
    menu,
    noting,
    nudging,
    own_data,
    profile,
    recognising,
    recording,
    registering,
    reminding,
    result,
    reviewing,
    scoring,
    submitting,
    voting,
    waiting,
    watching,
    withdrawing,
)
from bot.conversation.matching import folded, tidy
from bot.conversation.meetings import departure
from bot.conversation.phrases import Words, say
from bot.conversation.replies import Reply
from bot.conversation.state import State
from bot.conversation.turn import Move, Turn
from bot.conversation.words import channels as channel_words
from bot.conversation.words import joining as joining_words
from bot.conversation.words import menu as words
from bot.conversation.words import reviewing as reviewing_words
from bot.conversation.world import World


@dataclass(frozen=True, slots=True)
class Journey:
    """One thing a person comes to do.

    `show` is how its places look, `tap` and `hear` what a button and a text do there, `above` what comes before it,
    `bring` what a file means there.
    """

    show: Callable[[State, World], Reply]
    tap: Callable[[State, str, World], Move]
    hear: Callable[[State, str, World], Move]
    above: Callable[[State, World], tuple[Reply, ...]] | None = None
    bring: Callable[[State, Brought, World], Move | None] | None = None


JOURNEYS: dict[str, Journey] = {
    "joining": Journey(joining.show, joining.tap, joining.hear),
    "menu": Journey(menu.show, menu.tap, menu.hear),
    "profile": Journey(profile.show, profile.tap, profile.hear),
    "scoring": Journey(scoring.show, scoring.tap, scoring.hear, bring=evidence.bring),
    "checking": Journey(checking.show, checking.tap, checking.hear),
    "result": Journey(result.show, result.tap, result.hear),
    "submitting": Journey(submitting.show, submitting.tap, submitting.hear),
    "withdrawing": Journey(withdrawing.show, withdrawing.tap, withdrawing.hear),
    "waiting": Journey(waiting.show, waiting.tap, waiting.hear, waiting.cards),
    "batch": Journey(batch.show, batch.tap, batch.hear),
    "reviewing": Journey(reviewing.show, reviewing.tap, reviewing.hear),
    "deciding": Journey(deciding.show, deciding.tap, deciding.hear),
    "registering": Journey(registering.show, registering.tap, registering.hear),
    "recognising": Journey(recognising.show, recognising.tap, recognising.hear),
    "delegating": Journey(delegating.show, delegating.tap, delegating.hear),
    "convening": Journey(convening.show, convening.tap, convening.hear),
    "chairing": Journey(chairing.show, chairing.tap, chairing.hear),
    "attending": Journey(attending.show, attending.tap, attending.hear),
    "noting": Journey(noting.show, noting.tap, noting.hear),
    "voting": Journey(voting.show, voting.tap, voting.hear),
    "recording": Journey(recording.show, recording.tap, recording.hear),
    "handing": Journey(handing.show, handing.tap, handing.hear),
    "answering": Journey(answering.show, answering.tap, answering.hear, bring=answering.bring),
    "handing_over": Journey(handing_over.show, handing_over.tap, handing_over.hear),
    "watching": Journey(watching.show, watching.tap, watching.hear, watching.cards),
    "language": Journey(language.show, language.tap, language.hear),
    "reminding": Journey(reminding.show, reminding.tap, reminding.hear),
    "calling": Journey(calling.show, calling.tap, calling.hear),
    "nudging": Journey(nudging.show, nudging.tap, nudging.hear),
    "own_data": Journey(own_data.show, own_data.tap, own_data.hear),
    "calendar": Journey(calendar.show, calendar.tap, calendar.hear),
    "channels": Journey(channels.show, channels.tap, channels.hear),
}


def advance(state: State, event: Event, world: World) -> Turn:
    """Answer one event. The same state, event and world always give the same turn."""
    if not world.consents.get("account") and state.journey != "joining":
        state = state.at("joining")
    try:
        move = _decide(state, event, world)
        turn = _arrive(state, move, world) if move is not None else _silent(state, event, world)
        return _remember_tap(turn, state, event)
    except OutOfPlace:
        return _arrive(state, Move(state.at("menu"), lead=former.out_of_place(state.journey, world)), world)


def _remember_tap(turn: Turn, before: State, event: Event) -> Turn:
    """Keep which button led to a new place, so that the second of two taps on it is not answered."""
    if turn.state.step == before.step:
        return turn
    tapped = f"{event.step} {event.action}" if isinstance(event, Tapped) else ""
    return replace(turn, state=replace(turn.state, tapped=tapped))


def _silent(state: State, event: Event, world: World) -> Turn:
    device = event.device if isinstance(event, Opened) else state.device
    return Turn(replace(state, device=device, seen=world.now.isoformat()), language=world.language)


def _decide(state: State, event: Event, world: World) -> Move | None:
    match event:
        case Opened(device):
            return _opened(replace(state, device=device), state, device, world)
        case Tapped(action, step):
            return _tapped(state, action, step, world)
        case Said(text, shown):
            return _said(state, tidy(text), shown, world)
        case Brought():
            return _brought(state, event, world)
        case Unfit(why):
            return Move(state, lead=evidence.refused(why))
        case Odd(kind):
            return odd.answer(state, kind, world)


def _opened(state: State, before: State, device: str, world: World) -> Move | None:
    if state.step == 0:
        return Move(state)
    if not resume.was_away(before, device, world):
        return None
    return _come_back(state, world)


def _come_back(state: State, world: World) -> Move:
    greeting = resume.welcome_back(state, world)
    if greeting is not None:
        return Move(state, replies=(greeting,), still=True)
    return Move(state, lead=say(words.RESUME))


def _tapped(state: State, action: str, step: str, world: World) -> Move | None:
    command = commands.in_action(action)
    if command is not None:
        return _commanded(state, command, world)
    if f"{step} {action}" == state.tapped and commands.case_in(action) is None:
        return None
    if step != str(state.step) or action not in [each for _, each in _offered(state, world)]:
        move = Move(state, lead=_stale(action, world, here=step == str(state.step)))
    else:
        move = JOURNEYS[state.journey].tap(state, action, world)
    return replace(move, effects=(*move.effects, *tokens.refused(action, move.effects, world)))


def _commanded(state: State, command: tuple[str, str], world: World) -> Move:
    """Carry out a command; before the person has agreed to anything, that comes first."""
    if state.journey == "joining":
        return Move(state, lead=say(joining_words.ANSWER_FIRST))
    return routes.run(*command, state, world)


def _stale(action: str, world: World, *, here: bool) -> Words:
    """Why the button does nothing; `here`: it was shown for this very step, so the case changed meanwhile."""
    case = world.cases.get(commands.case_in(action) or "")
    if case is not None and chain.acting_seat(world, case) is None:
        return what_happened(case, world)
    return say(reviewing_words.CHANGED if case is not None and here else words.STALE)


def _said(state: State, text: str, shown: str, world: World) -> Move | None:
    if state.step == 0:
        return Move(state)
    command = commands.in_text(text)
    if command is not None:
        return _commanded(state, command, world)
    if resume.is_greeting(folded(text)) and state.journey != "joining":
        return _come_back(state, world)
    if shown not in ("", str(state.step)):
        return Move(state, lead=say(channel_words.PASSED))
    meant = _meant(text, _offered(state, world)) or _of_menu(text, state, world)
    if meant is not None:
        return _tapped(state, meant, str(state.step), world)
    return JOURNEYS[state.journey].hear(state, text, world)


def _of_menu(text: str, state: State, world: World) -> str | None:
    """The button of the first page that a text names, wherever the person stands unless any words are taken there."""
    if not text[:1].isalpha() or state.journey == "joining":
        return None
    if JOURNEYS[state.journey].show(state, world).entry == "text":
        return None
    return _meant(text, _offered(state.at("menu"), world))


def _brought(state: State, event: Brought, world: World) -> Move | None:
    """A file goes to the question it was sent for; those sent together go with the first of them."""
    if state.journey == "joining":
        return Move(state, lead=say(joining_words.ANSWER_FIRST))
    bring = JOURNEYS[state.journey].bring or evidence.nowhere
    return bring(state, event, world)


def _meant(text: str, offered: list[tuple[str, str]]) -> str | None:
    """The one button a text names, diacritics or not; two that read alike ("5d", "5đ") the journey tells apart."""
    alike = {action for label, action in offered if folded(label) == folded(text)}
    return alike.pop() if len(alike) == 1 else None


def _offered(state: State, world: World) -> list[tuple[str, str]]:
    """What each button on the screen says and does."""
    reply = JOURNEYS[state.journey].show(state, world)
    return [(world.speak(choice.label), choice.action) for row in reply.choices for choice in row]


def _arrive(before: State, move: Move, world: World) -> Turn:
    """Show the place the move leads to, in the world as it will be, and count the step if the place is a new one."""
    for effect in move.effects:
        world = foresee(world, effect)
    departed = departure(world)
    for effect in departed:
        world = foresee(world, effect)
    move = replace(move, effects=(*move.effects, *departed))
    state = replace(move.state, seen=world.now.isoformat())
    if before.step == 0 or state.place() != before.place():
        state = replace(state, step=before.step + 1)
    if move.still:
        return Turn(state, move.replies, move.effects, world.language)
    state, issued = tokens.issue(state, world)
    journey = JOURNEYS[state.journey]
    above = journey.above(state, world) if journey.above else ()
    place = journey.show(state, world)
    if move.lead is not None and move.lead not in place.body:
        place = replace(place, lead=move.lead)
    return Turn(state, (*move.replies, *above, place), (*move.effects, *issued), world.language)
