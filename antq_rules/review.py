"""The chain of review as pure functions: who may do what next, why not, and the history after it is done."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from antq_rules.citation import Citation, Reason
from antq_rules.errors import ActionRefused
from antq_rules.plan import Plan
from antq_rules.standing import Event, Mark, Office, Standing, standing

__all__ = ["Action", "Event", "Mark", "Office", "Standing", "next_actions", "perform", "standing"]

ACTION_OF: Mapping[str, str] = MappingProxyType(
    {
        "submitted": "submit",
        "withdrawn": "withdraw",
        "opened": "open",
        "agreed": "mark",
        "rescored": "mark",
        "line_returned": "mark",
        "approved": "approve",
        "decided": "decide",
        "returned": "return",
    }
)
HEAD_ACTIONS = ("submit", "withdraw")


@dataclass(frozen=True, slots=True)
class Action:
    """Something an office could do with a case; `why` says why it may not do it now."""

    kind: str
    allowed: bool
    why: Reason | None = None


@dataclass(frozen=True, slots=True)
class _Case:
    """What a decision about an action looks at."""

    plan: Plan
    history: Sequence[Event]
    now: Standing
    office: Office
    person: str


def next_actions(plan: Plan, history: Sequence[Event], office: Office, person: str = "") -> tuple[Action, ...]:
    """What this person in this office may do with the case now, and for the rest why not."""
    case = _Case(plan, history, standing(plan, history), office, person)
    return tuple(_action(case, kind) for kind in _kinds(case))


def perform(plan: Plan, history: Sequence[Event], event: Event) -> tuple[Event, ...]:
    """The history with this event; raises ActionRefused when it may not happen now."""
    case = _Case(plan, history, standing(plan, history), event.office, event.person)
    kind = ACTION_OF.get(event.kind)
    if kind is None or kind not in _kinds(case):
        raise ActionRefused(event.kind, _why_not_theirs(case, kind))
    action = _action(case, kind)
    why = action.why or _why_incomplete(case, event)
    if why:
        raise ActionRefused(kind, why)
    return (*history, event)


def _kinds(case: _Case) -> tuple[str, ...]:
    """The actions that belong to this office; a stage either approves or decides."""
    if case.office.kind == "head":
        return HEAD_ACTIONS
    own = [stage.does for stage in case.plan.stages if stage.office == case.office.kind]
    now = case.now.stage
    does = now.does if now and now.office == case.office.kind else (own or ["approve"])[0]
    return ("open", "mark", does, "return")


def _action(case: _Case, kind: str) -> Action:
    own = kind in HEAD_ACTIONS
    why = _why_head_not(case, kind) if own else _why_reviewer_not(case) or _REVIEW[kind](case)
    return Action(kind, why is None, why)


def _cited(case: _Case) -> Citation:
    return case.now.stage.citation if case.now.stage else case.plan.source


def _because(case: _Case, text: str) -> Reason:
    return Reason(text, _cited(case))


def _why_not_theirs(case: _Case, kind: str | None) -> Reason:
    if case.office.kind == "head":
        return _because(case, "Việc này của cấp duyệt hồ sơ, đơn vị không tự làm được.")
    if kind in HEAD_ACTIONS:
        return _because(case, "Chỉ thủ trưởng đơn vị nộp hoặc rút hồ sơ.")
    return _because(case, "Cấp này không làm việc đó trong kế hoạch.")


def _why_head_not(case: _Case, kind: str) -> Reason | None:
    first = next((event for event in case.history if event.kind == "submitted"), None)
    if first and first.office.unit and case.office.unit and first.office.unit != case.office.unit:
        return _because(case, "Hồ sơ này của đơn vị khác.")
    now = case.now
    if now.state == "finished":
        return _because(case, "Hồ sơ đã duyệt xong, không thay đổi được nữa.")
    if kind == "submit":
        waiting = f"Hồ sơ đã nộp, đang chờ {now.stage.name}." if now.stage else ""
        return _because(case, waiting) if waiting else None
    if now.state != "waiting":
        return _because(case, "Hồ sơ chưa nộp nên không cần rút.")
    return _because(case, "Cấp trên đã mở hồ sơ nên không rút được nữa.") if now.seen else None


def _why_reviewer_not(case: _Case) -> Reason | None:
    """Why this office or person may not touch the case at all now."""
    now = case.now
    if now.stage is None:
        texts = {
            "draft": "Đơn vị chưa nộp hồ sơ.",
            "returned": "Hồ sơ đang ở đơn vị để sửa.",
            "finished": "Hồ sơ đã duyệt xong, không thay đổi được nữa.",
        }
        return _because(case, texts[now.state])
    if now.stage.office != case.office.kind:
        return _because(case, f"Hồ sơ đang chờ {now.stage.name}.")
    if _elsewhere(case):
        return _because(case, "Hồ sơ thuộc địa bàn khác.")
    if case.person and any(event.kind == "submitted" and event.person == case.person for event in case.history):
        return _because(case, "Người nộp hồ sơ không được tự duyệt hồ sơ của mình.")
    return None


def _elsewhere(case: _Case) -> bool:
    """Whether the case was submitted in another commune; a province's offices stand above many."""
    theirs = case.now.submitted.office.locality if case.now.submitted else None
    own = case.office.locality
    return case.office.kind.startswith("commune_") and bool(theirs and own) and theirs != own


def _why_open_not(_case: _Case) -> Reason | None:
    return None


def _why_unopened(case: _Case) -> Reason | None:
    return None if case.now.opened else _because(case, "Hãy mở hồ sơ trước.")


def _why_pass_not(case: _Case) -> Reason | None:
    """Why the case may not move on: a line is returned, or one is not judged yet."""
    if unopened := _why_unopened(case):
        return unopened
    if returned := case.now.returned_marks():
        return _because(case, f"Còn mục trả lại: {', '.join(returned)}. Hãy trả lại đơn vị hoặc chấm lại mục đó.")
    if open_lines := [line for line in case.plan.lines if line not in case.now.marks]:
        return _because(case, f"Còn {len(open_lines)} mục chưa xem: {', '.join(open_lines)}.")
    return None


_REVIEW: Mapping[str, Callable[[_Case], Reason | None]] = MappingProxyType(
    {
        "open": _why_open_not,
        "mark": _why_unopened,
        "approve": _why_pass_not,
        "decide": _why_pass_not,
        "return": _why_unopened,
    }
)


def _why_incomplete(case: _Case, event: Event) -> Reason | None:
    """Why an allowed action cannot be done with what the event carries."""
    said = bool((event.text or "").strip())
    if ACTION_OF[event.kind] == "mark" and (not event.line or (case.plan.lines and event.line not in case.plan.lines)):
        return _because(case, f"Không có mục {event.line or '(trống)'} để chấm điểm.")
    if event.kind == "rescored" and (event.points is None or not said):
        return _because(case, "Sửa điểm phải có số điểm và lý do.")
    if event.kind == "line_returned" and not said:
        return _because(case, "Trả lại một mục phải có ý kiến.")
    if event.kind == "returned" and not said and not case.now.returned_marks():
        return _because(case, "Trả lại hồ sơ phải có mục trả lại hoặc ý kiến.")
    return None
