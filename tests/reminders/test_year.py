"""A year of reminders: what the rules ask for is said, and nothing else, whatever happens to the machine."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

import pytest

from storage import Database
from tests.antq_rules.thorough import THOROUGH
from tests.reminders.year.acting import acts
from tests.reminders.year.oracle import State, dates, expected
from tests.reminders.year.place import Place, commune_of, settle
from tests.reminders.year.running import CHANNEL, Row, Running
from tests.walker import SHELF, ZONE

FIRST, LAST = date(2025, 11, 16), date(2026, 11, 30)
SEASONS = ((date(2025, 11, 16), date(2025, 12, 8)), (date(2026, 2, 26), date(2026, 4, 8)), (date(2026, 9, 28), LAST))
PLANS = ("thien-tin-2025", "quoc-gia")
WHOLE = ((FIRST, LAST),)
DAYS = WHOLE if THOROUGH else SEASONS
SMALL = 40 if THOROUGH else 5
PLACES = [pytest.param(Place(plan, 1, SMALL), id=f"{plan}-commune") for plan in PLANS] + [
    pytest.param(Place(plan, 120 if THOROUGH else 3, 2), id=f"{plan}-province") for plan in PLANS
]


def run(database: Database, place: Place, *, schedulers: int = 1) -> Running:
    """The place settled, before the first day."""
    settle(database, place, CHANNEL)
    return Running(database, place, acts(place), schedulers)


def a_year(running: Running, off: Iterable[date] = ()) -> Running:
    """All the days pass."""
    for first, last in DAYS:
        running.pass_days(first, last, off)
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


@pytest.mark.parametrize("database", ["postgresql"], indirect=False)
@pytest.mark.postgres
def test_three_schedulers_at_once_are_as_one(database: str, request: pytest.FixtureRequest) -> None:
    """All look at the same moments, on threads; the year is the same."""
    from storage import open_database  # noqa: PLC0415

    opened = open_database(str(request.getfixturevalue("fresh_postgres")))
    place = Place("thien-tin-2025", 1, SMALL)
    running = a_year(run(opened, place, schedulers=3))
    assert as_said(running.said()) == expected(place, running.acts, FIRST, LAST)
    check_manners(running)
    opened.close()
    assert database
