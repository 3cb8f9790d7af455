"""Every sentence that a person reads about a point or a refused answer, to the letter."""

from dataclasses import replace
from decimal import Decimal

import pytest

from antq_rules import (
    Answer,
    AnswersRefused,
    Counts,
    Given,
    Happened,
    Met,
    NotApplicable,
    Percent,
    Plan,
    Points,
    Profile,
    Rated,
    Rubric,
    Shelf,
    Status,
    TaxPaid,
    grade,
    score,
    superior_score,
)
from antq_rules.judging import judge
from antq_rules.limits import why_refused

RUBRIC = Shelf.builtin().rubric("phong-trao-2025-thien-tin")
UNION = Profile("agency")
NEITHER = Profile("enterprise", party=False, union=False)


def share(percent: str, claim: str | None = None, why: str | None = None) -> Percent:
    """A share, perhaps with a claim."""
    return Percent(Decimal(percent), Decimal(claim) if claim else None, why)


@pytest.mark.parametrize(
    ("line", "answer", "text"),
    [
        ("1", None, "Chưa trả lời: 0/3 điểm."),
        ("3", Points(Decimal("2.5")), "Đơn vị tự chấm 2,5 điểm: 2,5/5 điểm."),
        ("2", share("90"), "Tỷ lệ 90%, đạt mức 90%: 3/3 điểm."),
        ("2", share("89.99"), "Tỷ lệ 89,99%, dưới mức 90%: 0/3 điểm."),
        ("2", share("80", "1.5", "Lớp 9X."), "Tỷ lệ 80%, dưới mức 90%, đơn vị đề nghị 1,5 điểm (Lớp 9X): 1,5/3 điểm."),
        ("2", share("80", "1"), "Tỷ lệ 80%, dưới mức 90%, đơn vị đề nghị 1 điểm (): 1/3 điểm."),
        ("4a", Met(met=True), "Đạt yêu cầu: 1/1 điểm."),
        ("4a", Met(met=False), "Chưa đạt yêu cầu: 0/1 điểm."),
        ("5a", Happened(happened=False), "Không xảy ra trong năm: 2/2 điểm."),
        ("5a", Happened(happened=True), "Đã xảy ra việc này trong năm: 0/2 điểm."),
        ("5g", Rated("excellent"), "Được xếp loại “Hoàn thành xuất sắc nhiệm vụ”: 2/2 điểm."),
        ("5g", Rated("good"), "Được xếp loại “Hoàn thành tốt nhiệm vụ”: 2/2 điểm."),
        (
            "5g",
            Rated("completed"),
            "Được xếp loại “Hoàn thành nhiệm vụ”, chưa tới “Hoàn thành tốt nhiệm vụ”: 0/2 điểm.",
        ),
        (
            "5g",
            Rated("failed"),
            "Được xếp loại “Không hoàn thành nhiệm vụ”, chưa tới “Hoàn thành tốt nhiệm vụ”: 0/2 điểm.",
        ),
        ("5g", TaxPaid(tax_paid=True), "Đã hoàn thành nghĩa vụ nộp thuế: 2/2 điểm."),
        ("5g", TaxPaid(tax_paid=False), "Chưa hoàn thành nghĩa vụ nộp thuế: 0/2 điểm."),
        ("8c", Status("recognised"), "Đã có quyết định công nhận: 50/50 điểm."),
        ("8c", Status("proposed"), "Đề nghị đạt, tạm tính khi chờ quyết định công nhận: 50/50 điểm."),
        ("8c", Status("refused"), "Không được công nhận: 0/50 điểm."),
        ("9", Counts(0, 0), "Chưa có khen thưởng đột xuất: 0/3 điểm."),
        ("9", Counts(1, 1), "Có 1 tập thể, 1 cá nhân được khen thưởng đột xuất: 3/3 điểm."),
        ("9", Counts(2, 1), "Có 2 tập thể, 1 cá nhân được khen thưởng đột xuất, tối đa 3: 3/3 điểm."),
        ("6a", NotApplicable("Nhà X."), "Không áp dụng, đề nghị xem xét (Nhà X): 0/2 điểm."),
    ],
)
def test_reasons(line: str, answer: Answer | None, text: str) -> None:
    """Why a line has its points."""
    assert [reason.text for reason in judge(RUBRIC.line(line), answer).score.because] == [text]


def test_remedy_of_a_refused_recognition() -> None:
    """Without 8c, fifty points are the most, and nothing can be done about it this year."""
    lost = judge(RUBRIC.line("8c"), Status("refused")).lost
    assert lost
    assert lost.remedy == (
        "Năm nay không lấy lại được; thiếu mục này, tổng điểm không quá 50. Đăng ký và phấn đấu cho năm sau."
    )


