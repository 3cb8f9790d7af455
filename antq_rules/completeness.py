"""What an act of the review must carry: a line, points, a reason, the number and date of a decision, dates."""

from antq_rules.authority import DELEGATING, Case, why_same_eyes
from antq_rules.citation import Reason
from antq_rules.standing import OUTCOMES, Event

MARKS = ("agreed", "rescored", "line_returned")


def why_incomplete(case: Case, event: Event) -> Reason | None:
    """Why an allowed act cannot be done with what the event carries."""
    if event.kind in MARKS:
        return _why_mark_not(case, event)
    if event.kind == "decided":
        return _why_decision_not(case, event)
    if event.kind == "delegated":
        return _why_delegation_not(case, event)
    if event.kind == "returned" and not _said(event) and not case.now.returned_marks():
        return case.because("Trả lại hồ sơ phải có mục trả lại hoặc ý kiến.")
    return None


def _said(event: Event) -> bool:
    return bool((event.text or "").strip())


def _why_mark_not(case: Case, event: Event) -> Reason | None:
    if not event.line or (case.plan.lines and event.line not in case.plan.lines):
        return case.because(f"Không có mục {event.line or '(trống)'} để chấm điểm.")
    if event.kind == "rescored" and (event.points is None or not _said(event)):
        return case.because("Sửa điểm phải có số điểm và lý do.")
    if event.kind == "line_returned" and not _said(event):
        return case.because("Trả lại một mục phải có ý kiến.")
    if event.kind == "line_returned" and case.now.decisions:
        return case.because("Đã có quyết định của cấp dưới nên không trả lại mục được; hãy sửa điểm.")
    return None


def _why_decision_not(case: Case, event: Event) -> Reason | None:
    """Why a decision is not complete; one that says nothing but that it was taken is let through without outcome."""
    number = (event.number or "").strip()
    if event.outcome is None and not number and event.decided_on is None:
        return None
    if event.outcome not in OUTCOMES:
        return case.because(f"Quyết định phải ghi một trong: {', '.join(OUTCOMES.values())}.")
    if not number or event.decided_on is None:
        return case.because("Quyết định phải có số và ngày.")
    if event.decided_on > event.at.date():
        return case.because("Ngày quyết định còn ở phía trước.")
    submitted = case.now.submitted
    if submitted and event.decided_on < submitted.at.date():
        return case.because("Ngày quyết định trước ngày đơn vị nộp hồ sơ.")
    return None


def _why_delegation_not(case: Case, event: Event) -> Reason | None:
    if event.on_behalf is not None:
        return Reason("Người được ủy quyền không ủy quyền lại.", DELEGATING)
    if not event.delegate or event.delegate == event.person:
        return Reason("Ủy quyền phải cho một người khác.", DELEGATING)
    if event.first is None or event.last is None or not event.first <= event.last:
        return Reason("Ủy quyền phải có ngày đầu và ngày cuối, ngày cuối không trước ngày đầu.", DELEGATING)
    if event.last < event.at.date():
        return Reason("Thời hạn ủy quyền đã qua.", DELEGATING)
    return why_same_eyes(case, frozenset({event.delegate}))
