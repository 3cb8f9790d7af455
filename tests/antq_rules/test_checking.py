"""Worked examples of rule files: one that does not come out is a problem with its line."""

from datetime import date
from pathlib import Path

import pytest

from antq_rules import Shelf
from antq_rules.checks.checking import check, check_paths
from antq_rules.shelf import DATA

RUBRIC = DATA / "rubrics" / "2022-01-20_510-qd-bca-v05.yaml"
PLAN = DATA / "plans" / "quoc-gia" / "2025-07-01_124-2021-tt-bca.yaml"
SAFE = DATA / "standards" / "2022-02-10_124-2021-tt-bca.yaml"
EXEMPLAR = DATA / "standards" / "2022-12-28_9745-qd-bca-v05.yaml"
DAYS = DATA / "holidays" / "2026.yaml"
LADDER = DATA / "reminders" / "2026-11-22_mac-dinh.yaml"


def test_the_builtin_files_are_right() -> None:
    """Everything that ships passes its own check."""
    assert check(Shelf.builtin()) == ()


@pytest.mark.parametrize(
    ("file", "old", "new", "field", "message"),
    [
        (RUBRIC, "    total: 97\n", "    total: 96\n", "examples.total", "tính ra 97, ví dụ ghi 96"),
        (
            RUBRIC,
            "range: [94, 98]",
            "range: [94, 97]",
            "examples.range",
            "tính ra ['94', '98'], ví dụ ghi ['94', '97']",
        ),
        (RUBRIC, '    provisional: ["8c"]\n', "", "examples.provisional", "tính ra ['8c'], ví dụ ghi []"),
        (RUBRIC, "{percent: 89.99}", "{percent: 101}", "examples", "2: tỷ lệ phải từ 0 đến 100"),
        (PLAN, "total: 89.5, grade: kha", "total: 90, grade: kha", "examples.grade", "tính ra xuat_sac, ví dụ ghi kha"),
        (SAFE, 'failed: ["6.5a"]', 'failed: ["6.5b"]', "examples.failed", "tính ra ['6.5a'], ví dụ ghi ['6.5b']"),
        (SAFE, "verdict: met", "verdict: not_met", "examples.verdict", "tính ra met, ví dụ ghi not_met"),
        (SAFE, 'unanswered: ["7.6b"]', "", "examples.unanswered", "tính ra ['7.6b'], ví dụ ghi []"),
        (SAFE, "{percent: 69.99}", "{percent: 101}", "examples", "6.5a: tỷ lệ phải từ 0 đến 100"),
        (EXEMPLAR, "kinds: [agency, enterprise, school]", "kinds: [agency]", "examples.profile", "đang có: agency"),
        (
            EXEMPLAR,
            "t2: trung_binh, may_register: false",
            "t2: kha, may_register: false",
            "registrations.may_register",
            "tính ra true, ví dụ ghi false",
        ),
        (
            EXEMPLAR,
            "t2: kha, may_register: true",
            "t2: yeu, may_register: true",
            "registrations.may_register",
            "tính ra false, ví dụ ghi true",
        ),
        (DAYS, "day: 2026-01-10, working: true", "day: 2026-01-10, working: false", "examples.working", "tính ra true"),
        (
            DAYS,
            "day: 2026-02-17, working: false",
            "day: 2026-02-17, working: true",
            "examples.working",
            "tính ra false",
        ),
        (LADDER, "2025-11-26", "2025-11-27", "examples.remind", "tính ra 2025-10-30, 2025-11-14"),
        (LADDER, "[2025-10-31, 2025-11-05]", "[2025-10-31]", "examples.escalate", "tính ra 2025-10-31, 2025-11-05"),
        (LADDER, "last_day: 2025-11-29", "last_day: 2024-11-29", "examples.last_day", "chưa có ngày nghỉ lễ năm 2024"),
        (PLAN, "2025-11-19", "2025-11-20", "examples.last_day", "tính ra 2025-11-19, ví dụ ghi 2025-11-20"),
    ],
)
def test_an_example_that_does_not_come_out(
    tmp_path: Path, file: Path, old: str, new: str, field: str, message: str
) -> None:
    """The problem says what was computed, what the file says, and stands at the example's line."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    copy = tmp_path / "thu.yaml"
    copy.write_text(text.replace(old, new, 1), encoding="utf-8")
    (problem,) = check_paths(copy)
    assert (problem.file, problem.field) == (str(copy), field)
    assert message in problem.message
    assert "says:" in copy.read_text(encoding="utf-8").splitlines()[problem.line - 1]


def test_a_broken_file_does_not_hide_the_others(tmp_path: Path) -> None:
    """All files are looked at: the one that cannot be read and the one whose example is wrong."""
    (tmp_path / "a.yaml").write_text("id: a\n", encoding="utf-8")
    wrong = PLAN.read_text(encoding="utf-8").replace("2025-11-19", "2025-11-18")
    (tmp_path / "b.yaml").write_text(wrong, encoding="utf-8")
    problems = check_paths(tmp_path)
    assert {Path(one.file).name for one in problems} == {"a.yaml", "b.yaml"}


@pytest.mark.parametrize(
    ("today", "missing"),
    [(date(2027, 11, 30), []), (date(2027, 12, 1), [2028]), (date(2024, 5, 5), [2024])],
)
def test_the_alarm_for_missing_holidays(today: date, missing: list[int]) -> None:
    """The built-in files are looked at with the day as an argument; a year that is missing is one problem."""
    problems = check(Shelf.builtin(), today)
    assert [one.file for one in problems] == [f"holidays/{year}.yaml" for year in missing]
    assert all(f"năm {year}" in one.message for one, year in zip(problems, missing, strict=True))
