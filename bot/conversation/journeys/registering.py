"""Registering the unit for the year, and withdrawing: what it takes first, then one confirmation.

A year is registered for as soon as its reminders may come, before it begins where its last day is in January; the page
of the state is then the year looked at.
"""

from collections.abc import Mapping
from dataclasses import replace

from antq_rules import LastYear, Met, Plan
from bot.conversation import dates, enrolment, headship
from bot.conversation.cards import registration as card
from bot.conversation.duties import registers_for
from bot.conversation.effects import Register
from bot.conversation.phrases import Verbatim, Words, say
from bot.conversation.questions.choosing import offered
from bot.conversation.registered import REGISTRATION_LINE, T1, TRACKS
from bot.conversation.replies import Choice, Reply, rows_of
from bot.conversation.state import State
from bot.conversation.turn import Move
from bot.conversation.words import menu, questions, scoring
from bot.conversation.words import registering as words
from bot.conversation.world import World

_RECOGNISED = {"recognised": questions.YES, "refused": questions.NO, "unknown": words.UNKNOWN}


def show(state: State, world: World) -> Reply:
    """What the unit is registered for; or what registering or withdrawing means, to be confirmed."""
    match state.stage:
        case "ask":
            return _asking(state, world)
        case "confirm":
            return _confirming(state, world)
        case "drop":
            question = say(words.ASK_DROP, track=card.name_of(state.line), year=str(_year(state, world)))
            return Reply((question,), choices=_confirm(words.CONFIRM_DROP, "danger"))
        case _:
            return _overview(_year(state, world), world)


def _years(world: World) -> tuple[int, ...]:
    return registers_for(world.own_seat()[0].plan, world.shelf, world.now.date())


def _year(state: State, world: World) -> int:
    """The year looked at; when that is over, the one that is registered for now."""
    years = _years(world)
    return state.page if state.page in years else years[0]


def _confirm(label: str, style: str = "primary") -> tuple[tuple[Choice, ...], ...]:
    return ((Choice(say(label), "confirm", style),), (Choice(say(scoring.BACK), "back"),))


def _overview(year: int, world: World) -> Reply:
    seat, unit = world.own_seat()
    tracks = [track for track in TRACKS if track in seat.plan.tracks]
    found = {track: world.registration(unit.id, year, track) for track in tracks}
    said: list[Words] = []
    ways: list[tuple[Choice, ...]] = []
    for track in tracks:
        said += card.standing(track, found[track], seat.plan, year, world)
        said += card.due(track, seat.plan, year, world) if found[track] is None else ()
        label, what = (words.DROP, "drop") if found[track] else (words.TAKE, "take")
        style = "plain" if found[track] or track != T1 else "primary"
        ways.append((Choice(say(label, track=card.name_of(track)), f"{what}:{track}", style),))
    body = tuple(said) or (say(words.NOTHING, plan=Verbatim(seat.plan.title)),)
    others = [each for each in _years(world) if each != year]
    ways += [(Choice(say(words.TITLE, year=str(each)), f"year:{each}"),) for each in others]
    home = (Choice(say(menu.TO_MENU), "menu"),)
    return Reply(body, title=say(words.TITLE, year=str(year)), choices=(*ways, home))


def _asking(state: State, world: World) -> Reply:
    year = _year(state, world)
    asked = enrolment.unknown(state.line, year, state.draft, world)
    question = say(words.ASK_T2 if asked[:1] == ("t2",) else words.ASK_T1, year=str(year - 1))
    choices = _grades(world) if asked[:1] == ("t2",) else offered(_RECOGNISED)
    back = (Choice(say(scoring.BACK), "back"),)
    return Reply((question, say(words.WHY_ASKED)), choices=(*choices, back))


def _grades(world: World) -> tuple[tuple[Choice, ...], ...]:
    bands = world.own_seat()[0].plan.thresholds.bands
    buttons = tuple(Choice(Verbatim(band.name), f"a:{band.id}") for band in bands)
    return (*rows_of(buttons, 2), (Choice(say(words.UNKNOWN), "a:unknown"),))


def _confirming(state: State, world: World) -> Reply:
    (_, unit), track, year = world.own_seat(), state.line, _year(state, world)
    terms = enrolment.terms(track, year, _told(state.draft), world)
    if not terms.allowed:
        back = ((Choice(say(scoring.BACK), "back"),),)
        return Reply(tuple(map(card.because, terms.why_not)), title=_refused(track), choices=back)
    ask = say(words.ASK, track=card.name_of(track), year=str(year), unit=Verbatim(unit.name))
    return Reply((ask, *_terms(state, terms, world)), choices=_confirm(words.CONFIRM))


