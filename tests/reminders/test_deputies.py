"""A deputy hears of the head's dates while no head can be reached: planned as all else, and only then."""

from datetime import date, datetime

import pytest

from bot.reminders.planning import Planning
from storage import Database
from storage.repositories.reminder_plan import Marks
from tests.reminders.acts import Days, register
from tests.reminders.conftest import AGREED
from tests.reminders.test_planning import REGISTER, of, rows
from tests.walker import SHELF, ZONE

SINCE = date(2025, 1, 1)
ABSENT = "Chưa liên lạc được với Hiệu trưởng. Việc của đơn vị:"


@pytest.fixture
def days(agreed: Database) -> Days:
    """The school has a deputy who agreed to reminders, another commune's school too; nobody looks at the page."""
    with agreed.begin() as work:
        work.places.add_locality("xa-b", "Xã B", "commune", "quang-ngai", "thien-tin-2025")
        work.places.add_unit("thcs-2", "xa-b", "Trường B", "thôn", "school", "thcs")
        for person, place, unit in (("mai", "thien-tin", "thcs-1"), ("tam", "xa-b", "thcs-2")):
            work.people.add(person, "vi", AGREED)
            work.people.record_consent(person, "reminders", True, "1", "web", AGREED)
            work.places.add_office(f"deputy-{unit}", "deputy", "Phó Hiệu trưởng", place, unit)
            work.places.appoint(f"deputy-{unit}", person, SINCE)
        work.places.add_office("head-2", "head", "Hiệu trưởng B", "xa-b", "thcs-2")
        work.places.appoint("head-2", "lan", SINCE)
    days = Days(agreed)
    days.at(16, 11, 2025)
    days.at(17, 3)  # a Tuesday: the first reminder on the page of the head
    return days


def looks(days: Days, person: str) -> None:
    """The person looks at the page."""
    with days.database.begin() as work:
        work.reach.look(person, work.messages.last_seq(person), days.clock.at)


def about_the_head(days: Days, person: str) -> int:
    """How many messages a person got in the head's place."""
    return sum(said.startswith(ABSENT) for said in days.got(person))


def test_from_the_third_working_day_on_the_deputy_is_told_what_the_head_was(days: Days) -> None:
    """Not on the second; then in one message, with what is the head's own to do, and once a day."""
    days.at(19, 3)
    assert days.got("mai") == []
    days.at(20, 3)
    days.at(20, 3, hour=15)
    (said,) = days.got("mai")
    assert said.startswith(ABSENT)
    assert "còn 11 ngày" in said
    assert said.endswith("đề nghị người đứng đầu gõ /uyquyen.")
    days.at(24, 3)
    assert about_the_head(days, "mai") == 2
    assert about_the_head(days, "hoa") == 0


def test_nothing_for_the_deputy_of_another_unit(days: Days) -> None:
    """Whose head can be reached hears nothing, whatever happens elsewhere."""
    for day in (20, 24, 27, 30):
        looks(days, "lan")
        days.at(day, 3)
    assert days.got("tam") == []
    assert {row["person_id"] for row in rows(days.database) if row["office_id"] == "head-2"} == {"lan"}


def test_it_stops_when_the_head_looks_or_writes(days: Days) -> None:
    """Also for what was drawn already and is worded afterwards; the rows are taken out at the next planning."""
    days.at(20, 3)
    assert len(days.got("mai")) == 1
    looks(days, "hoa")
    days.at(24, 3)
    assert len(days.got("mai")) == 1
    assert [row["state"] for row in rows(days.database) if row["person_id"] == "mai"] == ["said"]
    assert len(days.got("hoa")) == 2


def test_a_head_who_looks_between_planning_and_saying_is_back(days: Days) -> None:
    """The definition is asked again when the message is made."""
    days.clock.at = datetime(2026, 3, 20, 0, 30, tzinfo=ZONE)
    days.look()
    assert len(of(days.database, "mai", REGISTER)) > 5
    looks(days, "hoa")
    days.at(20, 3)
    assert days.got("mai") == []


def test_it_stops_when_the_thing_is_done(days: Days) -> None:
    """Registered by whoever may: nobody is reminded any more."""
    days.at(20, 3)
    register(days.database, datetime(2026, 3, 23, 9, 0, tzinfo=ZONE))
    for day in (24, 27, 30):
        days.at(day, 3)
    assert len(days.got("mai")) == 1


def test_a_head_nobody_has_become_yet(agreed: Database) -> None:
    """The deputy hears of every step from the start."""
    with agreed.begin() as work:
        work.places.leave("head-1", "hoa", date(2025, 1, 2))
        work.places.add_office("deputy-1", "deputy", "Phó Hiệu trưởng", "thien-tin", "thcs-1")
        work.places.appoint("deputy-1", "lan", SINCE)
    days = Days(agreed)
    days.at(16, 11, 2025)
    days.at(27, 2)
    (said,) = days.got("lan")
    assert said.startswith(ABSENT)


def test_planning_again_changes_nothing(days: Days) -> None:
    """Neither everything nor the newcomers, in any order."""
    days.at(20, 3)
    planning, before = Planning(days.database, SHELF), rows(days.database)
    for again in (
        planning.everything(days.clock.at),
        planning.newcomers(Marks(), AGREED, days.clock.at),
        planning.everything(days.clock.at),
    ):
        assert (again.entered, again.dropped) == (0, 0)
    assert rows(days.database) == before


@pytest.mark.parametrize("how", ["consent", "muted", "quiet"])
def test_the_deputys_own_wishes_hold(days: Days, how: str) -> None:
    """Without consent nothing, nothing of what is muted, and nothing before the end of the own quiet hours."""
    with days.database.begin() as work:
        if how == "consent":
            work.people.record_consent("mai", "reminders", False, "1", "web", days.clock.at)
        elif how == "muted":
            work.set_aside.put("mai", [REGISTER], "muted", None, days.clock.at)
        else:
            work.people.set_quiet_hours("mai", 18 * 60, 10 * 60)
    days.at(20, 3)
    assert days.got("mai") == []
    days.at(20, 3, hour=10, minute=0)
    assert len(days.got("mai")) == (how == "quiet")


def test_a_deputy_with_the_heads_authority_reads_it_as_the_head(days: Days) -> None:
    """Lent the office, the deputy may do all of it: nothing is said of the head."""
    with days.database.begin() as work:
        work.delegations.give("head-1", "hoa", "mai", date(2026, 3, 1), date(2026, 4, 30), "đi học", AGREED)
    days.at(20, 3)
    (said,) = days.got("mai")
    assert "còn 11 ngày" in said
    assert ABSENT not in said
