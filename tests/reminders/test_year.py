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
from tests.reminders.year.manners import as_said, check_manners, check_nothing_lost
from tests.reminders.year.oracle import State, expected
from tests.reminders.year.place import Place, settle
from tests.reminders.year.running import CHANNEL, Running
from tests.reminders.year.table import FIRST, LAST, days_of, lived, page
from tests.walker import ZONE

PLANS = ("thien-tin-2025", "quoc-gia")
SMALL = 40 if THOROUGH else 5
PLACES = [pytest.param(Place(plan, 1, SMALL), id=f"{plan}-commune") for plan in PLANS] + [
    pytest.param(Place(plan, 120 if THOROUGH else 3, 2), id=f"{plan}-province") for plan in PLANS
]
TRIED = PLACES if THOROUGH else PLACES[:1]
"""Where what befalls the machine is tried."""


def run(database: Database, place: Place, *, schedulers: int = 1) -> Running:
    """The place settled, before the first day."""
    settle(database, place, CHANNEL)
    return Running(database, place, acts(place), schedulers)


def a_year(running: Running, off: Iterable[date] = (), live: Callable[[], None] | None = None) -> Running:
    """All the days pass."""
    running.pass_days(days_of(running.place), off, live)
    return running


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


@pytest.mark.parametrize("place", PLACES if THOROUGH else PLACES[:2])
def test_three_days_without_anybody_delay_and_lose_nothing(database: Database, place: Place) -> None:
    """Off over the last day of registration: before it and from the third day after it all is as it would have been.

    What fell into the gap and is still undone is said on the first working day after it.
    """
    off = [date(2026, 3, 30), date(2026, 3, 31), date(2026, 4, 1)]
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
@pytest.mark.parametrize("place", TRIED)
def test_three_schedulers_at_once_are_as_one(fresh_postgres: str, place: Place) -> None:
    """All look at the same moments, on threads; the year is the same."""
    database = open_database(fresh_postgres)
    running = a_year(run(database, place, schedulers=3))
    assert as_said(running.said()) == expected(place, running.acts, FIRST, LAST)
    check_manners(running)
    database.close()


@pytest.mark.parametrize("place", TRIED)
def test_a_hundred_deaths_change_nothing(database: Database, place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """Planning, drawing, wording and carrying die at statements drawn beforehand; who comes next does the rest.

    A message that was cut off between being taken and being sent is never sent again; it is in the conversation.
    """
    running = run(database, place)
    with dying(monkeypatch, 100, apart=60 if THOROUGH else 12) as deaths:
        a_year(running, live=lambda: live_through(running, deaths))
        assert deaths.left == 0
    assert as_said(running.said()) == expected(place, running.acts, FIRST, LAST)
    check_manners(running)
    assert Counter(running.sent).most_common(1)[0][1] == 1


@pytest.mark.parametrize("place", TRIED)
def test_a_clock_that_jumps_loses_nothing_and_says_nothing_twice(database: Database, place: Place) -> None:
    """Every fifth day it shows yesterday for a while, every seventh the day after tomorrow."""
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
