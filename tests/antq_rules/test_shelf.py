"""Finding rule files: by id, by day, from other folders, and what is said when there is none."""

import pickle
import shutil
from datetime import date
from pathlib import Path

import pytest

from antq_rules import NoRuleInForce, RuleFileError, Shelf, UnknownRule
from antq_rules.shelf import DATA

RUBRIC = DATA / "rubrics" / "2025-09-05_358-kh-ubnd.yaml"
PLAN = DATA / "plans" / "thien-tin" / "2025-09-05_358-kh-ubnd.yaml"
PLANS = ("bac-kan-2023", "binh-giang-2023", "cam-ranh-2023", "quan-12-2023", "quoc-gia", "thien-tin-2025")


def test_builtin_is_one_shelf_and_files_are_read_once() -> None:
    """The same shelf and the same records every time."""
    assert Shelf.builtin() is Shelf.builtin()
    assert Shelf.builtin().rubric("phong-trao-2022") is Shelf.builtin().rubric("phong-trao-2022")
    assert {one.id for one in Shelf.builtin().rubrics()} == {"phong-trao-2022", "phong-trao-2025-thien-tin"}
    assert {one.id for one in Shelf.builtin().plans()} == set(PLANS)
    assert {one.id for one in Shelf.builtin().standards()} == {"an-toan-2021", "dien-hinh-2022"}
    assert [one.id for one in Shelf.builtin().ladders()] == ["nhac-viec-mac-dinh"]
    assert Shelf.builtin().calendar().years == (2025, 2026, 2027)


def test_unknown_ids_name_the_known_ones() -> None:
    """No nearest match is guessed."""
    with pytest.raises(UnknownRule, match="rubric: không có 'phong-trao', đang có: phong-trao-2022, phong"):
        Shelf.builtin().rubric("phong-trao")
    with pytest.raises(UnknownRule) as unknown:
        Shelf.builtin().plan("thien-tin")
    assert unknown.value.known == PLANS
    with pytest.raises(UnknownRule, match="line: không có '5f'"):
        Shelf.builtin().rubric("phong-trao-2022").line("5f")
    assert str(pickle.loads(pickle.dumps(unknown.value))) == str(unknown.value)  # noqa: S301 - made here


@pytest.mark.parametrize(
    ("on", "locality", "found"),
    [
        (date(2022, 1, 20), None, "phong-trao-2022"),
        (date(2025, 10, 20), None, "phong-trao-2022"),
        (date(2025, 9, 4), "thien-tin", "phong-trao-2022"),
        (date(2025, 9, 5), "thien-tin", "phong-trao-2025-thien-tin"),
        (date(2025, 10, 20), "xa-khac", "phong-trao-2022"),
    ],
)
def test_rubric_on_a_day(on: date, locality: str | None, found: str) -> None:
    """The locality's own version from the day it took effect, else the national one."""
    assert Shelf.builtin().rubric_on(on, "school", locality).id == found


@pytest.mark.parametrize(
    ("on", "track", "found"),
    [(date(2022, 2, 10), "t1", "an-toan-2021"), (date(2025, 10, 20), "t3", "dien-hinh-2022")],
)
def test_standard_on_a_day(on: date, track: str, found: str) -> None:
    """The standard of the track that is in force."""
    assert Shelf.builtin().standard_on(on, track).id == found


def test_no_standard_in_force() -> None:
    """Before the first version of a track there is none, and those of other tracks are not named."""
    with pytest.raises(NoRuleInForce) as none:
        Shelf.builtin().standard_on(date(2022, 2, 9), "t1")
    assert none.value.known == ("an-toan-2021",)


@pytest.mark.parametrize(("on", "kind"), [(date(2022, 1, 19), "school"), (date(2025, 1, 1), "household")])
def test_nothing_in_force(on: date, kind: str) -> None:
    """Before the first version, and for units no version is for, there is no rubric and no fallback."""
    with pytest.raises(NoRuleInForce) as none:
        Shelf.builtin().rubric_on(on, kind)
    assert (none.value.on, none.value.kind) == (on, kind)
    assert str(none.value) == (
        f"{kind}: không có quy định nào còn hiệu lực ngày {on:%d/%m/%Y}, "
        "đang có: phong-trao-2022, phong-trao-2025-thien-tin"
    )


def test_an_ended_version_is_not_used(tmp_path: Path) -> None:
    """A rubric holds up to and including its last day."""
    old = RUBRIC.read_text(encoding="utf-8").replace("{from: 2025-09-05}", "{from: 2025-09-05, to: 2025-12-31}")
    (tmp_path / "a.yaml").write_text(old.replace("locality: thien-tin\n", ""), encoding="utf-8")
    shelf = Shelf.from_paths(tmp_path)
    assert shelf.rubric_on(date(2025, 12, 31), "school").id == "phong-trao-2025-thien-tin"
    with pytest.raises(NoRuleInForce):
        shelf.rubric_on(date(2026, 1, 1), "school")


def test_own_files_may_use_builtin_rubrics(tmp_path: Path) -> None:
    """A plan from outside stands on the rubric of the library; its problems carry the path as it was given."""
    copy = tmp_path / "ke-hoach.yaml"
    shutil.copy(PLAN, copy)
    shelf = Shelf.from_paths(copy)
    assert shelf.plan("thien-tin-2025").rubric == "phong-trao-2025-thien-tin"
    assert shelf.problems() == ()
    copy.write_text(PLAN.read_text(encoding="utf-8").replace("before: 30/10", "before: 30/13"), encoding="utf-8")
    (problem,) = Shelf.from_paths(str(copy)).problems()
    assert (problem.file, problem.field) == (str(copy), "dates[1].before")


def test_two_files_with_one_id(tmp_path: Path) -> None:
    """Which of the two was meant nobody can know."""
    for name in ("a.yaml", "b.yaml"):
        shutil.copy(PLAN, tmp_path / name)
    with pytest.raises(RuleFileError, match=r"id thien-tin-2025 đã có trong .*a\.yaml"):
        Shelf.from_paths(tmp_path)


def test_files_without_an_id_are_read_and_refused(tmp_path: Path) -> None:
    """A missing id is a problem of the file, not a reason to overlook it."""
    (tmp_path / "a.yaml").write_text("title: 'x'\n", encoding="utf-8")
    assert any(one.field == "id" for one in Shelf.from_paths(tmp_path).problems())


def test_files_that_are_not_text(tmp_path: Path) -> None:
    """Every file that is not UTF-8 is named with the line where it stops being text."""
    (tmp_path / "a.yaml").write_bytes(b"id: a\ntitle: \xff\n")
    (tmp_path / "b.yaml").write_bytes(b"\xfe\xff")
    with pytest.raises(RuleFileError) as refused:
        Shelf.from_paths(tmp_path)
    assert [(Path(one.file).name, one.line) for one in refused.value.problems] == [("a.yaml", 2), ("b.yaml", 1)]


def test_a_rule_of_any_kind_by_its_id() -> None:
    """Each id is found whatever it is; an unknown one is answered with all there are."""
    shelf = Shelf.builtin()
    for known in ("phong-trao-2022", "an-toan-2021", "quoc-gia", "ngay-nghi-2025", "nhac-viec-mac-dinh"):
        assert shelf.rule(known).id == known
    with pytest.raises(UnknownRule, match=r"rule: không có 'x', đang có: phong-trao-2022, .*nhac-viec-mac-dinh"):
        shelf.rule("x")
