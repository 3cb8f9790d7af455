"""Whom the national standard binds, what a plan says about the others, and how the standard feeds line 8c."""

from dataclasses import dataclass

from antq_rules.answer_types import Status
from antq_rules.citation import Reason
from antq_rules.judge_standard import MET, NOT_JUDGED, NOT_MET, StandardResult
from antq_rules.plan import Plan
from antq_rules.profile import Profile
from antq_rules.standards import Standard

STATUS_LINE = "8c"
"""The rubric line that the standard feeds."""


@dataclass(frozen=True, slots=True)
class ScopeResult:
    """Whether the standard binds the unit (`bound`), whether the plan addresses it (`invited`), and why."""

    bound: bool
    invited: bool
    because: tuple[Reason, ...]

    @property
    def takes_part(self) -> bool:
        """Whether there is any ground on which the unit takes part."""
        return self.bound or self.invited


def check_scope(
    standard: Standard, profile: Profile, plan: Plan | None = None, *, armed_forces: bool = False
) -> ScopeResult:
    """Whether the standard binds this unit, and what the plan says; `armed_forces` is not part of a profile."""
    because: list[Reason] = []
    if armed_forces and standard.armed_forces:
        because.append(standard.armed_forces)
    outside = standard.outside
    if outside and any(name in outside.units for name in profile.names):
        because.append(Reason(outside.text, outside.citation))
    bound = not because
    invited = plan is not None and plan.invites_unit(profile)
    if plan is not None:
        said = plan.outside_scope(profile) if invited else None
        text = "Kế hoạch mời đơn vị tham gia." if invited else "Kế hoạch không gửi đến loại đơn vị này."
        because.append(said or Reason(text, plan.source))
    return ScopeResult(bound, invited, tuple(because))


@dataclass(frozen=True, slots=True)
class Feed:
    """What the standard gives line 8c: a status, or none with the reason."""

    status: Status | None
    because: Reason


def feed_8c(result: StandardResult, outcome: str | None = None) -> Feed:
    """The status for 8c: what was decided ("recognised" or "refused"), else "proposed" once the unit meets everything.

    Before a decision a unit that fails or has not answered proposes nothing.
    """
    citation = result.because.citation
    if outcome is not None:
        said = "Đã có quyết định công nhận." if outcome == "recognised" else "Không được công nhận."
        return Feed(Status(outcome), Reason(said, citation))
    if result.verdict == MET:
        return Feed(
            Status("proposed"), Reason("Đạt đủ tiêu chí, đề nghị công nhận; tạm tính đến khi có quyết định.", citation)
        )
    texts = {
        NOT_MET: f"{result.because.text.rstrip('.')} nên chưa đề nghị công nhận.",
        NOT_JUDGED: result.because.text,
    }
    return Feed(
        None, Reason(texts.get(result.verdict, f"{result.because.text} Hãy trả lời hết các tiêu chí."), citation)
    )
