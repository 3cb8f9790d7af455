"""What people read and when: once a day, in time, as it is at that moment, and nothing of what is done."""

from datetime import datetime, timedelta

import pytest

from storage import Database
from tests.reminders.acts import Days, give_back, hand_in, register
from tests.walker import ZONE


@pytest.fixture
def days(agreed: Database) -> Days:
    """The sample, with nothing done."""
    found = Days(agreed)
    found.at(16, 11, 2025)
    return found


def test_a_date_is_said_on_its_days_and_at_no_other_time(days: Days) -> None:
    """On the day of a step once, whatever how often one looks; not before eight, not on the day after."""
    days.at(27, 2)
    days.at(17, 3, hour=7, minute=59)
    assert len(days.got("hoa")) == 1
    days.at(17, 3, hour=8, minute=0)
    days.at(17, 3, hour=15)
    days.at(18, 3)
    _, said = days.got("hoa")
    assert "còn 14 ngày" in said
    assert "31/03/2026" in said


def test_what_is_done_is_not_said_and_what_is_undone_again_is(days: Days) -> None:
    """Registered: silence. Withdrawn: the next step is said."""
    days.at(17, 3)
    register(days.database, datetime(2026, 3, 20, 9, 0, tzinfo=ZONE))
    for day in (24, 27, 30):
        days.at(day, 3)
    assert len(days.got("hoa")) == 1
    register(days.database, datetime(2026, 3, 30, 9, 0, tzinfo=ZONE), "withdrawn")
    days.at(31, 3)
    assert len(days.got("hoa")) == 2
    assert "hôm nay là ngày cuối" in days.got("hoa")[-1]


def test_a_case_handed_in_ends_the_reminders_and_one_sent_back_wakes_them(days: Days) -> None:
    """Neither the head nor, on the second overdue day, the police hears of a unit that is done."""
    hand_in(days.database, datetime(2026, 10, 1, 9, 0, tzinfo=ZONE))
    for day in (15, 22, 26):
        days.at(day, 10)
    assert not [said for said in days.got("hoa") if "tự chấm" in said]
    give_back(days.database, datetime(2026, 10, 27, 9, 0, tzinfo=ZONE))
    days.at(28, 10)
    assert "ngày mai" in days.got("hoa")[-1]
    hand_in(days.database, datetime(2026, 10, 29, 9, 0, tzinfo=ZONE))
    before = len(days.got("minh"))
    days.at(2, 11)
    assert not [said for said in days.got("minh")[before:] if "tự chấm" in said]


def test_an_office_above_is_told_of_the_units_that_are_late(days: Days) -> None:
    """The police on the second overdue working day, with the unit's name."""
    for day in (30, 31):
        days.at(day, 10)
    days.at(2, 11)
    last = days.got("minh")[-1]
    assert "đã quá hạn 4 ngày" in last
    assert "0/1 đơn vị đã xong" in last
    assert "Trường THCS Hành Thiện" in last


def test_everything_due_is_one_message(days: Days) -> None:
    """A head who is the police officer too hears of both dates at once."""
    with days.database.begin() as work:
        work.places.appoint("police-1", "hoa", datetime(2026, 1, 1, tzinfo=ZONE).date())
    days.clock.at = datetime(2026, 10, 28, 8, 0, tzinfo=ZONE)
    before = len(days.got("hoa"))
    days.at(28, 10)
    (said,) = days.got("hoa")[before:]
    assert "Gửi kết quả tự chấm điểm" in said
    assert "Báo cáo về Công an tỉnh" in said


def test_nobody_is_reminded_in_the_night_and_nothing_is_lost(days: Days) -> None:
    """Found out about at ten in the evening, it is said the next morning; that day's own is in the same message."""
    days.at(30, 3, hour=22)
    assert days.got("hoa") == []
    days.at(31, 3, hour=7, minute=1)
    days.at(31, 3, hour=8, minute=1)
    assert len(days.got("hoa")) == 1


def test_quiet_hours_are_the_persons_own(days: Days) -> None:
    """Quiet until ten: at half past eight nothing, at ten the message."""
    with days.database.begin() as work:
        work.people.set_quiet_hours("hoa", 18 * 60, 10 * 60)
    days.at(17, 3)
    assert days.got("hoa") == []
    days.at(17, 3, hour=10, minute=0)
    assert len(days.got("hoa")) == 1


