"""The operators' week: on its first working day, once, in the morning, and only where somebody cannot be reached."""

from datetime import date, datetime

import pytest

from bot.channels.telegram.limits import LIMITS as TELEGRAM
from bot.conversation.cards.unreached import MOST
from storage import Database
from storage.models import RegisteredUnit
from tests.reminders.acts import Days
from tests.walker import ZONE

TITLE = "chức vụ chưa liên lạc được"
SINCE = date(2025, 1, 1)


@pytest.fixture
def days(agreed: Database) -> Days:
    """The commune, the province and another commune have an operator each; the head never looks at the page."""
    with agreed.begin() as work:
        work.places.add_locality("xa-b", "Xã B", "commune", "quang-ngai", "thien-tin-2025")
        for person, place in (("an", "thien-tin"), ("binh", "quang-ngai"), ("chi", "xa-b")):
            work.people.add(person, "vi", datetime(2025, 11, 1, tzinfo=ZONE))
            work.places.add_office(f"op-{person}", "operator", "Người vận hành", place)
            work.places.appoint(f"op-{person}", person, SINCE)
    days = Days(agreed)
    days.at(16, 11, 2025)
    days.at(17, 3)  # a Tuesday: the first reminder on the page
    return days


def lists(days: Days, person: str) -> list[str]:
    """The weekly lists a person got."""
    return [said for said in days.got(person) if TITLE in said]


def counts(days: Days) -> list[int]:
    """How many lists each operator got."""
    return [len(lists(days, person)) for person in ("an", "binh", "chi")]


def test_once_a_week_whoever_looks(days: Days) -> None:
    """Not before Monday, not before eight, not by the second scheduler, not on Tuesday; again the week after."""
    days.at(20, 3)
    assert counts(days) == [0, 0, 0]  # three working days have passed, but it is a Friday
    days.at(23, 3, hour=7, minute=30)
    assert counts(days) == [0, 0, 0]
    days.at(23, 3, hour=8)
    days.look(days.another())
    days.at(23, 3, hour=15)
    days.at(24, 3)
    assert counts(days) == [1, 1, 0]
    days.at(30, 3)
    assert counts(days) == [2, 2, 0]
    (said, _) = lists(days, "an")
    assert said.startswith("Có 1 chức vụ chưa liên lạc được")
    assert "Xã Thiện Tín:\n• Hiệu trưởng, Trường THCS Hành Thiện. Chưa có số điện thoại." in said
    assert "hoa" not in said.split()


def test_off_on_monday_it_comes_later_in_the_week(days: Days) -> None:
    """Downtime delays and never loses; a Monday off is no working day: 27/4/2026 is one, 30/4 and 1/5 are not."""
    days.at(25, 3)
    assert counts(days) == [1, 1, 0]
    days.at(4, 5)
    assert counts(days) == [2, 2, 0]
    days.at(9, 5)
    days.at(10, 5)
    assert counts(days) == [2, 2, 0]


def test_nothing_where_everybody_is_in_reach(days: Days) -> None:
    """The head has looked: no list at all, and none later that week."""
    with days.database.begin() as work:
        work.reach.look("hoa", work.messages.last_seq("hoa"), days.clock.at)
    days.at(23, 3)
    assert counts(days) == [0, 0, 0]


def test_a_chat_is_not_disturbed_in_quiet_hours(agreed: Database) -> None:
    """Quiet until ten: the row waits until then."""
    with agreed.begin() as work:
        work.places.add_office("op-1", "operator", "Người vận hành", "thien-tin")
        work.places.appoint("op-1", "lan", SINCE)
        work.places.leave("head-1", "hoa", date(2025, 1, 2))
        work.people.set_quiet_hours("lan", 18 * 60, 10 * 60)
        work.chats.add("telegram", "9", "lan", datetime(2025, 11, 1, tzinfo=ZONE))
    days = Days(agreed, {"telegram": TELEGRAM})
    days.at(23, 3)
    with agreed.read() as work:
        first = work.deliveries.first_due("telegram")
    assert first is not None
    assert first.astimezone(ZONE) == datetime(2026, 3, 23, 10, 0, tzinfo=ZONE)


def test_a_long_list_is_cut(days: Days) -> None:
    """Thirty offices with their numbers, and how many more."""
    with days.database.begin() as work:
        for number in range(MOST + 4):
            unit = f"u-{number:02}"
            row = RegisteredUnit(
                unit, f"Trường {number:02}", "school", "thcs", None, "xa-b", "thôn", f"0255 {number:02}"
            )
            work.unit_register.add([row])
            work.places.add_office(f"h-{unit}", "head", f"Hiệu trưởng Trường {number:02}", "xa-b", unit)
    days.at(23, 3)
    (said,) = lists(days, "chi")
    assert said.count("•") == MOST
    assert "• Hiệu trưởng Trường 00. Điện thoại: 0255 00." in said
    assert said.endswith("… và 4 chức vụ nữa.")