def _refused(track: str) -> Words:
    return say(words.REFUSED, track=card.name_of(track))


def _terms(state: State, terms: enrolment.Terms, world: World) -> tuple[Words, ...]:
    plan, year = world.own_seat()[0].plan, _year(state, world)
    dossier = (say(words.DOSSIER, dossier=Verbatim("; ".join(terms.dossier))),) if terms.dossier else ()
    decides = (say(words.DECIDES, stage=Verbatim(terms.decides)),) if terms.decides else ()
    due = card.due(state.line, plan, year, world)
    return (*map(card.because, terms.says), *due, *card.told(_told(state.draft), year - 1, plan), *dossier, *decides)


def _told(draft: Mapping[str, str]) -> LastYear | None:
    """What the unit said of the year before; None where it was not asked."""
    said = {key: value for key, value in draft.items() if value != "unknown"}
    return LastYear(said.get("t1"), said.get("t2")) if draft else None


def tap(state: State, action: str, world: World) -> Move:
    """Choose what to register for, answer, or confirm."""
    what, _, value = action.partition(":")
    match what:
        case "menu":
            return Move(state.at("menu"))
        case "year":
            return Move(state.at("registering", page=int(value)))
        case "take":
            return Move(_begun(state.at("registering", line=value, page=_year(state, world)), world))
        case "drop":
            return _drop(state, value, world)
        case "a":
            asked = enrolment.unknown(state.line, _year(state, world), state.draft, world)
            return Move(_begun(replace(state, draft={**state.draft, **dict.fromkeys(asked[:1], value)}), world))
        case "confirm" if state.page in _years(world):
            return _withdraw(state, world) if state.stage == "drop" else _register(state, world)
        case _:
            return Move(state.at("registering", page=state.page))


def hear(state: State, text: str, world: World) -> Move:
    """Text chooses nothing here but the words of a button."""
    label = show(state, world).choices[0][0].label
    return Move(state, lead=say(words.WANT, example=label))


def _begun(state: State, world: World) -> State:
    """Ask for what is not known of the year before, then say what registering takes."""
    asked = enrolment.unknown(state.line, _year(state, world), state.draft, world)
    return replace(state, stage="ask" if asked else "confirm")


def _register(state: State, world: World) -> Move:
    (_, unit), track, year = world.own_seat(), state.line, state.page
    seat, here = headship.seat(world), state.at("registering", page=state.page)
    told = _told(state.draft)
    if world.registration(unit.id, year, track) is not None:
        return Move(here, lead=say(words.ALREADY, track=card.name_of(track)))
    if not enrolment.terms(track, year, told, world).allowed:
        return Move(state)
    effect = Register(unit.id, year, track, "registered", seat.office.id, told, seat.on_behalf)
    late = _late(seat.plan, year, track, world)
    lead = say(words.DONE_LATE if late else words.DONE, track=card.name_of(track), year=str(year), late=late)
    return Move(here, (effect,), lead)


def _late(plan: Plan, year: int, track: str, world: World) -> int:
    return dates.days_late(dates.last_day_to_register(world.shelf, plan, year, track), world.now.date())


def _drop(state: State, track: str, world: World) -> Move:
    year = _year(state, world)
    if not enrolment.may_withdraw(year, world):
        return Move(state, lead=say(words.FROZEN, year=str(year)))
    return Move(state.at("registering", stage="drop", line=track, page=year))


def _withdraw(state: State, world: World) -> Move:
    (_, unit), track, year = world.own_seat(), state.line, state.page
    seat, here = headship.seat(world), state.at("registering", page=state.page)
    if not enrolment.may_withdraw(year, world):
        return Move(here, lead=say(words.FROZEN, year=str(year)))
    if world.registration(unit.id, year, track) is None:
        return Move(here)
    lead: Words = say(words.DROPPED, track=card.name_of(track), year=str(year))
    effect = Register(unit.id, year, track, "withdrawn", seat.office.id, on_behalf=seat.on_behalf)
    own = world.own
    answered = own is not None and own.year == year and own.answers.get(REGISTRATION_LINE) == Met(met=True)
    if not answered or track != T1:
        return Move(here, (effect,), lead)
    return Move(here, (effect,), lead, (Reply((say(words.ANSWER_STAYS, line=REGISTRATION_LINE),), standing=True),))
