"""The draw, the planning and the sending on one database at the same moment: PostgreSQL lets all three go on."""

from concurrent.futures import Future, ThreadPoolExecutor
from datetime import date, datetime
from time import sleep

import pytest

from bot.reminders.planning import Planning
from bot.reminders.rhythm import Rhythm
from bot.reminders.wording import ASKED, midnight_after
from storage import Database
from tests.reminders.acts import Days
from tests.reminders.test_planning import rows
from tests.walker import SHELF, ZONE

NOON = datetime(2026, 3, 17, 12, 0, tzinfo=ZONE)
THING = "quoc-gia/2026/dang-ky"
A_WHILE = 0.5  # seconds, in which the other one reaches the row that is held

pytestmark = pytest.mark.parametrize("address", ["postgresql"], indirect=True)


@pytest.fixture
def days(agreed: Database) -> Days:
    """The head was reminded in the morning and put it off until noon; the row is due and said by nobody yet."""
    found = Days(agreed)
    found.at(17, 3, 2026)
    with agreed.begin() as work:
        work.set_aside.put("hoa", [THING], "snoozed", NOON, found.clock.at)
    with agreed.begin() as work:
        work.reminder_plan.plan_asked(NOON, found.clock.at)
    return found


def _asked(database: Database) -> dict[str, object]:
    (row,) = (row for row in rows(database) if row["step"] == 1000)
    return row


def _of_the_day(database: Database) -> dict[str, object]:
    """The row of the step of that day, beside which stands what was asked for."""
    mine = (row for row in rows(database) if row["person_id"] == "hoa" and row["step"] != 1000)
    (row,) = (row for row in mine if row["day"] == date(2026, 3, 24))
    return row


def test_what_is_being_said_is_not_drawn_again(days: Days) -> None:
    """A courier says the row in a message while the draw takes it: it stays said."""

    def draw() -> int:
        with days.database.begin() as work:
            return work.reminder_queue.draw(ASKED, NOON.date(), NOON, midnight_after(NOON), 200, every=True)

    with ThreadPoolExecutor(1) as pool:
        with days.database.begin() as work:
            work.reminder_queue.settle({int(str(_asked(days.database)["id"])): "said"}, 7)
            drawn: Future[int] = pool.submit(draw)
            sleep(A_WHILE)
            assert not drawn.done()
        assert drawn.result(timeout=10) == 1
    assert (_asked(days.database)["state"], _asked(days.database)["seq"]) == ("said", 7)


def test_what_is_being_said_is_not_planned_again(days: Days) -> None:
    """A locality changes its hour while a courier says the day's row: it is neither taken out nor entered anew."""
    step = _of_the_day(days.database)
    planning = Planning(days.database, SHELF)
    with days.database.begin() as work:
        work.reminder_plan.choose("thien-tin", str(Rhythm.default(SHELF).changed(None, None, None, 9)))
    with ThreadPoolExecutor(1) as pool:
        with days.database.begin() as work:
            work.reminder_queue.settle({int(str(step["id"])): "said"}, 7)
            planned = pool.submit(planning.everything, datetime(2026, 3, 24, 8, 30, tzinfo=ZONE))
            sleep(A_WHILE)
            assert not planned.done()
        planned.result(timeout=20)
    row = _of_the_day(days.database)
    assert (row["id"], row["state"], row["seq"]) == (step["id"], "said", 7)
