"""How registrations look: to the head of the unit, and as a share to the level above."""

from collections.abc import Iterable

import antq_rules
from antq_rules import Count, LastYear, Plan, Reason
from antq_rules.plan import Target
from bot.conversation import dates
from bot.conversation.duties import registers_for
from bot.conversation.phrases import Listed, Phrase, Verbatim, Words, say
from bot.conversation.registered import T1, T3, Registered
from bot.conversation.words import registering as words
from bot.conversation.words import scoring
from bot.conversation.world import Unit, World

NAMES = {T1: words.T1_NAME, T3: words.T3_NAME}
RESULTS = {"recognised": words.RESULT_RECOGNISED, "refused": words.RESULT_REFUSED}


def name_of(track: str) -> Phrase:
    """What people call what one registers for."""
    return say(NAMES[track])


def because(reason: Reason) -> Words:
    """A sentence of the rules with its source, and whether that is confirmed."""
    said = say(words.REASON, text=Verbatim(reason.text), source=Verbatim(reason.citation.text))
    return said if reason.citation.confirmed else Listed((said, say(scoring.UNCONFIRMED)), " ")


def standing(track: str, found: Registered | None, plan: Plan, year: int, world: World) -> tuple[Words, ...]:
    """Whether the unit is registered, since when, and on whose word of the year before."""
    if found is None:
        return (say(words.NOT_YET, track=name_of(track)),)
    day = found.at.astimezone(world.now.tzinfo).date()
    late = dates.days_late(dates.last_day_to_register(world.shelf, plan, year, track), day)
    said = say(words.REGISTERED_LATE if late else words.REGISTERED, track=name_of(track), day=day, late=late)
    return (said, *told(found.told, year - 1, plan))


def told(said: LastYear | None, year: int, plan: Plan) -> tuple[Words, ...]:
    """What the unit itself said of the year before, if it had to."""
    if said is None:
        return ()
    grades = {band.id: band.name for band in plan.thresholds.bands}
    t1 = (say(RESULTS[said.t1]),) if said.t1 else ()
    t2 = (say(words.RESULT_GRADE, grade=Verbatim(grades.get(said.t2, said.t2))),) if said.t2 else ()
    results = (*t1, *t2)
    return (say(words.TOLD, year=str(year), results=Listed(results)),) if results else ()


def due(track: str, plan: Plan, year: int, world: World) -> tuple[Words, ...]:
    """The last day to register, or how long ago it was."""
    last_day = dates.last_day_to_register(world.shelf, plan, year, track)
    if last_day is None:
        return ()
    late = dates.days_late(last_day, world.now.date())
    return (say(words.LATE, day=last_day, late=late) if late else say(words.DUE, day=last_day),)


def ahead(plan: Plan, unit: str, world: World) -> tuple[Words, ...]:
    """While there is time to register: that the unit has not yet, and how many days are left."""
    today, track = world.now.date(), _track(plan)
    year = registers_for(plan, world.shelf, today)[0]
    last_day = dates.last_day_to_register(world.shelf, plan, year, track)
    if last_day is None or today > last_day or world.registration(unit, year, track) is not None:
        return ()
    left = (last_day - today).days
    return (say(words.AHEAD, track=name_of(track), year=str(year), day=last_day, left=left),)


def _track(plan: Plan) -> str:
    """What every unit is to register for: the standard, else what the plan has in its place."""
    return T1 if T1 in plan.tracks else T3


def share(plan: Plan, world: World) -> tuple[Words, ...]:
    """How far the units of the locality are from its target of registrations, and who is missing."""
    year, track = registers_for(plan, world.shelf, world.now.date())[0], _track(plan)
    missing = [unit for unit in world.units if world.registration(unit.id, year, track) is None]
    now = Count(len(world.units), registered=len(world.units) - len(missing))
    targets = _targets(plan) or (_targets(world.shelf.plan(dates.NATIONAL)) if T1 in plan.tracks else [])
    coming = (say(words.TITLE, year=str(year)),) if year != world.now.year else ()
    said: tuple[Words, ...] = tuple(
        say(words.SHARE, target=Verbatim(each.target.text), now=Verbatim(each.because.text))
        for each in antq_rules.judge_targets(targets, now)
    )
    if said and missing:
        said = (*said, say(words.NOT_REGISTERED, units=Verbatim("; ".join(unit.name for unit in missing))))
    said = (*said, *_exemplars(world.units, year, world))
    return (*coming, *said) if said else ()


def _targets(plan: Plan) -> list[Target]:
    return [each for each in plan.targets if each.measure == "registered"]


def _exemplars(units: Iterable[Unit], year: int, world: World) -> tuple[Words, ...]:
    found = [(unit, one) for unit in units if (one := world.registration(unit.id, year, T3)) is not None]
    names = tuple(
        say(words.UNCONFIRMED_UNIT, unit=Verbatim(unit.name)) if one.told else Verbatim(unit.name)
        for unit, one in found
    )
    return (say(words.EXEMPLARS, units=Listed(names, "; ")),) if names else ()
