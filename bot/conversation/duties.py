"""What the person must see to by a date: each date that concerns an office of theirs, and whether it is done."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property, lru_cache

import antq_rules
from antq_rules import Deadline, Plan, Shelf
from bot.conversation.dates import NATIONAL
from bot.conversation.registered import T3, TRACKS
from bot.conversation.world import Seat, Unit, Waiting, World

AHEAD, BEHIND = timedelta(days=60), timedelta(days=30)
"""How near a date of another year must be to matter today; the first reminder may move before a long feast."""
UNITS = "/units"


@dataclass(frozen=True, slots=True)
class Duty:
    """A date that concerns an office of the person.

    `key` is plan/year/id of the date; the duty of an officer to see that the units keep theirs ends with "/units".
    `days_left` are calendar days to the last day, negative when overdue; `behind` are the units that hold an officer
    up: those that have not done theirs, or whose case has not passed the officer; `over` are all units it is about.
    `absent` is the title of the head who cannot be reached, where a deputy hears of what is the head's to do.
    """

    key: str
    office: str
    deadline: Deadline
    year: int
    days_left: int
    done: bool
    behind: tuple[Unit, ...] = ()
    over: tuple[Unit, ...] = ()
    absent: str = ""

    @property
    def units(self) -> int:
        """How many units it is about."""
        return len(self.over)

    @property
    def of_units(self) -> bool:
        """Whether others must act, and the person only sees to it."""
        return self.key.endswith(UNITS)

    def together(self, other: "Duty") -> "Duty":
        """The same date seen from one more office of the person, over the same units or over others."""
        behind, over = (tuple(dict.fromkeys(units)) for units in (self.behind + other.behind, self.over + other.over))
        return replace(self, done=self.done and other.done, behind=behind, over=over)


def duties(world: World, ahead: timedelta = AHEAD) -> tuple[Duty, ...]:
    """Every date that concerns the person's seats in the years that matter now, the earliest first; each key once.

    An officer's dates are about the units of that seat's place; those of several places under one date come together.
    A head has registered when a registration of the date's track (of any track where it has none) stands, and has
    reported when the year's case is handed in and not sent back. An officer's own date is done when every unit's case
    has passed the officer's stage; where it is for T3, only units registered for T3 count. Without a stage in the
    plan, or without units, nothing says that it is done. Dates for a track that the plan does not have concern nobody.
    The person answers for one unit at most, as everywhere in the conversation. `ahead` is how near a date of next year
    must be to matter.
    """
    head = world.head_seat
    found = [*(_of_head(head, world, ahead) if head else _of_absent_head(world, ahead))]
    for seat in world.reviewer_seats:
        found += _of_officer(seat, world, ahead)
    each: dict[str, Duty] = {}
    for duty in found:
        each[duty.key] = each[duty.key].together(duty) if duty.key in each else duty
    return tuple(sorted(each.values(), key=lambda duty: (duty.deadline.last_day, duty.key)))


def wanted(duty: Duty, world: World) -> bool:
    """Whether the person is to be reminded of it now: it is not done, not muted and not put off to a later moment."""
    aside = world.set_aside.get(duty.key)
    return not duty.done and (aside is None or not aside.holds(world.now))


def years_of(plan: Plan, shelf: Shelf, today: date) -> tuple[int, ...]:
    """This year, and those before and after it of which a date matters today."""
    return tuple(sorted({today.year, *(year for year, _ in _dates(plan, shelf, today, AHEAD))}))


def registers_for(plan: Plan, shelf: Shelf, today: date) -> tuple[int, ...]:
    """The years for which a unit registers now: the coming one first, once a reminder of it may come, and this one."""
    dates = _dates(plan, shelf, today, AHEAD)
    coming = any(each.task == "register" and year > today.year for year, each in dates)
    return (today.year + 1, today.year) if coming else (today.year,)


def _dates(plan: Plan, shelf: Shelf, today: date, ahead: timedelta) -> tuple[tuple[int, Deadline], ...]:
    """The dates of the tracks that the plan has: all of this year, and those of other years that are near."""
    return _near(plan, shelf.plan(NATIONAL), today, ahead)


@lru_cache(maxsize=1000)
def _near(plan: Plan, national: Plan, today: date, ahead: timedelta) -> tuple[tuple[int, Deadline], ...]:
    return tuple(_dates_near(plan, national, today, ahead))


def _dates_near(plan: Plan, national: Plan, today: date, ahead: timedelta) -> Iterator[tuple[int, Deadline]]:
    for year in (today.year - 1, today.year, today.year + 1):
        for each in antq_rules.deadlines(plan, year, national):
            near = today - BEHIND <= each.last_day <= today + ahead
            if each.track in (None, *plan.tracks) and (near or year == today.year):
                yield year, each


def _duty(
    seat: Seat, year: int, deadline: Deadline, world: World, *, done: bool, behind: tuple[Unit, ...] = (), of: str = ""
) -> Duty:
    left = (deadline.last_day - world.now.date()).days
    key, over = f"{deadline.plan}/{year}/{deadline.id}{of}", () if seat.unit else world.units_of(seat)
    return Duty(key, seat.office.id, deadline, year, left, done, behind, over)


def _of_head(seat: Seat, world: World, ahead: timedelta) -> Iterator[Duty]:
    for year, deadline in _dates(seat.plan, world.shelf, world.now.date(), ahead):
        if deadline.who == "head":
            yield _duty(seat, year, deadline, world, done=_done_by_head(deadline, year, world))


def _of_absent_head(world: World, ahead: timedelta) -> Iterator[Duty]:
    """What a deputy hears of: the head's dates, while the head cannot be reached."""
    if world.absent_head and world.unit_seat is not None:
        for duty in _of_head(world.unit_seat, world, ahead):
            yield replace(duty, absent=world.absent_head)


