"""Files of holidays that are wrong."""

from pathlib import Path

import pytest

from antq_rules import RuleFileError, Shelf
from antq_rules.files.days_off_file import read_days_off

GOOD = """id: thu-2026
year: 2026
title: "Thử"
source: {instrument: "Bộ luật 1", article: "Điều 1"}
holidays:
  - {name: "Quốc khánh", from: 2026-09-01, to: 2026-09-02, citation: {article: "Điều 2"}}
swaps:
  - {rest: 2026-08-31, work: 2026-08-22, citation: {article: "Điều 3"}}
examples:
  - {says: "nghỉ", day: 2026-09-01, working: false}
"""

WRONG = [
    ("year: 2026", "year: 26", 2, "year", "phải từ 2000 đến 2100"),
    ("to: 2026-09-02", "to: 2026-08-02", 6, "holidays[1].to", "ngày cuối trước ngày đầu"),
    ("from: 2026-09-01", "from: 2025-09-01", 6, "holidays[1].from", "không thuộc năm 2026"),
    ("from: 2026-09-01", "from: 01/9", 6, "holidays[1].from", "không phải là ngày"),
    (', citation: {article: "Điều 2"}', "", 6, "holidays[1].citation", "thiếu nguồn trích dẫn"),
    ("rest: 2026-08-31", "rest: 2026-08-30", 8, "swaps[1].rest", "đã là ngày cuối tuần"),
    ("work: 2026-08-22", "work: 2026-08-21", 8, "swaps[1].work", "phải là thứ Bảy hoặc Chủ nhật"),
    ("rest: 2026", "off: 2026", 8, "swaps[1].off", "tên mục phải là chữ"),
    ("day: 2026-09-01", "day: 2027-09-01", 10, "examples[1].day", "không thuộc năm 2026"),
    ("holidays:", "holidays: []\nnotes:", 5, "holidays", "thiếu các ngày nghỉ"),
]


def test_the_good_file_is_good() -> None:
    """A holiday of one day needs no end."""
    found = read_days_off("thu.yaml", GOOD.replace(", to: 2026-09-02", ""))
    assert found.holidays[0].first == found.holidays[0].last


@pytest.mark.parametrize(("old", "new", "line", "field", "message"), WRONG)
def test_wrong(old: str, new: str, line: int, field: str, message: str) -> None:
    """A wrong file names the line, the field and what is wrong."""
    assert old in GOOD
    with pytest.raises(RuleFileError) as refused:
        read_days_off("thu.yaml", GOOD.replace(old, new, 1))
    found = [(one.line, one.field, one.message) for one in refused.value.problems]
    assert any((at, where) == (line, field) and message in says for at, where, says in found), found


def test_own_holidays_stand_before_the_builtin_ones(tmp_path: Path) -> None:
    """A folder that corrects one year leaves the others as they are."""
    (tmp_path / "2026.yaml").write_text(GOOD, encoding="utf-8")
    calendar = Shelf.from_paths(tmp_path).calendar()
    assert calendar.years == (2025, 2026, 2027)
    tet, swapped = Shelf.builtin().days_off()[1].holidays[1].first, read_days_off("x", GOOD).swaps[0].rest
    assert (calendar.is_working(tet), calendar.is_working(swapped)) == (True, False)
