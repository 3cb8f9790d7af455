"""Reads whole places for the board: a fixed number of statements, whatever the number of units."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from antq_rules import Plan
from bot.conversation import chain, dates
from bot.conversation.world import Unit, World
from bot.workboard.access import only_watches, places_of
from bot.workboard.errors import NotThere
from bot.workboard.lines import LATE, Passed, UnitLine, as_watched, passed_by_case
from storage.models import BoardUnit, LocalityRow
from storage.unit_of_work import Work


@dataclass(frozen=True, slots=True)
class Survey:
    """A place on the board: the person's own `home` (a commune or a province), the `commune` looked at if any.

    `communes` are those of the home, `lines` the units of what is looked at, `rows` the same as they were read.
    `watched` says that the person only looks, from a steering board: without flags, without how far a draft is.
    `last` is the number of the person's newest message.
    """

    home: LocalityRow
    commune: LocalityRow | None
    communes: tuple[LocalityRow, ...]
    year: int
    lines: tuple[UnitLine, ...]
    rows: tuple[BoardUnit, ...] = field(repr=False)
    watched: bool = False
    last: int = 0


def survey(work: Work, world: World, home: str, commune: str, year: int) -> Survey:
    """The place as it stands; `home` empty for the first of the person's own. Raises NotThere."""
    own = places_of(world)
    wanted = home or next(iter(own))
    if wanted not in own:
        raise NotThere
    there = work.boards.places(wanted)
    by_id = {place.id: place for place in there}
    at = by_id[wanted]
    communes = tuple(place for place in there if place.id != wanted)
    if at.level == "commune":
        commune, communes = wanted, ()
    if commune and commune not in by_id:
        raise NotThere
    look = commune or wanted
    rows = work.boards.units(look, year)
    lines = _lines(work, world, look, year, rows)
    watched = only_watches(world, look, by_id[look].parent_id)
    shown = tuple(map(as_watched, lines)) if watched else lines
    newest = work.messages.recent(world.person, 1)
    last = newest[-1].seq if newest else 0
    return Survey(at, by_id.get(commune), communes, year, shown, rows, watched, last)


def _lines(work: Work, world: World, place: str, year: int, rows: Sequence[BoardUnit]) -> tuple[UnitLine, ...]:
    passed = passed_by_case(work.boards.events(place, year))
    tracks = _tracks(work, place, year)
    plans = _Plans(world, year)
    none = frozenset[str]()
    return tuple(
        _line(row, world, passed.get(row.case or "", Passed()), tracks.get(row.id, none), plans) for row in rows
    )


def _tracks(work: Work, place: str, year: int) -> dict[str, frozenset[str]]:
    """What each unit is registered for: the last entry of a track says whether it is."""
    last = {(entry.unit, entry.track): entry.kind for entry in work.registrations.in_locality(place, year)}
    found: dict[str, frozenset[str]] = {}
    for (unit, track), kind in last.items():
        if kind == "registered":
            found[unit] = found.get(unit, frozenset()) | {track}
    return found


class _Plans:
    """Each plan with its last day, looked up once."""

    def __init__(self, world: World, year: int) -> None:
        self._world, self._year = world, year
        self._known: dict[str, tuple[Plan, date | None]] = {}

    def __getitem__(self, plan: str) -> tuple[Plan, date | None]:
        if plan not in self._known:
            shelf = self._world.shelf
            found = shelf.plan(plan)
            self._known[plan] = (found, dates.last_day_to_submit(shelf, found, self._year))
        return self._known[plan]


def _line(row: BoardUnit, world: World, passed: Passed, tracks: frozenset[str], plans: _Plans) -> UnitLine:
    plan, due = plans[row.case_plan or row.plan or dates.NATIONAL]
    unit = Unit(row.id, row.name, row.kind, row.level, row.size)
    today = world.now.date()
    if row.case is None or row.state is None:
        return UnitLine(unit, row.place, row.place_name, plan, tracks, today, due)
    stage = next((each for each in plan.stages if each.id == row.stage), None)
    mine = (
        stage is not None
        and row.state == "waiting"
        and chain.seat_over(world, stage.office, row.place, row.province) is not None
    )
    kept = passed if row.state != "draft" else Passed()
    flags = (row.flags or "").split() if row.state != "draft" else ()
    return UnitLine(
        unit,
        row.place,
        row.place_name,
        plan,
        tracks,
        today,
        due,
        row.case,
        row.state,
        stage,
        kept,
        (*_late(kept, due, world), *flags),
        row.changed_at,
        mine,
    )


def _late(passed: Passed, due: date | None, world: World) -> Iterable[str]:
    """The flag of a case that came in after the last day."""
    if passed.handed_in is None:
        return ()
    day = passed.handed_in.astimezone(world.now.tzinfo).date()
    return (LATE,) if dates.days_late(due, day) else ()