def _done_by_head(deadline: Deadline, year: int, world: World) -> bool:
    unit = world.own_seat()[1].id
    if deadline.task == "register":
        return any(
            each.unit == unit and each.year == year and deadline.track in (None, each.track)
            for each in world.registrations
        )
    return deadline.task == "report" and _reported(year, world)


def _reported(year: int, world: World) -> bool:
    own, before = world.own, world.previous
    if own is not None and own.year == year:
        return own.standing.state in {"waiting", "finished"}
    if year == world.now.year:
        return world.handed_in
    return before is not None and before.year == year and bool(before.submissions)


class _Years:
    """What the units of one of the person's places did, year by year."""

    def __init__(self, world: World, units: tuple[Unit, ...]) -> None:
        self._world, self._units = world, units

    @cached_property
    def _rows(self) -> Mapping[tuple[str, int], Waiting]:
        return {(row.unit.id, row.year): row for row in self._world.waiting}

    @cached_property
    def _registered(self) -> frozenset[tuple[str, int, str]]:
        return frozenset((each.unit, each.year, each.track) for each in self._world.registrations)

    def not_registered(self, year: int, track: str | None) -> tuple[Unit, ...]:
        """The units without a registration for the track, or for any where None."""
        tracks = (track,) if track else TRACKS
        return tuple(unit for unit in self._units if not self._is_registered(unit, year, tracks))

    def _is_registered(self, unit: Unit, year: int, tracks: tuple[str, ...]) -> bool:
        return any((unit.id, year, track) in self._registered for track in tracks)

    def not_handed_in(self, year: int) -> tuple[Unit, ...]:
        """The units whose case of the year is not in, or was sent back."""
        return tuple(unit for unit in self._units if self._state(unit, year) not in {"waiting", "finished"})

    def _state(self, unit: Unit, year: int) -> str:
        row = self._rows.get((unit.id, year))
        return row.state if row else ""

    def not_passed(self, year: int, office: str, track: str | None) -> tuple[Unit, ...]:
        """The units whose case of the year has not passed this kind of office."""
        units = self._units
        if track == T3:
            units = tuple(unit for unit in units if self._is_registered(unit, year, (T3,)))
        return tuple(unit for unit in units if not _passed(self._rows.get((unit.id, year)), office))


def _passed(row: Waiting | None, office: str) -> bool:
    if row is None or row.state != "waiting":
        return row is not None and row.state == "finished"
    stages = row.plan.stages
    here = next((place for place, stage in enumerate(stages) if stage.id == row.stage), 0)
    before, still = ({stage.office for stage in part} for part in (stages[:here], stages[here:]))
    return office in before - still


def _of_officer(seat: Seat, world: World, ahead: timedelta) -> Iterator[Duty]:
    kind, units = seat.office.kind, world.units_of(seat)
    years = _Years(world, units)
    in_chain = bool(units) and any(stage.office == kind for stage in seat.plan.stages)
    for year, deadline in _dates(seat.plan, world.shelf, world.now.date(), ahead):
        if deadline.who == kind:
            behind = years.not_passed(year, kind, deadline.track) if in_chain else ()
            yield _duty(seat, year, deadline, world, done=in_chain and not behind, behind=behind)
        if deadline.who == "head" and units:
            register = deadline.task == "register"
            behind = years.not_registered(year, deadline.track) if register else years.not_handed_in(year)
            yield _duty(seat, year, deadline, world, done=not behind, behind=behind, of=UNITS)
        if in_chain and deadline.who in _below(seat) and deadline.last_day < world.now.date():
            behind = years.not_passed(year, deadline.who, deadline.track)
            yield _duty(seat, year, deadline, world, done=not behind, behind=behind, of=UNITS)


def _below(seat: Seat) -> tuple[str, ...]:
    """The kinds of office whose stages come before the seat's: once they are late, their dates concern it too."""
    chain = [stage.office for stage in seat.plan.stages]
    return tuple(chain[: chain.index(seat.office.kind)])