def test_lines_that_leave_out_what_files_must_say() -> None:
    """Lines made by hand: a full share, “tốt”, awards without worth; and a lower rating where the line says so."""
    bare = replace(RUBRIC.line("2"), threshold=None)
    assert [judge(bare, share(one)).score.points for one in ("99.99", "100")] == [0, 3]
    assert why_refused(bare, share("99", "1", "lý do"), UNION) is None
    rated = replace(RUBRIC.line("5g"), enough=None)
    assert [judge(rated, Rated(one)).score.points for one in ("good", "completed")] == [2, 0]
    low = replace(rated, enough="completed")
    assert [judge(low, Rated(one)).score.points for one in ("completed", "failed")] == [2, 0]
    assert judge(replace(RUBRIC.line("9"), each=None), Counts(5, 5)).score.points == 0


@pytest.mark.parametrize(
    ("line", "answer", "profile", "why"),
    [
        ("1", Points(Decimal("NaN")), UNION, "không phải là số"),
        ("1", Points(Decimal(-1)), UNION, "phải từ 0 đến 3 điểm"),
        ("1", Points(Decimal("2.5")), UNION, "chỉ nhận điểm nguyên"),
        ("3", Points(Decimal("2.3")), UNION, "chỉ nhận bội số của 0,5 điểm"),
        ("1", Met(met=True), UNION, "sai loại câu trả lời cho mục này"),
        ("6a", NotApplicable(" "), UNION, "chưa nêu lý do"),
        ("2", share("100.01"), UNION, "tỷ lệ phải từ 0 đến 100"),
        ("2", share("NaN"), UNION, "tỷ lệ phải từ 0 đến 100"),
        ("2", share("99.999"), UNION, "tỷ lệ có nhiều nhất hai chữ số sau dấu phẩy"),
        ("2", share("80", None, "lý do"), UNION, "có lý do thì phải có điểm đề nghị (claim)"),
        ("2", share("90", "1", "lý do"), UNION, "đã đạt 90% thì không cần điểm đề nghị (claim)"),
        ("2", share("80", "1", " "), UNION, "điểm đề nghị (claim) phải kèm lý do (why)"),
        ("2", share("80", "3", "lý do"), UNION, "điểm đề nghị (claim) phải dưới 3 vì chưa đạt tỷ lệ"),
        ("2", share("80", "4", "lý do"), UNION, "điểm đề nghị (claim) phải từ 0 đến 3 điểm"),
        ("5g", Rated("superb"), UNION, "phải là một trong: excellent, good, completed, failed"),
        ("5g", TaxPaid(tax_paid=True), UNION, "sai loại câu trả lời cho mục này"),
        ("8c", Status("lost"), UNION, "phải là một trong: recognised, proposed, refused"),
        ("9", Counts(1001, 0), UNION, "phải từ 0 đến 1000"),
        ("9", Counts(0, 1001), UNION, "phải từ 0 đến 1000"),
        ("9", Counts(-1, 0), UNION, "phải từ 0 đến 1000"),
        ("9", Counts(0, -1), UNION, "phải từ 0 đến 1000"),
        ("9", Counts(1000, 1000), UNION, None),
        ("5g", TaxPaid(tax_paid=True), NEITHER, None),
        ("2", share("89.99", "2.5", "lý do"), UNION, None),
    ],
)
def test_refusals(line: str, answer: Answer, profile: Profile, why: str | None) -> None:
    """Why a line does not take an answer, at the very edges of what it takes."""
    assert why_refused(RUBRIC.line(line), answer, profile) == why


def test_what_a_superior_is_told(rubric: Rubric, full: dict[str, Answer], school: Profile, plan: Plan) -> None:
    """Points taken away say who took them and what can be done; an unknown line names those there are."""
    card = score(rubric, full, school, plan)
    second = superior_score(rubric, card, {"3": Given(Decimal(4), "Thiếu mẫu X.", "Công an xã")}, plan)
    lost = next(one for one in second.lost if one.id == "3")
    assert lost.text == "Mục 3: Công an xã chấm 4 điểm (Thiếu mẫu X), mất 1 điểm."
    assert lost.remedy == "Bổ sung theo ý kiến của cấp trên trong thời hạn, hoặc đề nghị cấp trên xem xét lại."
    known = ", ".join(line.id for line in rubric.scored)
    for refuse in (
        lambda: superior_score(rubric, card, {"10": Given(Decimal(1), None, "Công an xã")}, plan),
        lambda: score(rubric, {**full, "10": Met(met=True)}, school, plan),
    ):
        with pytest.raises(AnswersRefused) as refused:
            refuse()
        assert [(one.line, one.message, one.example) for one in refused.value.problems] == [
            ("10", "không có mục này để chấm điểm", known)
        ]


def test_a_broken_table_of_grades(plan: Plan) -> None:
    """What no file can spell fails aloud."""
    with pytest.raises(ValueError, match=r"^no grade for 3$"):
        grade(Decimal(3), replace(plan.thresholds, bands=()))
