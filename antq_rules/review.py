"""The chain of review as pure functions: who may do what next, why not, and the history after it is done."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from antq_rules.authority import FINISHED, HEAD, Case, because, why_not_delegated, why_reviewer_not
from antq_rules.citation import Reason
from antq_rules.completeness import why_incomplete
from antq_rules.errors import ActionRefused
from antq_rules.plan import Plan
from antq_rules.standing import OUTCOMES, Delegation, Event, Mark, Office, Standing, standing

__all__ = [
    "OUTCOMES",
    "Action",
    "Delegation",
    "Event",
    "Mark",
    "Office",
    "Standing",
    "next_actions",
    "perform",
    "standing",
    "why_frozen",
]

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
        "delegated": "delegate",
    }
)
HEAD_ACTIONS = ("submit", "withdraw")


@dataclass(frozen=True, slots=True)
class Action:
    """Something an office could do with a case; `why` says why it may not do it now."""

    kind: str
    allowed: bool
    why: Reason | None


def next_actions(
    plan: Plan,
    history: Sequence[Event],
    office: Office,
    person: str = "",
    *,
    on_behalf: str | None = None,
    day: date | None = None,
    delegations: Sequence[Delegation] = (),
) -> tuple[Action, ...]:
    """What this person in this office may do with the case now, and for the rest why not.

    `on_behalf` is whose authority a delegate uses, on this `day`; `delegations` are those given outside this case.
    """
    case = Case(plan, history, standing(plan, history), office, person, on_behalf, day, delegations)
    return tuple(_action(case, kind) for kind in _kinds(case))


def perform(
    plan: Plan, history: Sequence[Event], event: Event, delegations: Sequence[Delegation] = ()
) -> tuple[Event, ...]:
    """The history with this event; raises ActionRefused when it may not happen now."""
    now, day = standing(plan, history), event.at.date()
    case = Case(plan, history, now, event.office, event.person, event.on_behalf, day, delegations)
    kind = ACTION_OF.get(event.kind)
    if kind is None or kind not in _kinds(case):
        raise ActionRefused(event.kind, _why_not_theirs(case, kind))
    why = _action(case, kind).why or why_incomplete(case, event)
    if why:
        raise ActionRefused(kind, why)
    return (*history, event)


def why_frozen(plan: Plan, history: Sequence[Event], line: str) -> Reason | None:
    """Why the unit may not change its answer to this line now, or None when it may."""
    now = standing(plan, history)
    if now.may_change(line):
        return None
    if now.stage:
        text = f"Hồ sơ đã nộp, đang chờ {now.stage.name}; trả lại thì mới sửa được."
    elif now.state == "finished":
        text = FINISHED
    else:
        text = f"Chỉ sửa các mục được trả lại: {', '.join(now.reopened)}."
    return because(plan, now, text)


def _kinds(case: Case) -> tuple[str, ...]:
    """The actions that belong to this office; a stage either approves or decides."""
    if case.office.kind == HEAD:
        return HEAD_ACTIONS
    own = [stage.does for stage in case.plan.stages if stage.office == case.office.kind]
    now = case.now.stage
    does = now.does if now and now.office == case.office.kind else (own or ["approve"])[0]
    return ("open", "mark", does, "return", "delegate")


def _action(case: Case, kind: str) -> Action:
    own = kind in HEAD_ACTIONS
    why = _why_head_not(case, kind) if own else why_reviewer_not(case) or _REVIEW[kind](case)
    return Action(kind, why is None, why)


def _why_not_theirs(case: Case, kind: str | None) -> Reason:
    if case.office.kind == HEAD:
        return case.because("Việc này của cấp duyệt hồ sơ, đơn vị không tự làm được.")
    if kind in HEAD_ACTIONS:
        return case.because("Chỉ thủ trưởng đơn vị nộp hoặc rút hồ sơ.")
    return case.because("Cấp này không làm việc đó trong kế hoạch.")


def _why_head_not(case: Case, kind: str) -> Reason | None:
    first = next((event for event in case.history if event.kind == "submitted"), None)
    if first and first.office.unit and case.office.unit and first.office.unit != case.office.unit:
        return case.because("Hồ sơ này của đơn vị khác.")
    now = case.now
    if now.state == "finished":
        return case.because(FINISHED)
    if undelegated := why_not_delegated(case):
        return undelegated
    if kind == "submit":
        return case.because(f"Hồ sơ đã nộp, đang chờ {now.stage.name}.") if now.stage else None
    if now.state != "waiting":
        return case.because("Hồ sơ chưa nộp nên không cần rút.")
    return case.because("Cấp trên đã mở hồ sơ nên không rút được nữa.") if now.seen else None


def _nothing_against(_case: Case) -> Reason | None:
    return None


def _why_unopened(case: Case) -> Reason | None:
    return None if case.now.opened else case.because("Hãy mở hồ sơ trước.")


def _why_pass_not(case: Case) -> Reason | None:
    """Why the case may not move on: a line is returned, or one is not judged yet."""
    if unopened := _why_unopened(case):
        return unopened
    if returned := case.now.returned_marks():
        return case.because(f"Còn mục trả lại: {', '.join(returned)}. Hãy trả lại đơn vị hoặc chấm lại mục đó.")
    if open_lines := [line for line in case.plan.lines if line not in case.now.marks]:
        return case.because(f"Còn {len(open_lines)} mục chưa xem: {', '.join(open_lines)}.")
    return None


def _why_return_not(case: Case) -> Reason | None:
    """Why the case may not go back to the unit: nobody looked, or a level has decided and would decide twice."""
    if unopened := _why_unopened(case):
        return unopened
    if case.now.decisions:
        return case.because("Đã có quyết định của cấp dưới nên không trả lại đơn vị được; hãy sửa điểm hoặc duyệt.")
    return None


_REVIEW: Mapping[str, Callable[[Case], Reason | None]] = MappingProxyType(
    {
        "open": _nothing_against,
        "mark": _why_unopened,
        "approve": _why_pass_not,
        "decide": _why_pass_not,
        "return": _why_return_not,
        "delegate": _nothing_against,
    }
)
