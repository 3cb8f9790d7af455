"""Worked examples of rule files: one that does not come out is a problem with its line."""

from pathlib import Path

import pytest

from antq_rules import Shelf
from antq_rules.checking import check, check_paths
from antq_rules.shelf import DATA

RUBRIC = DATA / "rubrics" / "2022-01-20_510-qd-bca-v05.yaml"
PLAN = DATA / "plans" / "quoc-gia" / "2025-07-01_124-2021-tt-bca.yaml"


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
