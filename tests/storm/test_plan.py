"""The hot statement of the couriers finds what is due through its index, however much waits or is yet to come."""

from collections.abc import Iterator
from datetime import timedelta
from time import perf_counter

import pytest

from storage.engine import Database, open_database
from tests.storm.queue import add_chats, add_reminders, plan, run, tidy
from tests.storm.test_claims import HandClock

ROWS = 50_000
FEW = 0.02  # seconds a look may take, many times what it does


@pytest.fixture(params=[timedelta(), timedelta(hours=3)], ids=["due", "later"])
def queue(request: pytest.FixtureRequest, address: str) -> Iterator[Database]:
    """Many reminders, all due, or all of this afternoon."""
    database, clock = open_database(address), HandClock()
    add_chats(database, clock, ROWS)
    add_reminders(database, clock, request.param)
    tidy(database)
    yield database
    database.close()


def test_what_is_due_is_found_through_the_index(queue: Database) -> None:
    """No table is read from end to end, and no row is looked at whose time has not come."""
    clock = HandClock()
    assert run(queue, "SELECT count(*) FROM delivery") == [(ROWS,)]
    how = plan(queue, clock, 5)
    assert how.count("ix_delivery_due") >= 4, how
    assert "Seq Scan" not in how, how
    assert "SCAN delivery" not in how, how
    seconds = []
    for _ in range(20):  # PostgreSQL settles on one plan for all values after ten
        with queue.begin() as work:
            started = perf_counter()
            work.deliveries.due("telegram", clock.now(), clock.now(), 5, (1, 4))
            seconds.append(perf_counter() - started)
    assert sorted(seconds)[10] < FEW
