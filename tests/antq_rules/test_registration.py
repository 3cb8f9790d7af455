"""T3: who may register. Sources: the plans of Bình Giang, Quận 12 and Bắc Kạn (2023)."""

from dataclasses import replace
from datetime import date

import pytest

from antq_rules import LastYear, Plan, Profile, Reason, Shelf, may_register, why_no_reward

SHELF = Shelf.builtin()
T3 = SHELF.standard("dien-hinh-2022")
SCHOOL = Profile("school", level="thcs")
GOOD = LastYear("recognised", "kha")
STANDARD = "Năm liền trước đạt tiêu chuẩn “An toàn về an ninh, trật tự”."
GRADE = "Năm liền trước phong trào xếp loại từ Khá trở lên."


@pytest.mark.parametrize(
    ("last_year", "why_not"),
    [
        (GOOD, []),
        (LastYear("recognised", "xuat_sac"), []),
        (LastYear("recognised", "trung_binh"), [f"Năm trước không đạt điều kiện: {GRADE}"]),
        (LastYear("refused", "kha"), [f"Năm trước không đạt điều kiện: {STANDARD}"]),
        (
            LastYear("refused", "yeu"),
            [f"Năm trước không đạt điều kiện: {STANDARD}", f"Năm trước không đạt điều kiện: {GRADE}"],
        ),
        (LastYear(t2="kha"), [f"Chưa có kết quả năm trước: {STANDARD}"]),
        (LastYear(), [f"Chưa có kết quả năm trước: {STANDARD}", f"Chưa có kết quả năm trước: {GRADE}"]),
    ],
)
@pytest.mark.parametrize("plan", ["binh-giang-2023", "bac-kan-2023", "quan-12-2023"])
def test_conditions(plan: str, last_year: LastYear, why_not: list[str]) -> None:
    """Last year T1 met and T2 Khá or better, by the plan or, where it says nothing, by the standard."""
    found = may_register(T3, SHELF.plan(plan), last_year, SCHOOL, 2024)
    assert [one.text for one in found.why_not] == why_not
    assert found.allowed is not bool(why_not)
    source = T3.source.instrument if plan == "quan-12-2023" else SHELF.plan(plan).source.instrument
    assert {one.citation.instrument for one in found.why_not} <= {source}


def test_who_decides_by_when() -> None:
    """Bắc Kạn: register before 01/4, UBND tỉnh recognises before 25/10."""
    found = may_register(T3, SHELF.plan("bac-kan-2023"), GOOD, SCHOOL, 2024)
    assert found.register_by
    assert found.decides
    assert found.decide_by
    assert (found.register_by.last_day, found.decides.office, found.decide_by.last_day) == (
        date(2024, 3, 31),
        "province_chair",
        date(2024, 10, 24),
    )
    assert found.dossier == ("Tờ trình hoặc văn bản đề xuất", "Báo cáo kết quả", "Biên bản họp xét")
    assert [one.text for one in found.says] == ["Ngưỡng xếp loại chưa được xác nhận."]


def test_a_plan_that_sets_neither_date_nor_office() -> None:
    """Quận 12: registered yearly without a day, decided at the year's end by nobody named, conditions unconfirmed."""
    found = may_register(T3, SHELF.plan("quan-12-2023"), GOOD, SCHOOL, 2024)
    assert (found.register_by, found.decides, found.decide_by) == (None, None, None)
    assert found.dossier[0] == "Tờ trình"
    assert [one.text for one in found.says] == [
        "Đăng ký hằng năm; ngày do kế hoạch của địa phương đặt.",
        "Mỗi năm xét công nhận một lần, vào cuối năm.",
        "Điều kiện đăng ký chưa được xác nhận với nguyên văn.",
        "Ngưỡng xếp loại chưa được xác nhận.",
    ]
    assert [one.citation.article for one in found.says] == [
        "đăng ký",
        "nội dung về xét công nhận",
        "điều kiện đăng ký",
        "Điều 7",
    ]


