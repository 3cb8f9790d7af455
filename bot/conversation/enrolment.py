"""Whether the unit may register for a track of a year, why not, and what it takes."""

from collections.abc import Mapping
from dataclasses import dataclass

import antq_rules
from antq_rules import LastYear, NoRuleInForce, Profile, Reason, Standard
from bot.conversation import last_year
from bot.conversation.errors import OutOfPlace
from bot.conversation.registered import T1
from bot.conversation.world import World


@dataclass(frozen=True, slots=True)
class Terms:
    """What the rules say: allowed or why not, what is only said besides, the dossier, and who decides."""

    allowed: bool
    why_not: tuple[Reason, ...] = ()
    says: tuple[Reason, ...] = ()
    dossier: tuple[str, ...] = ()
    decides: str | None = None


def profile_of(world: World) -> Profile:
    """The unit's profile: as given this year, before that what is known of it anyway."""
    _, unit = world.own_seat()
    given = world.own.profile if world.own else None
    return given or Profile(kind=unit.kind, level=unit.level, size=unit.size)


def unknown(track: str, year: int, draft: Mapping[str, str], world: World) -> tuple[str, ...]:
    """The results of the year before ("t1", "t2") that the conditions need and that nobody has told yet."""
    standard, plan = standard_of(track, world), world.own_seat()[0].plan
    if track == T1:
        return ()
    known = last_year.results(world, year)
    have = {"t1": known.t1, "t2": known.t2} | dict(draft)
    needs = dict.fromkeys(each.needs for each in plan.conditions or standard.conditions)
    return tuple(each for each in needs if have[each] is None)


def terms(track: str, year: int, told: LastYear | None, world: World) -> Terms:
    """Whether the unit may register for `year`; `told` is what it says of the year before where nobody knows that."""
    standard, plan = standard_of(track, world), world.own_seat()[0].plan
    if track == T1:
        return _safety(standard, world)
    results = last_year.told_with(last_year.results(world, year), told)
    found = antq_rules.may_register(standard, plan, results, profile_of(world), year)
    decides = found.decides.name if found.decides else None
    return Terms(found.allowed, found.why_not, found.says, found.dossier, decides)


def _safety(standard: Standard, world: World) -> Terms:
    """T1 takes no result of the year before, only some ground to take part."""
    scope = antq_rules.check_scope(standard, profile_of(world), world.own_seat()[0].plan)
    if not scope.takes_part:
        return Terms(allowed=False, why_not=scope.because)
    says = () if scope.bound else scope.because
    return Terms(allowed=True, says=(*says, *((standard.registration,) if standard.registration else ())))


def standard_of(track: str, world: World) -> Standard:
    """The standard of the track in force today. Raises OutOfPlace when there is none."""
    try:
        return world.shelf.standard_on(world.now.date(), track)
    except NoRuleInForce as none:
        raise OutOfPlace("no standard in force") from none


def may_withdraw(year: int, world: World) -> bool:
    """Whether a registration for the year may be withdrawn: until the unit hands its case of that year in."""
    own = world.own
    if own is not None and own.year == year:
        return own.standing.state == "draft"
    return year != world.now.year or not world.handed_in
