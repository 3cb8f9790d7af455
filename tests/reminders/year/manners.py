"""What must hold of a year of reminders, whatever befell the machine."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from tests.reminders.year.oracle import State, dates
from tests.reminders.year.place import Place, commune_of
from tests.reminders.year.running import Row, Running
from tests.reminders.year.table import FIRST, LAST
from tests.walker import SHELF, ZONE


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
