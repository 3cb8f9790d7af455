"""Who may touch a case at all: the right office and place, four eyes, and delegation with its dates."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from antq_rules.citation import Citation, Reason
from antq_rules.plan import Plan
from antq_rules.standing import Delegation, Event, Office, Standing

FOUR_EYES = Citation("mặc định của phần mềm", "hai người khác nhau nộp và duyệt")
DELEGATING = Citation("mặc định của phần mềm", "ủy quyền có thời hạn")
HEAD = "head"
FINISHED = "Hồ sơ đã duyệt xong, không thay đổi được nữa."


@dataclass(frozen=True, slots=True)
class Case:
    """What a decision about an action looks at; `day` is None where only possibilities are asked for."""

    plan: Plan
    history: Sequence[Event]
    now: Standing
    office: Office
    person: str
    on_behalf: str | None
    day: date | None
    delegations: Sequence[Delegation]

    @property
    def people(self) -> frozenset[str]:
        """Who would stand behind the action."""
        return frozenset(one for one in (self.person, self.on_behalf) if one)

    def because(self, text: str) -> Reason:
        """A reason that rests on the stage at which the case is, or else on the plan."""
        return because(self.plan, self.now, text)


def because(plan: Plan, now: Standing, text: str) -> Reason:
    """A reason that rests on the stage at which the case is, or else on the plan."""
    return Reason(text, now.stage.citation if now.stage else plan.source)


def why_not_delegated(case: Case) -> Reason | None:
    """Why the person may not act in another's name: nothing was delegated to them for this office and day."""
    if case.on_behalf is None:
        return None
    given = [
        one
        for one in (*case.now.delegations, *case.delegations)
        if (one.office, one.giver, one.delegate) == (case.office.id, case.on_behalf, case.person)
    ]
    if not given:
        return Reason("Chưa được ủy quyền làm việc này.", DELEGATING)
    if case.day is None or any(one.covers(case.day) for one in given):
        return None
    spans = ", ".join(f"{one.first:%d/%m/%Y} đến {one.last:%d/%m/%Y}" for one in given)
    return Reason(f"Ngoài thời hạn ủy quyền (từ {spans}).", DELEGATING)


def why_reviewer_not(case: Case) -> Reason | None:
    """Why this office or person may not review the case now."""
    now = case.now
    if now.stage is None:
        texts = {
            "draft": "Đơn vị chưa nộp hồ sơ.",
            "returned": "Hồ sơ đang ở đơn vị để sửa.",
            "finished": FINISHED,
        }
        return case.because(texts[now.state])
    if now.stage.office != case.office.kind:
        return case.because(f"Hồ sơ đang chờ {now.stage.name}.")
    if _elsewhere(case):
        return case.because("Hồ sơ thuộc địa bàn khác.")
    return why_not_delegated(case) or why_same_eyes(case, case.people)


def _elsewhere(case: Case) -> bool:
    """Whether the case was submitted in another commune; a province's offices stand above many."""
    theirs = case.now.submitted.office.locality if case.now.submitted else None
    own = case.office.locality
    return case.office.kind.startswith("commune_") and bool(theirs and own) and theirs != own


def why_own(unit: str, theirs: Collection[str]) -> Reason | None:
    """Why a case of this unit may not be reviewed by or for somebody who holds an office in these units."""
    own = "Không ai được tự duyệt hồ sơ của đơn vị mình; việc này cần một người khác."
    return Reason(own, FOUR_EYES) if unit in theirs else None


def why_same_eyes(case: Case, people: frozenset[str]) -> Reason | None:
    """Why these people may not review: one of them handed the case in, or passed it at another level.

    It does not matter in whose name they act or which offices they hold.
    """
    if any(event.kind == "submitted" and event.people & people for event in case.history):
        return Reason("Người nộp hồ sơ không được tự duyệt hồ sơ của mình.", FOUR_EYES)
    for event in case.now.passed:
        if event.people & people and event.office.kind != case.office.kind:
            return Reason("Người đã duyệt ở cấp khác không duyệt tiếp cùng hồ sơ này.", FOUR_EYES)
    return None
