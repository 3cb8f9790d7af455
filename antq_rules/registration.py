"""T3: whether a unit may register as an exemplar this year, why not, with what dossier, and who decides by when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from antq_rules.citation import Reason
from antq_rules.deadlines import Deadline, deadlines
from antq_rules.plan import Condition, Plan, Stage
from antq_rules.profile import Profile
from antq_rules.standards import Standard

TRACK = "t3"


@dataclass(frozen=True, slots=True)
class LastYear:
    """What the year before brought: T1 as recognised or refused, T2 as the id of its grade; None where unknown."""

    t1: str | None = None
    t2: str | None = None


@dataclass(frozen=True, slots=True)
class Registration:
    """Whether the unit may register, why not, and what registering takes.

    `says` holds what is only said: late, no date set, grounds not confirmed. `decides` is None where the plan names
    nobody.
    """

    allowed: bool
    why_not: tuple[Reason, ...]
    says: tuple[Reason, ...]
    dossier: tuple[str, ...]
    register_by: Deadline | None
    decides: Stage | None
    decide_by: Deadline | None


def may_register(
    standard: Standard, plan: Plan, last_year: LastYear, profile: Profile, year: int, on: date | None = None
) -> Registration:
    """Whether a unit may register for T3 in this year under this plan; `on` is the day of asking.

    The plan's own conditions and dossier hold; where it has none, those of the standard. A late registration is said
    to be late and is not refused for it.
    """
    why_not: list[Reason] = []
    if TRACK not in plan.tracks:
        why_not.append(Reason("Kế hoạch không tổ chức đăng ký điển hình.", plan.source))
    if not plan.invites_unit(profile):
        why_not.append(Reason("Kế hoạch không gửi đến loại đơn vị này.", plan.source))
    conditions = plan.conditions or standard.conditions
    why_not += unmet(conditions, last_year)
    dates = [one for one in deadlines(plan, year) if one.track in (None, TRACK)]
    register_by = next((one for one in dates if one.task == "register"), None)
    decides = next((stage for stage in plan.stages if stage.does == "decide"), None)
    decide_by = next((one for one in dates if decides and (one.task, one.who) == ("recognise", decides.office)), None)
    return Registration(
        not why_not,
        tuple(why_not),
        tuple(_said(standard, plan, conditions, register_by, decide_by, on)),
        plan.dossier or standard.dossier,
        register_by,
        decides,
        decide_by,
    )


def unmet(conditions: Iterable[Condition], last_year: LastYear) -> list[Reason]:
    """The conditions that last year does not meet, each with what was read."""
    reasons = []
    for one in conditions:
        had = last_year.t1 if one.needs == "t1" else last_year.t2
        if had not in (("recognised",) if one.needs == "t1" else one.grades):
            read = "Chưa có kết quả năm trước" if had is None else "Năm trước không đạt điều kiện"
            reasons.append(Reason(f"{read}: {one.text}", one.citation))
    return reasons


def _said(
    standard: Standard,
    plan: Plan,
    conditions: Iterable[Condition],
    register_by: Deadline | None,
    decide_by: Deadline | None,
    on: date | None,
) -> Iterable[Reason]:
    if register_by is None and standard.registration:
        yield standard.registration
    if register_by and on and on > register_by.last_day:
        late = (on - register_by.last_day).days
        yield Reason(f"Đăng ký chậm {late} ngày so với kế hoạch.", register_by.citation)
    decision = plan.decision or standard.decision
    if decide_by is None and decision:
        yield decision
    if unsure := next((one for one in conditions if not one.citation.confirmed), None):
        yield Reason("Điều kiện đăng ký chưa được xác nhận với nguyên văn.", unsure.citation)
    if not plan.thresholds.confirmed and any(one.needs == "t2" for one in conditions):
        yield Reason("Ngưỡng xếp loại chưa được xác nhận.", plan.thresholds.citation)


def why_no_reward(plan: Plan, *, already_proposed: bool) -> Reason | None:
    """Why a collective may not be proposed for the plan's reward, or None; `already_proposed` is for this year."""
    once = next((reward for reward in plan.rewards if reward.once), None)
    if once is None or not already_proposed:
        return None
    return Reason(f"Trong năm tập thể đã được đề nghị khen thưởng: {once.text}", once.citation)
