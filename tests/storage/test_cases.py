"""Case files and the lists made of them."""

from datetime import timedelta

import pytest

from storage import Case, Conflict, Database, UnknownRecord
from tests.storage.sample import NOW

LATER = NOW + timedelta(days=1)


def test_a_case_comes_with_its_unit(furnished: Database) -> None:
    """A new case is a draft, found by id and by unit and year, with what lists show of the unit."""
    expected = Case(
        id="case-1",
        locality_id="thien-tin",
        province_id="quang-ngai",
        unit_id="thcs-1",
        unit_name="Trường THCS Hành Thiện",
        unit_kind="school",
        unit_level="thcs",
        unit_size=None,
        year=2025,
        rubric_id="phong-trao-2025-thien-tin",
        plan_id="thien-tin-2025",
        opened_at=NOW,
        state="draft",
        stage=None,
        changed_at=NOW,
    )
    with furnished.read() as work:
        assert work.cases.find("case-1") == expected
        assert work.cases.of_unit("thcs-1", 2025) == expected
        assert work.cases.of_unit("thcs-1", 2024) is None
        assert work.cases.find("none") is None


def test_a_unit_has_one_case_a_year(furnished: Database) -> None:
    """A second case of the same year is a conflict; the next year's is not."""
    with furnished.begin() as work:
        work.cases.open("case-2", "thien-tin", "thcs-1", 2026, "r", "p", NOW)
    with pytest.raises(Conflict), furnished.begin() as work:
        work.cases.open("case-3", "thien-tin", "thcs-1", 2025, "r", "p", NOW)


def test_marking_changes_state_stage_and_time(furnished: Database) -> None:
    """The index for lists follows the review; a case that is not there is an error."""
    with furnished.begin() as work:
        work.cases.mark("case-1", "waiting", "xa", LATER)
        case = work.cases.find("case-1")
        assert case is not None
        assert (case.state, case.stage, case.changed_at, case.opened_at) == ("waiting", "xa", LATER, NOW)
        with pytest.raises(UnknownRecord, match="no case 'none'"):
            work.cases.mark("none", "draft", None, LATER)


def test_flags_are_kept_for_the_lists(furnished: Database) -> None:
    """A case has the flags it was last given."""
    with furnished.begin() as work:
        work.cases.flag("case-1", ("evidence", "jump"))
        case = work.cases.find("case-1")
    assert case is not None
    assert case.flags == "evidence jump"


def test_lists_of_a_commune_and_of_its_province(furnished: Database) -> None:
    """A year's cases, and those of other years that wait; a province sees its communes, a commune only its own."""
    with furnished.begin() as work:
        work.places.add_locality("binh-giang", "Xã Bình Giang", "commune", "quang-ngai")
        for number, locality in ((2, "thien-tin"), (3, "binh-giang"), (4, "binh-giang")):
            work.places.add_unit(f"unit-{number}", locality, f"Đơn vị {number}", "", "agency")
            work.cases.open(f"case-{number}", locality, f"unit-{number}", 2025, "r", "p", NOW + timedelta(hours=number))
        work.cases.mark("case-1", "waiting", "xa", LATER + timedelta(hours=2))
        work.cases.mark("case-2", "waiting", "xa", LATER)
        work.cases.mark("case-3", "waiting", "xa", LATER + timedelta(hours=1))
        work.cases.mark("case-4", "returned", "xa", LATER)
        assert [case.id for case in work.cases.in_locality("binh-giang", 2025)] == ["case-3", "case-4"]
        assert len(work.cases.in_locality("quang-ngai", 2025)) == 4
        assert [case.id for case in work.cases.in_locality("quang-ngai", 2024)] == ["case-1", "case-2", "case-3"]
