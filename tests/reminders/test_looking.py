"""A look at what is due costs little while nothing is, however much was said and is yet to come."""

import pytest

from storage import Database
from storage.repositories.reminder_queue import _WAITS, _of
from tests.reminders.acts import HEAD
from tests.storm.queue import NUMBERS, run
from tests.walker import ZONE, SteadyClock

SAID, TO_COME = 4_000, 40_000
ROWS = (
    "INSERT INTO due_reminder (person_id, office_id, thing, last_day, step, day, planned_at, due_at, state)"
    " SELECT '{person}', '{office}', '{state}' || n, '2026-03-31', 7, '2026-03-24', '{at}', '{at}', '{state}'"
    " FROM {numbers}"
)
BEFORE, AFTER = "2025-10-01T01:00:00.000000+00:00", "2026-03-24T01:00:00.000000+00:00"


@pytest.fixture
def planned(furnished: Database) -> Database:
    """Many rows that were said, many more that are yet to come, and statistics that know of both."""
    name = "postgresql" if furnished.is_shared else "sqlite"
    for count, state, at in ((SAID, "said", BEFORE), (TO_COME, "open", AFTER)):
        numbers = NUMBERS[name].format(count=count)
        run(furnished, ROWS.format(person=HEAD[0], office=HEAD[1], state=state, at=at, numbers=numbers))
    run(furnished, "ANALYZE")
    return furnished


@pytest.mark.parametrize("occasion", ["daily", "asked"])
def test_nothing_due_is_found_through_the_index(planned: Database, occasion: str) -> None:
    """The rows that were said are not taken for rows that are due: they are not read from end to end."""
    now = SteadyClock().now().astimezone(ZONE)
    with planned.begin() as work:
        assert not work.reminder_queue.waits(occasion, now.date(), now, every=True)
        compiled = _WAITS.on(work._runner._dialect)
        values = compiled.values({"day": now.date(), "now": now, "every": True, **_of(occasion)})
        explain = "EXPLAIN " if planned.is_shared else "EXPLAIN QUERY PLAN "
        how = "\n".join(str(row[-1]) for row in work._runner._driver.execute(explain + compiled.sql, values).fetchall())
    assert "ix_due_reminder_due" in how, how
    assert "Seq Scan on due_reminder" not in how, how
