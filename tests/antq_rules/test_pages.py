"""Pages of text where something is not there: no date of reading, no scope, no dates, no grade."""

from dataclasses import replace
from datetime import date

from antq_rules import InForce, Plan, Profile, Rubric, Shelf, score
from antq_rules.commands.pages import plan_page, rubric_page, score_page
from antq_rules.commands.rule_pages import ladder_page, standard_page
from antq_rules.judging import remedy_for


def test_what_is_not_there_is_not_printed(rubric: Rubric, plan: Plan) -> None:
    """A page leaves out what the file leaves out, and says that a plan sets no dates."""
    ended = replace(rubric, read=None, in_force=InForce(date(2025, 9, 5), date(2026, 12, 31)))
    assert "Đối chiếu" not in rubric_page(ended)
    assert "\nTệp công bố: 25/11/2026\n" in rubric_page(ended)
    assert "\nTệp còn là bản nháp, chưa công bố\n" in rubric_page(replace(rubric, published=None))
    assert "từ 05/09/2025 đến 31/12/2026" in rubric_page(ended)
    bare = plan_page(replace(plan, outside=None, invites=(), dates=(), rubric=None))
    assert "Ngoài phạm vi bắt buộc" not in bare
    assert "Đơn vị tham gia" not in bare
    assert "Kế hoạch không đặt thời hạn riêng; theo thời hạn chung cả nước." in bare
    assert "Bộ tiêu chí: không có" in bare
    confirmed = replace(plan, thresholds=replace(plan.thresholds, confirmed=True))
    assert "Ngưỡng xếp loại chưa được xác nhận." not in plan_page(confirmed)


def test_a_result_without_a_plan_has_no_grade(rubric: Rubric, school: Profile, plan: Plan) -> None:
    """No thresholds, no grade; confirmed thresholds carry no warning."""
    assert "Xếp loại" not in score_page(score(rubric, {}, school))
    confirmed = replace(plan, thresholds=replace(plan.thresholds, confirmed=True))
    page = score_page(score(rubric, {}, school, confirmed))
    assert "Xếp loại: Yếu\n" in page
    assert "\nHệ quả:\n  - Không xét thi đua, khen thưởng. [Kế hoạch 358/KH-UBND, nội dung về" in page


def test_remedies_where_the_file_gives_none(rubric: Rubric) -> None:
    """A rule file without remedies still tells what can be done, or that nothing can."""
    line = replace(rubric.line("4a"), remedy=None)
    assert remedy_for(line) == "Thực hiện nội dung này và bổ sung minh chứng."
    assert remedy_for(replace(line, undoable=False)) == "Năm nay không lấy lại được điểm này."


def test_rule_pages_leave_out_what_is_not_there() -> None:
    """Without a date of reading, a scope or an escalation the page says nothing of them."""
    shelf = Shelf.builtin()
    standard = replace(shelf.standard("an-toan-2021"), read=None, outside=None, armed_forces=None)
    assert "Đối chiếu" not in standard_page(standard)
    assert "Ngoài phạm vi bắt buộc" not in standard_page(standard)
    assert "quá hạn thứ (không)" in ladder_page(replace(shelf.ladder("nhac-viec-mac-dinh"), escalate=()))


def test_lines_under_a_heading_are_indented() -> None:
    """A heading of a checklist stands before its lines and is not asked."""
    standard = Shelf.builtin().standard("dien-hinh-2022")
    (checklist,) = standard.checklists
    heading = replace(checklist.criteria[0], id="I", ask=None, criteria=checklist.criteria, notes=())
    page = standard_page(replace(standard, checklists=(replace(checklist, criteria=(heading,)),)))
    assert "\nI · " in page
    assert "\n    1 · " in page
