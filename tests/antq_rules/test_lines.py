"""One line, one answer: the points the form gives, as a table. Source: Kế hoạch 358/KH-UBND, Phụ lục."""

from decimal import Decimal

import pytest

from antq_rules import Plan, Profile, Rubric, read_answer, score

SCHOOL = Profile("school", level="thcs")
NO_UNION = Profile("agency", union=False)
NEITHER = Profile("enterprise", party=False, union=False)
PARTYLESS = Profile("enterprise", party=False)

# line, unit, answer, points, what the reason must say
TABLE = [
    ("1", SCHOOL, {"points": "0"}, "0", "Đơn vị tự chấm 0 điểm: 0/3 điểm."),
    ("1", SCHOOL, {"points": "3"}, "3", "3/3 điểm."),
    ("1", PARTYLESS, {"points": "3"}, "3", "3/3 điểm."),
    ("2", SCHOOL, {"percent": "90"}, "3", "Tỷ lệ 90%, đạt mức 90%: 3/3 điểm."),
    ("2", SCHOOL, {"percent": "89.99"}, "0", "Tỷ lệ 89,99%, dưới mức 90%: 0/3 điểm."),
    ("2", SCHOOL, {"percent": "100"}, "3", "3/3 điểm."),
    ("2", SCHOOL, {"percent": "0"}, "0", "0/3 điểm."),
    ("2", SCHOOL, {"percent": "80", "claim": "1.5", "why": "Mưa bão."}, "1.5", "đề nghị 1,5 điểm (Mưa bão): 1,5/3"),
    ("2", SCHOOL, {"percent": "80", "claim": "0", "why": "Mưa bão"}, "0", "đề nghị 0 điểm"),
    ("3", SCHOOL, {"points": "2.5"}, "2.5", "Đơn vị tự chấm 2,5 điểm: 2,5/5 điểm."),
    ("3", SCHOOL, {"points": 4}, "4", "4/5 điểm."),
    ("4a", SCHOOL, {"met": True}, "1", "Đạt yêu cầu: 1/1 điểm."),
    ("4b", SCHOOL, {"met": False}, "0", "Chưa đạt yêu cầu: 0/1 điểm."),
    ("4d", SCHOOL, {"points": "1"}, "1", "1/2 điểm."),
    ("5a", SCHOOL, {"happened": False}, "2", "Không xảy ra trong năm: 2/2 điểm."),
    ("5b", SCHOOL, {"happened": True}, "0", "Đã xảy ra việc này trong năm: 0/2 điểm."),
    ("5đ", SCHOOL, {"met": True}, "2", "2/2 điểm."),
    ("5g", SCHOOL, {"rating": "excellent"}, "2", "“Hoàn thành xuất sắc nhiệm vụ”: 2/2"),
    ("5g", SCHOOL, {"rating": "good"}, "2", "“Hoàn thành tốt nhiệm vụ”: 2/2"),
    ("5g", SCHOOL, {"rating": "completed"}, "0", "chưa tới “Hoàn thành tốt nhiệm vụ”: 0/2"),
    ("5g", SCHOOL, {"rating": "failed"}, "0", "“Không hoàn thành nhiệm vụ”"),
    ("5g", PARTYLESS, {"rating": "good"}, "2", "2/2"),
    ("5g", NEITHER, {"tax_paid": True}, "2", "Đã hoàn thành nghĩa vụ nộp thuế: 2/2 điểm."),
    ("5g", NEITHER, {"tax_paid": False}, "0", "Chưa hoàn thành nghĩa vụ nộp thuế: 0/2 điểm."),
    ("6b", SCHOOL, {"rating": "good"}, "2", "2/2"),
    ("6b", SCHOOL, {"rating": "completed"}, "0", "0/2"),
    ("7", SCHOOL, {"points": "9.5"}, "9.5", "9,5/10 điểm."),
    ("8b", SCHOOL, {"percent": "100"}, "2", "đạt mức 100%: 2/2 điểm."),
    ("8b", SCHOOL, {"percent": "99.99"}, "0", "dưới mức 100%: 0/2 điểm."),
    ("8b", SCHOOL, {"percent": "99", "claim": "1.5", "why": "Tổ mới lập"}, "1.5", "đề nghị 1,5 điểm (Tổ mới lập)"),
    ("8c", SCHOOL, {"status": "recognised"}, "50", "Đã có quyết định công nhận: 50/50 điểm."),
    ("8c", SCHOOL, {"status": "proposed"}, "50", "tạm tính khi chờ quyết định công nhận: 50/50 điểm."),
    ("8c", SCHOOL, {"status": "refused"}, "0", "Không được công nhận: 0/50 điểm."),
    ("9", SCHOOL, {"collective": 0, "individual": 0}, "0", "Chưa có khen thưởng đột xuất: 0/3 điểm."),
    ("9", SCHOOL, {"collective": 0, "individual": 1}, "1", "Có 0 tập thể, 1 cá nhân"),
    ("9", SCHOOL, {"collective": 1, "individual": 0}, "2", "Có 1 tập thể, 0 cá nhân"),
    ("9", SCHOOL, {"collective": 1, "individual": 1}, "3", "khen thưởng đột xuất: 3/3 điểm."),
    ("9", SCHOOL, {"collective": 2, "individual": 0}, "3", "tối đa 3: 3/3 điểm."),
    ("9", SCHOOL, {"collective": 1, "individual": 2}, "3", "tối đa 3: 3/3 điểm."),
]


