"""What is done once a day by whoever comes first: the heads of the audit log, and clearing away."""

from datetime import datetime, timedelta

import pytest

from bot.posting import SAY
from bot.reminders.scheduling import ClockWrong
from storage import Database
from storage.models import NewDelivery
from tests.reminders.acts import Days
from tests.storage.audit_sample import fill
from tests.walker import ZONE


def heads(days: Days, person: str) -> list[str]:
    """The messages about the audit log's head."""
    return [said for said in days.got(person) if "nhật ký" in said.lower()]


def test_the_head_is_told_once_a_day_to_the_three_levels(agreed: Database) -> None:
    """From eight on, by one of two schedulers; not to heads of units; not again while nothing was added."""
    fill(agreed)
    days = Days(agreed)
    other = days.another()
    days.at(21, 10, 2027, hour=7)
    assert heads(days, "minh") == []
    days.at(21, 10, 2027, hour=8)
    days.look(other)
    days.at(21, 10, 2027, hour=15)
    assert (len(heads(days, "minh")), len(heads(days, "lan")), heads(days, "hoa")) == (1, 1, [])
    days.at(22, 10, 2027)
    assert len(heads(days, "minh")) == 1


def test_what_nobody_needs_is_cleared_once_a_day(agreed: Database) -> None:
    """Old deliveries, spent codes and keys without words go, in as many steps as it takes; all else stays."""
    days = Days(agreed)
    old, now = datetime(2026, 1, 5, 9, 0, tzinfo=ZONE), datetime(2026, 6, 1, 12, 0, tzinfo=ZONE)
    with agreed.begin() as work:
        work.chats.meet("zalo", "1", old)
        rows = [NewDelivery("zalo", "1", None, 1, SAY, old) for _ in range(12)]
        work.deliveries.add(rows, old)
        for row in range(1, 12):
            work.deliveries.finish(row, "sent", "[]", None, old if row < 11 else now)
        for number in range(3):
            work.sign_ins.issue(f"digest-{number}", "hoa", old, old + timedelta(days=1 if number else 365))
            work.messages.claim("hoa", "zalo", f"key-{number}", number + 1, "lời" if number else "", old)
    days.scheduler.clearing.__class__(agreed, at_once=4).clear(now)
    with agreed.read() as work:
        count = work._runner._driver.execute
        assert count("SELECT COUNT(*) FROM delivery").fetchone()[0] == 2
        assert count("SELECT COUNT(*) FROM join_code").fetchone()[0] == 1
        assert count("SELECT COUNT(*) FROM inbox").fetchone()[0] == 2
        assert work.messages.claimed("hoa", "zalo", "key-1")
    with agreed.begin() as work:
        work.deliveries.finish(12, "sent", "[]", None, old)
    assert days.scheduler.clearing.clear(now) == 0
    assert days.scheduler.clearing.clear(now + timedelta(days=1)) == 1


def test_a_clock_that_cannot_be_right_reminds_nobody(agreed: Database) -> None:
    """One line says so, with what to do."""
    days = Days(agreed)
    with pytest.raises(ClockWrong, match=r"đồng hồ: 01/01/1970 không thể đúng.*timedatectl"):
        days.scheduler.round(datetime(1970, 1, 1, 8, 0, tzinfo=ZONE))