def test_a_day_off_is_kept_unless_it_is_the_last_day(days: Days) -> None:
    """The machine was off from Thursday: on Saturday it stays silent, on Monday it says what is due then."""
    days.at(28, 3)
    assert days.got("hoa") == []
    days.at(30, 3)
    assert "ngày mai" in days.got("hoa")[-1]
    assert len(days.got("hoa")) == 1
    with days.database.begin() as work:  # 29/11/2025, the last day of the classification, was a Saturday
        work.people.add("cuc", "vi", days.clock.at)
        work.people.record_consent("cuc", "reminders", True, "1", "web", datetime(2025, 11, 1, tzinfo=ZONE))
        work.places.add_office("chair-1", "commune_chair", "Chủ tịch UBND xã", "thien-tin")
        work.places.appoint("chair-1", "cuc", datetime(2025, 1, 1, tzinfo=ZONE).date())
    days.at(29, 11, 2025, hour=9)
    assert "hôm nay là ngày cuối" in days.got("cuc")[-1]


def test_a_consent_taken_back_silences_what_was_drawn_already(days: Days) -> None:
    """The last word counts, also between planning and saying."""
    with days.database.begin() as work:
        work.people.record_consent("hoa", "reminders", False, "1", "web", datetime(2026, 3, 17, 7, 0, tzinfo=ZONE))
    days.clock.at = datetime(2026, 3, 17, 8, 30, tzinfo=ZONE)
    while days.scheduler.drawing.draw(days.clock.at).full:
        pass
    assert days.got("hoa") == []


def test_put_off_is_said_again_at_that_moment(days: Days) -> None:
    """ "Chiều nay" is said in the afternoon beside the morning's message, and only once."""
    days.at(24, 3)
    thing, until = "quoc-gia/2026/dang-ky", datetime(2026, 3, 24, 14, 0, tzinfo=ZONE)
    with days.database.begin() as work:
        work.set_aside.put("hoa", [thing], "snoozed", until, days.clock.at)
    days.at(24, 3, hour=13, minute=59)
    assert len(days.got("hoa")) == 1
    for hour in (14, 15, 16):
        days.at(24, 3, hour=hour, minute=0)
    assert len(days.got("hoa")) == 2
    with days.database.begin() as work:
        work.set_aside.put("hoa", [thing], "snoozed", datetime(2026, 3, 28, 9, 0, tzinfo=ZONE), days.clock.at)
    days.at(27, 3)
    assert len(days.got("hoa")) == 2  # its step of the 27th falls into the time it was put off for
    days.at(28, 3, hour=9, minute=0)
    assert len(days.got("hoa")) == 3  # a Saturday, as the person wished
    with days.database.begin() as work:
        work.set_aside.put("hoa", [thing], "muted", None, days.clock.at)
    for day in (30, 31):
        days.at(day, 3)
    assert len(days.got("hoa")) == 3


def test_a_clock_that_jumps_says_nothing_twice(days: Days) -> None:
    """Forward a month and back: what was said early stays said, and the days that come are said as usual."""
    days.at(24, 3)
    days.at(24, 4)
    said = len(days.got("hoa"))
    days.at(24, 3, hour=9)
    days.at(27, 3)
    assert len(days.got("hoa")) == said
    days.at(15, 10)
    assert "còn 14 ngày" in days.got("hoa")[-1]


@pytest.mark.parametrize("gap", [timedelta(days=3), timedelta(days=12)])
def test_what_came_due_while_nobody_looked_is_one_message_afterwards(days: Days, gap: timedelta) -> None:
    """Off from the 23rd of March on, then one message with the days left as they are now."""
    days.at(23, 3)
    before = len(days.got("hoa"))
    days.clock.at += gap
    while days.clock.at.weekday() > 4:
        days.clock.at += timedelta(days=1)
    days.look()
    (said,) = days.got("hoa")[before:]
    assert ("còn 5 ngày" if gap.days == 3 else "quá hạn 6 ngày") in said


def test_put_off_again_on_the_last_day_is_said_that_day(days: Days) -> None:
    """ "Chiều nay", and then for two hours more: each is said when it was promised, not on the day after the last."""
    days.at(31, 3)
    for count, hour in enumerate((14, 16), 2):
        moment = datetime(2026, 3, 31, hour, 0, tzinfo=ZONE)
        with days.database.begin() as work:
            work.set_aside.put("hoa", ["quoc-gia/2026/dang-ky"], "snoozed", moment, days.clock.at)
        days.at(31, 3, hour=hour, minute=0)
        days.at(31, 3, hour=hour, minute=30)
        assert len(days.got("hoa")) == count
