"""Authority lent from one day to another."""

from datetime import date, timedelta

from storage import Database
from tests.storage.sample import NOW, TODAY

TOMORROW = TODAY + timedelta(days=1)


def test_a_delegation_holds_on_its_days(furnished: Database) -> None:
    """Both days included, for the delegate and for messages to the office; before and after it is nothing."""
    with furnished.begin() as work:
        work.delegations.give("police-1", "minh", "lan", TOMORROW, TOMORROW, "đi học", NOW)
        days = {day: len(work.delegations.to("lan", day)) for day in (TODAY, TOMORROW, TOMORROW + timedelta(days=1))}
        (lent,) = work.delegations.by("minh", TODAY)
        assert work.delegations.delegates("commune_police", TOMORROW, "thien-tin") == ("lan",)
        assert work.delegations.delegates("commune_police", TODAY, "thien-tin") == ()
        assert work.delegations.delegates("commune_police", TOMORROW, "quang-ngai") == ()
        assert work.delegations.by("minh", TOMORROW + timedelta(days=1)) == ()
    assert list(days.values()) == [0, 1, 0]
    assert (lent.office, lent.delegate, lent.first, lent.last, lent.reason) == (
        "police-1",
        "lan",
        TOMORROW,
        TOMORROW,
        "đi học",
    )


def test_only_the_giver_revokes_and_only_once(furnished: Database) -> None:
    """Afterwards nobody acts by it."""
    with furnished.begin() as work:
        work.delegations.give("police-1", "minh", "lan", TODAY, TODAY, "đi học", NOW)
        (lent,) = work.delegations.to("lan", TODAY)
        assert not work.delegations.revoke(lent.id, "lan", NOW)
        assert work.delegations.revoke(lent.id, "minh", NOW)
        assert not work.delegations.revoke(lent.id, "minh", NOW)
        assert work.delegations.to("lan", TODAY) == work.delegations.by("minh", TODAY) == ()
        assert work.delegations.delegates("commune_police", TODAY, "thien-tin") == ()


def test_who_left_the_office_lends_nothing(furnished: Database) -> None:
    """The delegation ends with the giver's own time in office."""
    with furnished.begin() as work:
        work.places.appoint("police-1", "hoa", date(2025, 1, 1), TODAY)
        work.delegations.give("police-1", "hoa", "lan", TODAY, TOMORROW, "đi học", NOW)
        assert len(work.delegations.to("lan", TODAY)) == 1
        assert work.delegations.to("lan", TOMORROW) == ()
        assert work.delegations.delegates("commune_police", TOMORROW, "thien-tin") == ()


def test_colleagues_are_those_of_the_same_place(furnished: Database) -> None:
    """The locality's own offices first, then those of units; not the person themselves, not another level."""
    with furnished.begin() as work:
        work.people.add("tuan", "vi", NOW)
        work.places.appoint("police-1", "tuan", TODAY, TODAY)
        assert work.places.colleagues("minh", "thien-tin", TODAY) == (
            ("tuan", "Công an xã", "thien-tin", None, "commune_police", "police-1"),
            ("hoa", "Hiệu trưởng", "thien-tin", "thcs-1", "head", "head-1"),
        )
        assert [who for who, *_ in work.places.colleagues("minh", "thien-tin", TOMORROW)] == ["hoa"]


def test_delegates_of_a_unit_are_its_own(furnished: Database) -> None:
    """What the head of one unit lends is not found for another unit, nor for who is its deputy no more."""
    with furnished.begin() as work:
        work.places.add_office("deputy-1", "deputy", "Phó Hiệu trưởng", "thien-tin", "thcs-1")
        work.places.appoint("deputy-1", "lan", TODAY, TODAY)
        work.delegations.give("head-1", "hoa", "lan", TODAY, TOMORROW, "đi học", NOW)
        assert work.delegations.delegates("head", TODAY, "thien-tin", "thcs-1") == ("lan",)
        assert work.delegations.delegates("head", TOMORROW, "thien-tin", "thcs-1") == ()
        assert work.delegations.delegates("head", TODAY, "thien-tin", "thcs-2") == ()
