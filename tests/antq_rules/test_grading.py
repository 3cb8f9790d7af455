"""From a total to a grade. Source of the four names: published results; the thresholds are not confirmed."""

from dataclasses import replace
from decimal import Decimal

import pytest

from antq_rules import Plan, Thresholds, grade


@pytest.mark.parametrize(
    ("total", "name"),
    [
        ("100", "Xuất sắc"),
        ("90", "Xuất sắc"),
        ("89.99", "Khá"),
        ("75.5", "Khá"),
        ("70", "Khá"),
        ("69.5", "Trung bình"),
        ("50", "Trung bình"),
        ("49.5", "Yếu"),
        ("0", "Yếu"),
    ],
)
def test_grades(plan: Plan, total: str, name: str) -> None:
    """A grade starts exactly at its threshold and nothing falls between two grades."""
    assert grade(Decimal(total), plan.thresholds).name == name


def test_reasons(plan: Plan) -> None:
    """The grade says its threshold and, until a document is named, that it is not confirmed."""
    texts = [reason.text for reason in grade(Decimal("75.5"), plan.thresholds).because]
    assert texts == [
        "Tổng 75,5 điểm, mức Khá từ 70 điểm đến dưới 90 điểm.",
        "Ngưỡng xếp loại chưa được xác nhận.",
    ]
    confirmed = replace(plan.thresholds, confirmed=True)
    assert [reason.text for reason in grade(Decimal(95), confirmed).because] == [
        "Tổng 95 điểm, mức Xuất sắc từ 90 điểm."
    ]


def test_no_band(plan: Plan) -> None:
    """A total below every band is a broken table, not a grade."""
    with pytest.raises(ValueError, match="no grade for 10"):
        grade(Decimal(10), Thresholds(confirmed=True, bands=(), citation=plan.source))
