"""The standard T1 (Thông tư 124/2021/TT-BCA, Điều 6 and 7) and the incomplete T3 (Quyết định 9745/QĐ-BCA-V05)."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from antq_rules import (
    AnswersRefused,
    CriterionAnswer,
    Excused,
    NotApplicable,
    Profile,
    Shelf,
    Standard,
    UnknownRule,
    criterion_to_json,
    judge_standard,
    read_criteria,
)
from antq_rules.answer_types import Happened, Met, Percent
from antq_rules.standard_answers import good_answer
from antq_rules.standards import Criterion

T1 = Shelf.builtin().standard("an-toan-2021")
T3 = Shelf.builtin().standard("dien-hinh-2022")
AGENCY = Profile("agency")
SCHOOL = Profile("school", level="thcs")
UNITS = [
    AGENCY,
    SCHOOL,
    Profile("enterprise", size="medium", party=False, guards=False),
    Profile("school", level="gdtx", party=False, guards=False),
    Profile("school"),
]


def good(standard: Standard, unit: Profile) -> dict[str, CriterionAnswer]:
    """The least answers with which everything asked of this unit holds."""
    return {one.id: good_answer(one) for one in standard.checklist(unit).lines if one.asked_of(unit)}


def bad_answer(criterion: Criterion) -> CriterionAnswer:
    """An answer with which this criterion fails, as narrowly as can be."""
    if criterion.ask == "percent":
        return Percent(Decimal(criterion.threshold or 0) - Decimal("0.01"))
    return Happened(happened=True) if criterion.ask == "happened" else Met(met=False)


@pytest.mark.parametrize(
    ("line", "raw"),
    [
        ("7.1b", {"met": False}),
        ("7.3a", {"happened": True}),
        ("7.3đ", {"happened": True, "excused": "Báo Công an ngay"}),
        ("7.6a", {"percent": "69.99"}),
        ("7.6a", {"not_applicable": "Chưa bình xét"}),
    ],
)
def test_an_answer_is_written_as_it_is_read(line: str, raw: dict[str, object]) -> None:
    """What `read_criteria` reads, `criterion_to_json` writes."""
    assert criterion_to_json(read_criteria(T1, {line: raw}, SCHOOL)[line]) == raw


def test_every_criterion_has_a_line_of_its_own() -> None:
    """Điều 6: five clauses with incidents a to h; Điều 7: six clauses, without d (strike) and h."""
    agencies, schools = T1.checklists
    assert [one.id for one in agencies.lines if one.id.startswith("6.3")] == [f"6.3{letter}" for letter in "abcdđegh"]
    assert [one.id for one in schools.lines if one.id.startswith("7.3")] == [f"7.3{letter}" for letter in "abcđeg"]
    assert {one.citation.clause and one.citation.clause.split()[1] for one in agencies.lines} == set("12345")
    assert {one.citation.clause and one.citation.clause.split()[1] for one in schools.lines} == set("123456")
    assert {one.citation.article for one in (*agencies.lines, *schools.lines)} == {"Điều 6", "Điều 7"}
    assert agencies.lines[9].citation.text == "Thông tư 124/2021/TT-BCA, Điều 6, khoản 3 điểm a"


@pytest.mark.parametrize(
    ("unit", "left_out"),
    [
        (AGENCY, set()),
        (Profile("enterprise", size="large", party=False), {"6.1a"}),
        (Profile("agency", guards=False), set()),
        (SCHOOL, set()),
        (Profile("school"), set()),
        (Profile("school", level="gdtx"), {"7.2d"}),
        (Profile("school", level="other", party=False, guards=False), {"7.1a", "7.2d", "7.5a", "7.5b"}),
    ],
)
def test_conditions_decide_what_is_asked(unit: Profile, left_out: set[str]) -> None:
    """Party organisation, general education and, for schools, a guard force; Điều 6 clause 4 knows no "nếu có"."""
    result = judge_standard(T1, {}, unit)
    assert {one.id for one in result.criteria if one.verdict == "not_asked"} == left_out
    assert result.verdict == "unanswered"
    assert len(result.unanswered) == len(result.criteria) - len(left_out)


@pytest.mark.parametrize("unit", UNITS, ids=str)
def test_met_only_when_all_hold(unit: Profile) -> None:
    """With everything answered well it is met; any one bad answer fails it and is named with rule and remedy."""
    answers = good(T1, unit)
    assert judge_standard(T1, answers, unit).verdict == "met"
    for criterion in T1.checklist(unit).lines:
        if criterion.id not in answers:
            continue
        result = judge_standard(T1, {**answers, criterion.id: bad_answer(criterion)}, unit)
        (failed,) = result.failed
        assert (result.verdict, result.name, failed.id) == ("not_met", "Chưa đạt", criterion.id)
        assert failed.because.citation == criterion.citation
        assert failed.remedy
        assert criterion.id in result.because.text
        missing = judge_standard(T1, {key: one for key, one in answers.items() if key != criterion.id}, unit)
        assert [one.id for one in missing.unanswered] == [criterion.id]
        assert missing.because.text == f"Chưa trả lời: {criterion.id}."


@given(st.data())
def test_a_better_answer_never_worsens_the_verdict(data: st.DataObject) -> None:
    """Mending one answer of any set leaves no criterion worse and the verdict at least as good."""
    unit = data.draw(st.sampled_from(UNITS))
    criteria = [one for one in T1.checklist(unit).lines if one.asked_of(unit)]
    answers = {
        one.id: data.draw(st.sampled_from([good_answer(one), bad_answer(one)]))
        for one in criteria
        if data.draw(st.booleans())
    }
    mended = data.draw(st.sampled_from(criteria))
    before = judge_standard(T1, answers, unit)
    after = judge_standard(T1, {**answers, mended.id: good_answer(mended)}, unit)
    order = ("not_met", "unanswered", "met")
    assert {one.id for one in after.failed} <= {one.id for one in before.failed}
    assert order.index(after.verdict) >= order.index(before.verdict)


@pytest.mark.parametrize(
    ("key", "answer", "verdict", "text"),
    [
        ("6.2b", NotApplicable("Chưa ký quy chế."), "not_asked", "Đơn vị nêu không áp dụng (nếu có): Chưa ký quy chế."),
        ("6.1a", Met(met=True), "met", "Đạt."),
        ("6.1đ", Percent(Decimal("99.5")), "not_met", "Tỷ lệ 99,5%, dưới mức 100%."),
        ("6.5a", Percent(Decimal(70)), "met", "Tỷ lệ 70%, đạt mức 70%."),
        ("6.3d", Happened(happened=False), "met", "Không xảy ra trong năm."),
        (
            "6.3g",
            Excused("Sét đánh."),
            "met",
            "Đã xảy ra nhưng thuộc trường hợp loại trừ (bất khả kháng): Sét đánh.",
        ),
    ],
)
def test_what_was_read(key: str, answer: CriterionAnswer, verdict: str, text: str) -> None:
    """Each criterion says what was read and how it counts."""
    result = judge_standard(T1, {key: answer}, AGENCY)
    found = next(one for one in result.criteria if one.id == key)
    assert (found.verdict, found.because.text) == (verdict, text)


@pytest.mark.parametrize(
    ("key", "raw", "message"),
    [
        ("6.9", {"met": True}, "không có tiêu chí này"),
        ("6.1b", {"met": "true"}, "sai loại câu trả lời cho tiêu chí này"),
        ("6.1b", {"met": True, "why": "x"}, "sai loại câu trả lời cho tiêu chí này"),
        ("6.1b", "met", "sai loại câu trả lời cho tiêu chí này"),
        ("6.1b", {"happened": False}, "sai loại câu trả lời cho tiêu chí này"),
        ("6.3a", {"met": True}, "sai loại câu trả lời cho tiêu chí này"),
        ("6.3a", {"happened": True, "excused": "vì"}, "tiêu chí này không có ngoại lệ"),
        ("6.3đ", {"happened": True, "excused": " "}, "phải nêu lý do"),
        ("6.3đ", {"happened": False, "excused": "vì"}, "sai loại câu trả lời cho tiêu chí này"),
        ("6.1b", {"not_applicable": "vì"}, "tiêu chí này áp dụng cho mọi đơn vị được hỏi"),
        ("6.1a", {"not_applicable": "vì"}, "tiêu chí này áp dụng cho mọi đơn vị được hỏi"),
        ("6.2b", {"not_applicable": 5}, "phải nêu lý do"),
        ("6.2b", {"not_applicable": "x" * 501}, "phải nêu lý do"),
        ("6.5a", {"percent": "100.01"}, "tỷ lệ phải từ 0 đến 100"),
        ("6.5a", {"percent": "70.001"}, "tỷ lệ phải từ 0 đến 100"),
        ("6.5a", {"percent": "NaN"}, "không phải là số (viết trong ngoặc kép, dấu chấm trước phần lẻ)"),
        ("6.5a", {"percent": True}, "không phải là số (viết trong ngoặc kép, dấu chấm trước phần lẻ)"),
        ("6.1b", {"percent": 5}, "sai loại câu trả lời cho tiêu chí này"),
    ],
)
def test_answers_that_do_not_fit(key: str, raw: object, message: str) -> None:
    """Each is named with the criterion, the reason and a valid example; good ones beside it do not hide it."""
    with pytest.raises(AnswersRefused) as refused:
        read_criteria(T1, {"6.1c": {"met": True}, key: raw}, AGENCY)
    (problem,) = refused.value.problems
    assert (problem.line, problem.message) == (key, message)
    assert problem.example


def test_json_answers_come_out_as_types() -> None:
    """Every kind of answer in JSON."""
    raw = {
        "6.1b": {"met": False},
        "6.3a": {"happened": True},
        "6.3đ": {"happened": True, "excused": " Đã  báo cáo "},
        "6.5a": {"percent": "70.5"},
        "6.1đ": {"percent": 100},
        "6.2b": {"not_applicable": "Chưa có"},
    }
    assert read_criteria(T1, raw, AGENCY) == {
        "6.1b": Met(met=False),
        "6.3a": Happened(happened=True),
        "6.3đ": Excused("Đã báo cáo"),
        "6.5a": Percent(Decimal("70.5")),
        "6.1đ": Percent(Decimal(100)),
        "6.2b": NotApplicable("Chưa có"),
    }


def test_judging_refuses_what_reading_would() -> None:
    """Answers made in a program are held to the same rules."""
    with pytest.raises(AnswersRefused) as refused:
        judge_standard(T1, {"6.9": Met(met=True), "6.1b": Happened(happened=False)}, AGENCY)
    assert [(one.line, one.message) for one in refused.value.problems] == [
        ("6.9", "không có tiêu chí này"),
        ("6.1b", "sai loại câu trả lời cho tiêu chí này"),
    ]


def test_a_kind_without_criteria() -> None:
    """A unit no article is for is not judged by another one."""
    with pytest.raises(UnknownRule, match="checklist: không có 'household', đang có: agency, enterprise, school"):
        judge_standard(T1, {}, Profile("household"))


@pytest.mark.parametrize("met", [True, False])
def test_the_incomplete_standard_is_never_judged(met: bool) -> None:
    """T3 holds criterion 1 of 14: whatever the answer, there is no verdict and it says why."""
    result = judge_standard(T3, {"1": Met(met=met)}, SCHOOL)
    assert (result.verdict, result.name) == ("not_judged", "Chưa kết luận được")
    assert result.because.text == "Danh mục tiêu chí chưa đầy đủ (mới có tiêu chí 1) nên không kết luận."
    assert not result.because.citation.confirmed


def test_as_json() -> None:
    """The shape a program reads."""
    result = judge_standard(T1, {"6.3d": Happened(happened=True)}, AGENCY).to_json()
    assert (result["standard"], result["verdict"], result["failed"]) == ("an-toan-2021", "not_met", ["6.3d"])
    assert result["rules_hash"] == T1.hash
    assert result["name"] == "Chưa đạt"
    assert result["because"] == {
        "text": "Chưa đạt: 6.3d; phải đạt đủ mọi tiêu chí.",
        "citation": "Thông tư 124/2021/TT-BCA, Điều 6",
    }
    asked = [one.id for one in T1.checklist(AGENCY).lines]
    assert result["unanswered"] == [one for one in asked if one != "6.3d"]
    criteria = result["criteria"]
    assert isinstance(criteria, list)
    assert criteria[12] == {
        "id": "6.3d",
        "verdict": "not_met",
        "text": "Đã xảy ra trong năm.",
        "citation": "Thông tư 124/2021/TT-BCA, Điều 6, khoản 3 điểm d",
        "remedy": "Năm nay không khắc phục được; đăng ký và phấn đấu cho năm sau.",
    }


@pytest.mark.parametrize(
    ("changed", "name", "remedy"),
    [
        ({}, "Đạt", None),
        ({"6.1b": None}, "Chưa đủ câu trả lời", None),
        (
            {"6.1b": Met(met=False)},
            "Chưa đạt",
            "Thực hiện nội dung này và bổ sung tài liệu trước cuộc họp đánh giá.",
        ),
    ],
)
def test_the_verdict_in_words(changed: dict[str, CriterionAnswer | None], name: str, remedy: str | None) -> None:
    """Every verdict has its name; only what failed has something to do."""
    answers = {key: one for key, one in {**good(T1, AGENCY), **changed}.items() if one}
    result = judge_standard(T1, answers, AGENCY)
    assert result.name == name
    assert {one.id: one.remedy for one in result.criteria}["6.1b"] == remedy


@pytest.mark.parametrize(
    ("line", "unit", "answer", "says"),
    [
        ("6.1a", Profile("agency", party=False), None, "Không xét (nơi có tổ chức Đảng)."),
        ("6.1b", AGENCY, None, "Chưa trả lời."),
        ("6.1b", AGENCY, Met(met=True), "Đạt."),
        ("6.1b", AGENCY, Met(met=False), "Chưa đạt."),
        ("6.2b", AGENCY, NotApplicable("Chưa có."), "Đơn vị nêu không áp dụng (nếu có): Chưa có."),
        (
            "6.3g",
            AGENCY,
            Excused("Sét đánh."),
            "Đã xảy ra nhưng thuộc trường hợp loại trừ (bất khả kháng): Sét đánh.",
        ),
    ],
)
def test_the_sentence_of_an_answer(line: str, unit: Profile, answer: CriterionAnswer | None, says: str) -> None:
    """What was read, in one sentence with one full stop."""
    result = judge_standard(T1, {line: answer} if answer else {}, unit)
    assert next(one.because.text for one in result.criteria if one.id == line) == says