def test_thresholds_matter_where_a_grade_is_asked_for() -> None:
    """A plan that asks for T1 alone says nothing of thresholds nobody confirmed."""
    plan = SHELF.plan("bac-kan-2023")
    t1 = replace(plan, conditions=plan.conditions[:1])
    assert may_register(T3, t1, GOOD, SCHOOL, 2024).says == ()


@pytest.mark.parametrize(
    ("on", "late"),
    [(None, []), (date(2024, 1, 19), []), (date(2024, 1, 20), ["Đăng ký chậm 1 ngày so với kế hoạch."])],
)
def test_late_is_said_and_not_refused(on: date | None, late: list[str]) -> None:
    """Bình Giang: finished before 20/01, so 19/01 is in time; decided once, at the year's end."""
    found = may_register(T3, SHELF.plan("binh-giang-2023"), GOOD, SCHOOL, 2024, on)
    assert found.allowed
    assert found.decides
    assert found.decide_by is None
    assert [one.text for one in found.says] == [
        *late,
        "Mỗi năm xét công nhận một lần, vào cuối năm.",
        "Ngưỡng xếp loại chưa được xác nhận.",
    ]
    sources = [*(["nội dung về đăng ký"] if late else []), "nội dung về xét công nhận", "Điều 7"]
    assert [one.citation.article for one in found.says] == sources


def test_plans_and_units_that_are_not_for_it() -> None:
    """Cam Ranh organises T1 only; Quận 12 addresses schools only."""
    found = may_register(T3, SHELF.plan("cam-ranh-2023"), GOOD, SCHOOL, 2024)
    assert found.why_not == (Reason("Kế hoạch không tổ chức đăng ký điển hình.", SHELF.plan("cam-ranh-2023").source),)
    assert found.dossier == T3.dossier
    found = may_register(T3, SHELF.plan("quan-12-2023"), GOOD, Profile("agency"), 2024)
    assert found.why_not == (Reason("Kế hoạch không gửi đến loại đơn vị này.", SHELF.plan("quan-12-2023").source),)


def test_confirmed_grounds_and_silence() -> None:
    """Confirmed thresholds carry no warning; a standard and a plan that say nothing are not spoken for."""
    plan = SHELF.plan("bac-kan-2023")
    confirmed = replace(plan, thresholds=replace(plan.thresholds, confirmed=True))
    assert may_register(T3, confirmed, GOOD, SCHOOL, 2024).says == ()
    silent = replace(T3, registration=None, decision=None, conditions=())
    bare = replace(plan, dates=(), conditions=())
    found = may_register(silent, bare, LastYear(), SCHOOL, 2024)
    assert (found.allowed, found.says) == (True, ())


@pytest.mark.parametrize(
    ("plan", "proposed", "refused"),
    [
        ("bac-kan-2023", True, True),
        ("bac-kan-2023", False, False),
        ("binh-giang-2023", True, False),
        ("thien-tin-2025", True, False),
    ],
)
def test_bang_khen_once_a_year(plan: str, proposed: bool, refused: bool) -> None:
    """Bắc Kạn leaves out a collective already proposed for the Bằng khen in the movement that year."""
    why = why_no_reward(SHELF.plan(plan), already_proposed=proposed)
    assert (why is not None) is refused
    if why:
        assert why.text.startswith("Trong năm tập thể đã được đề nghị khen thưởng")
        assert why.citation.instrument == "Văn bản 1850/UBND-NCPC"


def test_a_plan_is_a_plan(plan: Plan) -> None:
    """Thiện Tín holds T3 without conditions of its own: those of the standard hold, and are not confirmed."""
    found = may_register(T3, plan, LastYear("recognised", "yeu"), SCHOOL, 2026)
    assert [one.citation.instrument for one in found.why_not] == ["Quyết định 9745/QĐ-BCA-V05"]
