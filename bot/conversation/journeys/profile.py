"""The unit's profile, once a year: the few facts that decide how the lines are asked."""

from collections.abc import Mapping
from dataclasses import replace

from antq_rules import Profile
from bot.conversation import walk
from bot.conversation.effects import Effect, OpenCase, SaveProfile
from bot.conversation.matching import folded
from bot.conversation.phrases import Verbatim, Words, say
from bot.conversation.replies import Choice, Reply, rows_of
from bot.conversation.state import State
from bot.conversation.turn import Move
from bot.conversation.words import profile as words
from bot.conversation.words import questions, scoring
from bot.conversation.world import Seat, Unit, World

_LEVELS = {
    "mn": words.PRESCHOOL,
    "th": words.PRIMARY,
    "thcs": words.SECONDARY,
    "thpt": words.UPPER_SECONDARY,
    "gdtx": words.CONTINUING,
    "other": words.OTHER,
}
_LEVELS_SAID = {
    f"cap {number}": level
    for level, numbers in {"th": "1 i mot", "thcs": "2 ii hai", "thpt": "3 iii ba"}.items()
    for number in numbers.split()
}
_SIZES = {"micro": words.MICRO, "small": words.SMALL, "medium": words.MEDIUM, "large": words.LARGE}
_YES_NO = {"yes": questions.YES, "no": questions.NO}
_FACTS: dict[str, tuple[str, Mapping[str, str]]] = {
    "level": (words.ASK_LEVEL, _LEVELS),
    "size": (words.ASK_SIZE, _SIZES),
    "party": (words.ASK_PARTY, _YES_NO),
    "union": (words.ASK_UNION, _YES_NO),
    "guards": (words.ASK_GUARDS, _YES_NO),
    "subunits": (words.ASK_SUBUNITS, {}),
}
_MOST_SUBUNITS = 999


def facts_of(unit: Unit) -> tuple[str, ...]:
    """The facts asked of this kind of unit, in order."""
    first = {"school": ("level",), "enterprise": ("size",)}.get(unit.kind, ())
    return (*first, "party", "union", "guards", "subunits")


def show(state: State, world: World) -> Reply:
    """One fact a message."""
    _, unit = world.own_seat()
    facts = facts_of(unit)
    fact = state.stage or facts[0]
    question, labels = _FACTS[fact]
    intro: tuple[Words, ...] = (say(words.INTRO, unit=Verbatim(unit.name)),) if fact == facts[0] else ()
    buttons = tuple(Choice(say(label), f"a:{value}") for value, label in labels.items())
    if fact == "subunits":
        buttons = tuple(Choice(Verbatim(number), f"a:{number}") for number in ("0", "4", "6", "8", "10"))
    back = ((Choice(say(scoring.BACK), "back"),),) if fact != facts[0] else ()
    return Reply(
        (*intro, say(question)),
        title=say(words.TITLE, year=str(world.now.year)),
        choices=(*rows_of(buttons, 3 if fact != "subunits" else 5), *back),
        entry="decimal" if fact == "subunits" else None,
        progress=(facts.index(fact) + 1, len(facts)),
    )


def tap(state: State, action: str, world: World) -> Move:
    """A button is read like its text; one leads to the fact before."""
    if action == "back":
        facts = facts_of(world.own_seat()[1])
        return Move(replace(state, stage=facts[facts.index(state.stage) - 1]))
    return hear(state, action.removeprefix("a:"), world)


def hear(state: State, text: str, world: World) -> Move:
    """Take one fact; after the last, open the case and begin with the first line."""
    seat, unit = world.own_seat()
    if world.own is not None and not walk.all_open(world.own):
        return Move(state.at("menu"), lead=say(scoring.FROZEN))
    facts = facts_of(unit)
    fact = state.stage or facts[0]
    value = _read(fact, text)
    if value is None:
        return Move(state, lead=_want(fact))
    draft = {**state.draft, fact: value}
    if fact != facts[-1]:
        return Move(replace(state, stage=facts[facts.index(fact) + 1], draft=draft))
    return _finish(state, seat, unit, draft, world)


def _read(fact: str, text: str) -> str | None:
    said = folded(text)
    if fact == "subunits":
        return said if said.isdecimal() and len(said) <= len(str(_MOST_SUBUNITS)) else None
    if fact == "level" and said in _LEVELS_SAID:
        return _LEVELS_SAID[said]
    labels = _FACTS[fact][1]
    return next((value for value, label in labels.items() if said in {value, folded(label)}), None)


def _want(fact: str) -> Words:
    if fact == "subunits":
        return say(words.WANT_SUBUNITS)
    return say(words.WANT, example=say(next(iter(_FACTS[fact][1].values()))))


def _finish(state: State, seat: Seat, unit: Unit, draft: Mapping[str, str], world: World) -> Move:
    profile = Profile(
        kind=unit.kind,
        level=draft.get("level"),
        size=draft.get("size"),
        party=draft["party"] == "yes",
        union=draft["union"] == "yes",
        guards=draft["guards"] == "yes",
        subunits=int(draft["subunits"]),
    )
    effects: tuple[Effect, ...] = ()
    if world.own is None:
        rubric = (
            world.shelf.rubric(seat.plan.rubric)
            if seat.plan.rubric
            else world.shelf.rubric_on(world.now.date(), unit.kind)
        )
        case = f"{unit.id}-{world.now.year}"
        effects = (OpenCase(case, unit.id, seat.locality_id, world.now.year, rubric.id, seat.plan.id),)
    else:
        rubric, case = world.own.rubric, world.own.id
    outside = seat.plan.outside_scope(profile) is not None
    lead = say(words.OUT_OF_SCOPE, plan=Verbatim(seat.plan.title)) if outside else say(words.SAVED)
    begun = world.own is not None and bool(world.own.answers)
    onwards = state.at("result") if begun else state.at("scoring", line=rubric.scored[0].id)
    return Move(onwards, (*effects, SaveProfile(case, profile, seat.office.id)), lead)
