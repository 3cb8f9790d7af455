"""A registration that is due in January: its reminders begin in December, and end when it is registered for then."""

from datetime import datetime

import pytest

from antq_rules import Shelf
from antq_rules.shelf import DATA
from storage import Database
from tests.reminders.acts import Days, register
from tests.reminders.test_planning import _take_plan
from tests.walker import ZONE

ENDED, STILL = "in_force: {from: 2023-03-13, to: 2025-06-30}", "in_force: {from: 2023-03-13}"


def _shelf() -> Shelf:
    """The rules as they would be if the plan of Bình Giang, which registers before 20/01, were in force still."""
    files = {file: file.read_text(encoding="utf-8") for file in DATA.rglob("*.yaml")}
    texts = {file: text.replace(ENDED, STILL) for file, text in files.items()}
    assert texts != files
    return Shelf(texts, {file: file.name for file in files})


@pytest.mark.parametrize("registers", [True, False])
def test_it_is_said_on_both_sides_of_the_end_of_the_year(agreed: Database, registers: bool) -> None:
    """Thirty days before, on a working day in December; registered for the coming year, January is silent."""
    _take_plan(agreed, "binh-giang-2023")
    days = Days(agreed, shelf=_shelf())
    days.at(16, 11, 2025)
    days.at(19, 12, 2025)  # 20/12 is a Saturday
    (said,) = days.got("hoa")
    assert "Hoàn thành đăng ký điển hình của năm: chậm nhất hết thứ Hai, ngày 19/01/2026 (còn 31 ngày)" in said
    if registers:
        register(agreed, datetime(2025, 12, 20, 9, 0, tzinfo=ZONE), track="t3")
    days.at(5, 1)
    days.at(12, 1)
    assert len(days.got("hoa")) == (1 if registers else 3)
