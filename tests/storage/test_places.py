"""Localities, units, offices and their holders."""

from datetime import date, timedelta

import pytest

from storage import Database, HeldOffice, Refused
from tests.storage.sample import NOW, TODAY

HEAD = HeldOffice(
    id="head-1",
    kind="head",
    title="Hiệu trưởng",
    locality_id="thien-tin",
    locality_name="Xã Thiện Tín",
    plan_id="thien-tin-2025",
    unit_id="thcs-1",
    unit_name="Trường THCS Hành Thiện",
    unit_address="thôn Vạn Xuân",
    unit_kind="school",
    unit_level="thcs",
    unit_size=None,
)


def test_an_office_comes_with_its_place(furnished: Database) -> None:
    """An office of a unit shows unit, locality and plan; one of a locality has no unit."""
    with furnished.read() as work:
        assert work.places.offices_of("hoa", TODAY) == (HEAD,)
        assert work.places.office("head-1") == HEAD
        assert work.places.office("none") is None
        (police,) = work.places.offices_of("minh", TODAY)
    assert (police.kind, police.locality_name, police.unit_id, police.unit_name) == (
        "commune_police",
        "Xã Thiện Tín",
        None,
        None,
    )


@pytest.mark.parametrize(
    ("day", "holds"),
    [
        (date(2025, 8, 31), False),
        (date(2025, 9, 1), True),
        (date(2025, 9, 30), True),
        (date(2025, 10, 1), False),
    ],
)
def test_a_tenure_includes_its_first_and_last_day(furnished: Database, day: date, holds: bool) -> None:
    """An office is held from the first to the last day, both included."""
    with furnished.begin() as work:
        work.people.add("deputy", "vi", NOW)
        work.places.appoint("head-1", "deputy", date(2025, 9, 1), date(2025, 9, 30))
        assert bool(work.places.offices_of("deputy", day)) is holds
        assert ("deputy" in work.places.holders("head", day, "thien-tin")) is holds


def test_offices_come_in_the_order_of_appointment(furnished: Database) -> None:
    """Who holds several offices sees the one given first first, whatever their ids."""
    with furnished.begin() as work:
        work.places.appoint("province-1", "minh", date(2025, 2, 1))
        work.places.appoint("head-1", "minh", date(2025, 3, 1))
        assert [office.id for office in work.places.offices_of("minh", TODAY)] == ["police-1", "province-1", "head-1"]


@pytest.mark.parametrize(
    ("kind", "locality", "unit", "found"),
    [
        ("head", "thien-tin", "thcs-1", ("hoa",)),
        ("head", "thien-tin", "thcs-2", ()),
        ("head", "thien-tin", None, ("hoa",)),
        ("commune_police", "thien-tin", None, ("minh",)),
        ("commune_police", "quang-ngai", None, ()),
        ("province_police", "thien-tin", None, ("lan",)),
        ("province_police", "quang-ngai", None, ("lan",)),
        ("commune_chair", "thien-tin", None, ()),
    ],
)
def test_holders_are_found_in_the_locality_and_its_province(
    furnished: Database, kind: str, locality: str, unit: str | None, found: tuple[str, ...]
) -> None:
    """The province's office is found from the commune, not the commune's from the province."""
    with furnished.read() as work:
        assert work.places.holders(kind, TODAY, locality, unit) == found


def test_titles_of_several_offices(furnished: Database) -> None:
    """Titles come by id; unknown ids are left out, and no ids give no titles."""
    with furnished.read() as work:
        assert work.places.offices(["head-1", "police-1", "none"]) == {
            "head-1": "Hiệu trưởng",
            "police-1": "Công an xã",
        }
        assert work.places.offices([]) == {}


@pytest.mark.parametrize(("level", "parent"), [("district", None), ("commune", "nowhere")])
def test_the_database_refuses_a_place_that_cannot_be(furnished: Database, level: str, parent: str | None) -> None:
    """An unknown level and a parent that is not there are refused, and not as something to try again."""
    with pytest.raises(Refused), furnished.begin() as work:
        work.places.add_locality("x", "X", level, parent)


def test_units_of_a_commune_and_of_its_province(furnished: Database) -> None:
    """A commune lists its own units by name, a province those of its communes."""
    with furnished.begin() as work:
        work.places.add_locality("binh-giang", "Xã Bình Giang", "commune", "quang-ngai")
        work.places.add_unit("agency", "binh-giang", "Bưu điện", "", "agency")
        work.places.add_unit("shop", "thien-tin", "Công ty A", "", "enterprise", size="small")
    with furnished.read() as work:
        assert [unit.id for unit in work.places.units_in("binh-giang")] == ["agency"]
        assert [unit.id for unit in work.places.units_in("thien-tin")] == ["shop", "thcs-1"]
        assert [unit.id for unit in work.places.units_in("quang-ngai")] == ["agency", "shop", "thcs-1"]


def test_who_leaves_holds_the_office_to_the_end_of_the_last_day(furnished: Database) -> None:
    """Leaving ends what is open or ends later, once; what others hold, and what was over, stays as it was."""
    yesterday, tomorrow = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
    with furnished.begin() as work:
        work.places.appoint("head-1", "minh", date(2024, 1, 1), date(2024, 12, 31))
        assert work.places.leave("head-1", "hoa", TODAY)
        assert not work.places.leave("head-1", "hoa", TODAY)
        assert not work.places.leave("head-1", "lan", TODAY)
        assert [len(work.places.offices_of("hoa", day)) for day in (TODAY, tomorrow)] == [1, 0]
        assert work.places.leave("head-1", "hoa", yesterday)
        assert work.places.offices_of("hoa", TODAY) == ()
        assert work.places.leave("police-1", "minh", TODAY)
    with furnished.read() as work:
        terms = [(term.office.id, term.starts, term.ends) for term in work.places.terms_of("minh")]
        assert terms == [
            ("police-1", date(2025, 1, 1), TODAY),
            ("head-1", date(2024, 1, 1), date(2024, 12, 31)),
        ]
        assert work.places.terms_of("nobody") == ()


def test_who_held_the_office_before_is_known_by_the_last_day(furnished: Database) -> None:
    """Only others count, and only those who had left before the day."""
    with furnished.begin() as work:
        assert work.places.last_before("head-1", "lan", TODAY) is None
        work.places.leave("head-1", "hoa", TODAY)
        assert work.places.last_before("head-1", "lan", TODAY) is None
        assert work.places.last_before("head-1", "lan", TODAY + timedelta(days=1)) == TODAY
        assert work.places.last_before("head-1", "hoa", TODAY + timedelta(days=1)) is None
