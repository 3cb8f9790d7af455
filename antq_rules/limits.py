"""Which answers a line takes: kinds, ranges and steps."""

from decimal import Decimal

from antq_rules.answer_types import TYPES, Answer, Counts, NotApplicable, Percent, Points, Rated, Status
from antq_rules.decimals import fits, spoken
from antq_rules.plan import Plan
from antq_rules.profile import Profile
from antq_rules.rubric import RATINGS, STATUSES, Line

MOST_PERCENT = Decimal(100)
PERCENT_STEP = Decimal("0.01")
MOST_AWARDS = 1000


def step_for(line: Line, plan: Plan | None = None) -> Decimal:
    """The step in which a score of this line moves; a status line is won or lost as a whole."""
    if line.ask == "status":
        return line.max
    return plan.steps.get(line.id, line.step) if plan else line.step


def claim_step_for(line: Line, plan: Plan | None = None) -> Decimal:
    """The step of a claim below the threshold, and of what a superior grants there."""
    return plan.steps.get(line.id, line.claim_step) if plan else line.claim_step


def given_step_for(line: Line, plan: Plan | None = None) -> Decimal:
    """The step of the points a superior gives for this line."""
    return claim_step_for(line, plan) if line.ask == "percent" else step_for(line, plan)


def why_points_refused(line: Line, points: Decimal, step: Decimal) -> str | None:
    """Why this is not a number of points of the line, or None when it is."""
    if not points.is_finite():
        return "không phải là số"
    if not 0 <= points <= line.max:
        return f"phải từ 0 đến {spoken(line.max)} điểm"
    if not fits(points, step):
        return "chỉ nhận điểm nguyên" if step == 1 else f"chỉ nhận bội số của {spoken(step)} điểm"
    return None


def why_refused(line: Line, answer: Answer, profile: Profile, plan: Plan | None = None) -> str | None:
    """Why the line does not take this answer from this unit, or None when it does."""
    if isinstance(answer, NotApplicable):
        return None if answer.reason.strip() else "chưa nêu lý do"
    if not isinstance(answer, TYPES[line.ask_for(profile)]):
        return "sai loại câu trả lời cho mục này"
    match answer:
        case Points(points):
            return why_points_refused(line, points, step_for(line, plan))
        case Percent():
            return _why_percent_refused(line, answer, plan)
        case Rated(rating) if rating not in RATINGS:
            return "phải là một trong: " + ", ".join(RATINGS)
        case Status(status) if status not in STATUSES:
            return "phải là một trong: " + ", ".join(STATUSES)
        case Counts(collective, individual) if not (0 <= collective <= MOST_AWARDS and 0 <= individual <= MOST_AWARDS):
            return f"phải từ 0 đến {MOST_AWARDS}"
    return None


def _why_percent_refused(line: Line, answer: Percent, plan: Plan | None) -> str | None:
    if not answer.percent.is_finite() or not 0 <= answer.percent <= MOST_PERCENT:
        return "tỷ lệ phải từ 0 đến 100"
    if not fits(answer.percent, PERCENT_STEP):
        return "tỷ lệ có nhiều nhất hai chữ số sau dấu phẩy"
    if answer.claim is None:
        return None if answer.why is None else "có lý do thì phải có điểm đề nghị (claim)"
    if line.threshold is not None and answer.percent >= line.threshold:
        return f"đã đạt {spoken(line.threshold)}% thì không cần điểm đề nghị (claim)"
    if not (answer.why or "").strip():
        return "điểm đề nghị (claim) phải kèm lý do (why)"
    if answer.claim == line.max:
        return f"điểm đề nghị (claim) phải dưới {spoken(line.max)} vì chưa đạt tỷ lệ"
    refused = why_points_refused(line, answer.claim, claim_step_for(line, plan))
    return f"điểm đề nghị (claim) {refused}" if refused else None