@pytest.mark.parametrize(("line_id", "profile", "raw", "points", "says"), TABLE)
def test_points_and_reason(
    rubric: Rubric, line_id: str, profile: Profile, raw: dict[str, object], points: str, says: str
) -> None:
    """Each answer brings exactly the points of the form, with a reason that cites its line."""
    line = rubric.line(line_id)
    got = score(rubric, {line_id: read_answer(line, raw, profile)}, profile).line(line_id)
    assert (got.points, got.low, got.high) == (Decimal(points),) * 3
    assert says in got.because[0].text
    assert got.because[0].citation.text == f"Kế hoạch 358/KH-UBND, Phụ lục, mục {line_id}"


@pytest.mark.parametrize("line_id", ["1", "2", "4a", "5a", "5g", "6a", "6b", "8b", "8c", "9"])
def test_not_applicable_counts_nothing_and_widens_the_range(rubric: Rubric, school: Profile, line_id: str) -> None:
    """A line that does not apply is neither full nor lost: 0 now, its maximum if the reviewer grants it."""
    line = rubric.line(line_id)
    card = score(rubric, {line_id: read_answer(line, {"not_applicable": "Không có."}, school)}, school)
    assert (card.total, card.low, card.high) == (0, 0, line.max)
    lost = next(one for one in card.lost if one.id == line_id)
    assert lost.text == (
        f"Mục {line_id}: không áp dụng, đề nghị xem xét (Không có), tạm tính 0 điểm, còn {line.max} điểm chờ xem xét."
    )
    assert lost.remedy == f"Cấp trên xem xét; nếu được chấp nhận, đơn vị có đủ {line.max} điểm."


@pytest.mark.parametrize(
    ("line_id", "raw", "text", "remedy"),
    [
        ("2", {"percent": "85"}, "Mục 2: tỷ lệ 85%, dưới mức 90%, mất 3 điểm.", "Vận động thêm để có từ 90%"),
        ("3", {"points": "2.5"}, "Mục 3: đơn vị tự chấm 2,5 điểm, còn thiếu 2,5 điểm.", "Tổ chức hoặc hưởng ứng thêm"),
        ("5a", {"happened": True}, "Mục 5a: đã xảy ra việc này trong năm, mất 2 điểm.", "Năm nay không lấy lại được"),
        ("8c", {"status": "refused"}, "Mục 8c: không được công nhận, mất 50 điểm.", "tổng điểm không quá 50."),
        (
            "9",
            {"collective": 0, "individual": 1},
            "Mục 9: có 0 tập thể, 1 cá nhân được khen thưởng đột xuất, còn thiếu 2 điểm.",
            "Không lập kế hoạch trước được",
        ),
    ],
)
def test_lost_points_say_what_was_read_and_what_to_do(
    rubric: Rubric, school: Profile, line_id: str, raw: dict[str, object], text: str, remedy: str
) -> None:
    """Every lost point has one sentence for what was read and one for how it is regained, or that it cannot be."""
    card = score(rubric, {line_id: read_answer(rubric.line(line_id), raw, school)}, school)
    lost = next(one for one in card.lost if one.id == line_id)
    assert lost.text == text
    assert remedy in lost.remedy


def test_a_missing_answer_is_listed_and_scores_nothing(rubric: Rubric, school: Profile) -> None:
    """What nobody answered counts 0, does not widen the range, and is named."""
    card = score(rubric, {}, school)
    assert (card.total, card.low, card.high) == (0, 0, 0)
    assert card.unanswered == tuple(line.id for line in rubric.scored)
    assert card.lost[0].text == "Mục 1: chưa trả lời, còn thiếu 3 điểm."
    assert card.lost[0].remedy == "Trả lời mục này trước khi nộp hồ sơ."


@pytest.mark.parametrize(
    ("line_id", "profile", "kind"),
    [
        ("5g", SCHOOL, "rating"),
        ("5g", PARTYLESS, "rating"),
        ("5g", NEITHER, "tax"),
        ("5g", NO_UNION, "not_applicable"),
        ("6b", SCHOOL, "rating"),
        ("6b", Profile("agency", guards=False), "not_applicable"),
        ("6a", Profile("agency", guards=False), "met"),
        ("4", SCHOOL, "not_applicable"),
    ],
)
def test_how_a_line_is_asked(rubric: Rubric, line_id: str, profile: Profile, kind: str) -> None:
    """5g asks different things of units with and without a union (Phụ lục, mục 5g); a group is not asked at all."""
    assert rubric.line(line_id).ask_for(profile) == kind


def test_steps_of_lines(rubric: Rubric, plan: Plan) -> None:
    """Half points for 3 and 7, whole points for the rest, where the plan says nothing else."""
    assert {line.id for line in rubric.scored if line.step != 1} == {"3", "7"}
    assert rubric.line("3").step == rubric.line("7").step == Decimal("0.5")
    assert not plan.steps
