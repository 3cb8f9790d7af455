"""From a total to a grade. Source of the four names: published results; the thresholds are not confirmed."""

from dataclasses import replace
from decimal import Decimal

import pytest

from antq_rules import Plan, Reason, Shelf, Thresholds, grade, grade_under


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
    source = plan.thresholds.citation
    assert grade(Decimal("75.5"), plan.thresholds).because == (
        Reason("Tổng 75,5 điểm, mức Khá từ 70 điểm đến dưới 90 điểm.", source),
        Reason("Ngưỡng xếp loại chưa được xác nhận.", source),
    )
    assert grade(Decimal("75.5"), plan.thresholds).follows == ()
    confirmed = replace(plan.thresholds, confirmed=True)
    assert [reason.text for reason in grade(Decimal(95), confirmed).because] == [
        "Tổng 95 điểm, mức Xuất sắc từ 90 điểm."
    ]


def test_no_band(plan: Plan) -> None:
    """A total below every band is a broken table, not a grade."""
    with pytest.raises(ValueError, match="no grade for 10"):
        grade(Decimal(10), Thresholds(confirmed=True, bands=(), citation=plan.source))


@pytest.mark.parametrize(
    ("plan_id", "total", "says", "source"),
    [
        ("thien-tin-2025", 50, "Không xét thi đua, khen thưởng.", "nội dung về thi đua, khen thưởng"),
        ("thien-tin-2025", 49, "Không xét thi đua, khen thưởng.", "nội dung về thi đua, khen thưởng"),
        (
            "bac-kan-2023",
            69,
            "Năm sau chưa đủ điều kiện đăng ký điển hình: Năm liền trước phong trào xếp loại từ Khá trở lên.",
            "nội dung về điều kiện đăng ký điển hình",
        ),
    ],
)
def test_what_follows_from_a_grade(plan_id: str, total: int, says: str, source: str) -> None:
    """The plan's consequences and, for a grade below its condition, no T3 next year; each with its source."""
    follows = grade_under(Shelf.builtin().plan(plan_id), Decimal(total)).follows
    assert (says, source) == (follows[0].text, follows[0].citation.article)


@pytest.mark.parametrize(("plan_id", "total", "count"), [("thien-tin-2025", 70, 1), ("bac-kan-2023", 70, 0)])
def test_a_good_grade_shuts_nobody_out(plan_id: str, total: int, count: int) -> None:
    """Khá has only the consequence that Thiện Tín gives every grade: it counts in the year-end rating."""
    assert len(grade_under(Shelf.builtin().plan(plan_id), Decimal(total)).follows) == count
