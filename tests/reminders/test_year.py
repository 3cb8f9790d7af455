"""A year of reminders: what the rules ask for is said, and nothing else, whatever happens to the machine."""

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest

from storage import Database, open_database
from tests.antq_rules.thorough import THOROUGH
from tests.reminders.year.acting import acts
from tests.reminders.year.dying import dying, live_through
from tests.reminders.year.oracle import State, dates, expected, step_days
from tests.reminders.year.place import Place, commune_of, settle
from tests.reminders.year.running import CHANNEL, Row, Running
from tests.reminders.year.table import FIRST, LAST, lived, page
from tests.walker import SHELF, ZONE

PLANS = ("thien-tin-2025", "quoc-gia")
WHOLE = [FIRST + timedelta(days=number) for number in range((LAST - FIRST).days + 1)]
SMALL = 40 if THOROUGH else 5
PLACES = [pytest.param(Place(plan, 1, SMALL), id=f"{plan}-commune") for plan in PLANS] + [
    pytest.param(Place(plan, 120 if THOROUGH else 3, 2), id=f"{plan}-province") for plan in PLANS
]


def run(database: Database, place: Place, *, schedulers: int = 1) -> Running:
    """The place settled, before the first day."""
    settle(database, place, CHANNEL)
    return Running(database, place, acts(place), schedulers)


def days_of(place: Place) -> list[date]:
    """Every day of the year; in an ordinary run only those of a step and the ones after them."""
    return WHOLE if THOROUGH else step_days(place.plan, FIRST, LAST)


def a_year(running: Running, off: Iterable[date] = (), live: Callable[[], None] | None = None) -> Running:
    """All the days pass."""
    running.pass_days(days_of(running.place), off, live)
    return running


def as_said(rows: Iterable[Row]) -> set[tuple[date, str, str]]:
    """Day, person and thing of each row."""
    return {(row.at.date(), row.person, row.thing) for row in rows}


def check_manners(running: Running) -> None:
    """What holds however the year went: nothing after it was done, at night, on a day off, twice, or lost."""
    rows, place, calendar = running.said(), running.place, SHELF.calendar()
    known = {f"{one.plan}/{year}/{one.id}": (year, one) for year, one in dates(place.plan)}
    for row in rows:
        year, deadline = known[row.thing.removesuffix("/units")]
        state = State.by(running.acts, row.at)
        assert any(not state.is_done(deadline, year, unit) for unit in _concerned(place, row.person)), row
        assert time(7) <= row.at.time() < time(21), row
        assert calendar.is_working(row.at.date()) or row.at.date() == deadline.last_day, row
    assert max(Counter(running.messages()).values()) == 1
    assert max(Counter((row.person, row.thing, row.step) for row in rows).values()) == 1
    assert running.waiting() == 0


def _concerned(place: Place, person: str) -> list[str]:
    kind, _, where = person.partition("@")
    if kind == "head":
        return [where]
    return [unit for unit in place.every_unit() if not where or commune_of(unit) == where]


def announced(running: Running) -> set[tuple[str, str]]:
    """Who was reminded of what at all."""
    return {(row.person, row.thing) for row in running.said()}


def check_nothing_lost(running: Running) -> None:
    """Every date that a unit or an officer still had open when it ended was said to them before or after its end."""
    for year, deadline in dates(running.place.plan):
        if not FIRST + timedelta(days=7) <= deadline.last_day <= LAST - timedelta(days=14):
            continue
        over = datetime.combine(deadline.last_day, time(23), ZONE)
        state = State.by(running.acts, over)
        open_to = [unit for unit in running.place.every_unit() if not state.is_done(deadline, year, unit)]
        people = {f"{deadline.who}@{unit if deadline.who == 'head' else commune_of(unit)}" for unit in open_to}
        thing = f"{deadline.plan}/{year}/{deadline.id}"
        assert {(person, thing) for person in people} <= announced(running)


