"""What people set aside of their reminders, their quiet hours, and who nudged which unit on which day."""

from datetime import timedelta

import pytest

from storage import Conflict, Database, Refused, UnknownRecord
from storage.models import NudgeRow, ReminderChoice
from tests.storage.sample import NOW, TODAY

LATER = NOW + timedelta(hours=5)


def test_the_last_choice_about_a_thing_counts(furnished: Database) -> None:
    """Each person has one choice for a thing; what is forgotten is as if nothing had been chosen."""
    with furnished.begin() as work:
        work.set_aside.put("hoa", ("b", "a"), "snoozed", LATER, NOW)
        work.set_aside.put("hoa", ("b",), "muted", None, LATER)
        work.set_aside.put("minh", ("a",), "acknowledged", LATER, NOW)
    with furnished.begin() as work:
        assert work.set_aside.of("hoa") == (ReminderChoice("a", "snoozed", LATER), ReminderChoice("b", "muted", None))
        work.set_aside.forget("hoa", "a")
        work.set_aside.forget("hoa", "never chosen")
    with furnished.read() as work:
        assert work.set_aside.of("hoa") == (ReminderChoice("b", "muted", None),)
        assert work.set_aside.of("minh") == (ReminderChoice("a", "acknowledged", LATER),)


@pytest.mark.parametrize(("kind", "until"), [("snoozed", None), ("muted", LATER), ("later", LATER)])
def test_a_choice_that_says_no_moment_is_refused(furnished: Database, kind: str, until: object) -> None:
    """What is put off needs its moment, what is muted has none, and there is no other kind."""
    with pytest.raises(Refused), furnished.begin() as work:
        work.set_aside.put("hoa", ("a",), kind, until, NOW)  # type: ignore[arg-type]


def test_quiet_hours_are_kept(furnished: Database) -> None:
    """In minutes after midnight; without a choice there are none of one's own."""
    with furnished.begin() as work:
        before = work.people.find("hoa")
        work.people.set_quiet_hours("hoa", 22 * 60, 6 * 60 + 30)
        after = work.people.find("hoa")
        with pytest.raises(UnknownRecord):
            work.people.set_quiet_hours("nobody", 0, 0)
    assert before is not None
    assert (before.quiet_from, before.quiet_to) == (None, None)
    assert after is not None
    assert (after.quiet_from, after.quiet_to) == (1320, 390)


def test_a_unit_is_nudged_once_a_day(furnished: Database) -> None:
    """A second time on one day is a conflict, whoever does it; the next day is another day."""
    with furnished.begin() as work:
        work.nudges.add("thcs-1", TODAY, "police-1", "minh", NOW)
    with pytest.raises(Conflict), furnished.begin() as work:
        work.nudges.add("thcs-1", TODAY, "province-1", "lan", LATER)
    with furnished.begin() as work:
        work.nudges.add("thcs-1", TODAY + timedelta(days=1), "province-1", "lan", LATER)


@pytest.mark.parametrize("place", ["thien-tin", "quang-ngai"])
def test_nudges_are_known_in_the_commune_and_above(furnished: Database, place: str) -> None:
    """Both levels see who nudged, so that nobody is nudged twice."""
    with furnished.begin() as work:
        work.nudges.add("thcs-1", TODAY, "police-1", "minh", NOW)
        assert work.nudges.on(TODAY, place) == (NudgeRow("thcs-1", "Công an xã", NOW),)
        assert work.nudges.on(TODAY + timedelta(days=1), place) == ()
        assert work.nudges.on(TODAY, "elsewhere") == ()