@pytest.mark.parametrize("place", PLACES)
def test_exactly_what_the_rules_ask_for_is_said(database: Database, place: Place) -> None:
    """To each head and officer, on the very days, escalations included; the rest of the year is silent."""
    running = a_year(run(database, place))
    wanted = expected(place, running.acts, FIRST, LAST)
    assert as_said(running.said()) == wanted
    assert len(wanted) > 20
    check_manners(running)
    check_nothing_lost(running)
    assert Counter(running.sent).most_common(1)[0][1] == 1


@pytest.mark.parametrize("plan", PLANS)
def test_three_days_without_anybody_delay_and_lose_nothing(database: Database, plan: str) -> None:
    """Off over the last day of registration: before it and from the third day after it all is as it would have been.

    What fell into the gap and is still undone is said on the first working day after it.
    """
    off = [date(2026, 3, 30), date(2026, 3, 31), date(2026, 4, 1)]
    place = Place(plan, 1, SMALL)
    running = a_year(run(database, place), off)
    wanted, said = expected(place, running.acts, FIRST, LAST), as_said(running.said())
    back = off[-1] + timedelta(days=1)
    assert {one for one in said if one[0] != back} == {one for one in wanted if one[0] not in {*off, back}}
    state = State.by(running.acts, datetime.combine(back, time(8, 5), ZONE))
    missed = {one for one in wanted if one[0] in {*off, back}}
    due = {(back, *rest) for _, *rest in missed if rest[0].removeprefix("head@") not in state.registered}
    assert {one for one in said if one[0] == back} == due
    check_manners(running)
    check_nothing_lost(running)


@pytest.mark.parametrize("plan", PLANS)
def test_the_table_of_a_commune_of_forty_units(plan: str) -> None:
    """Who got what when, to read; made by tests.reminders.year.table."""
    kept = (Path(__file__).parent / "year" / f"{plan}.txt").read_text(encoding="utf-8")
    assert page(lived(Place(plan, 1, 40)), plan) == kept


@pytest.mark.postgres
def test_three_schedulers_at_once_are_as_one(fresh_postgres: str) -> None:
    """All look at the same moments, on threads; the year is the same."""
    database = open_database(fresh_postgres)
    place = Place("thien-tin-2025", 1, SMALL)
    running = a_year(run(database, place, schedulers=3))
    assert as_said(running.said()) == expected(place, running.acts, FIRST, LAST)
    check_manners(running)
    database.close()


def test_a_hundred_deaths_change_nothing(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """Planning, drawing, wording and carrying die at statements drawn beforehand; who comes next does the rest.

    A message that was cut off between being taken and being sent is never sent again; it is in the conversation.
    """
    place = Place("thien-tin-2025", 1, SMALL)
    running = run(database, place)
    with dying(monkeypatch, 100, apart=60 if THOROUGH else 12) as deaths:
        a_year(running, live=lambda: live_through(running, deaths))
        assert deaths.left == 0
    assert as_said(running.said()) == expected(place, running.acts, FIRST, LAST)
    check_manners(running)
    assert Counter(running.sent).most_common(1)[0][1] == 1


def test_a_clock_that_jumps_loses_nothing_and_says_nothing_twice(database: Database) -> None:
    """Every fifth day it shows yesterday for a while, every seventh the day after tomorrow."""
    place = Place("thien-tin-2025", 1, SMALL)
    running = run(database, place)

    def jumping() -> None:
        now, day = running.days.clock.at, running.days.clock.at.toordinal()
        for number, by in ((5, -1), (7, 2)):
            if day % number == 0:
                running.days.clock.at = now + timedelta(days=by)
                running.look_and_carry(running.days.scheduler)
        running.days.clock.at = now
        running.look_and_carry(running.days.scheduler)

    a_year(running, live=jumping)
    rows = running.said()
    assert max(Counter((row.person, row.thing, row.step) for row in rows).values()) == 1
    assert max(Counter(running.messages()).values()) == 1
    assert all(time(7) <= row.at.time() < time(21) for row in rows)
    check_nothing_lost(running)
    running.at(datetime.combine(LAST + timedelta(days=2), time(9), ZONE))
    assert running.waiting() == 0
