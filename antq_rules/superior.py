"""The second column of the form: the points the superior gives, beside the unit's own."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from antq_rules.citation import Reason
from antq_rules.decimals import exact, spoken
from antq_rules.errors import AnswerProblem, AnswersRefused, shown
from antq_rules.grading import grade_under
from antq_rules.judging import ZERO, LineScore, Lost
from antq_rules.limits import given_step_for, why_points_refused
from antq_rules.plan import Plan
from antq_rules.rubric import Line, Rubric
from antq_rules.scoring import Scorecard, rules_hash

APPEAL = "Bổ sung theo ý kiến của cấp trên trong thời hạn, hoặc đề nghị cấp trên xem xét lại."


@dataclass(frozen=True, slots=True)
class Given:
    """Points a superior gives for one line, why, and the name of the office."""

    points: Decimal
    reason: str | None
    by: str


def superior_score(rubric: Rubric, card: Scorecard, given: Mapping[str, Given], plan: Plan | None = None) -> Scorecard:
    """The unit's scorecard with the superior's points in their lines; raises AnswersRefused for points out of range.

    A proposed 8c that the superior leaves above 0 stays provisional: only the decision makes it final.
    """
    _refuse_wrong(rubric, given, plan)
    lost = {one.id: one for one in card.lost}
    lines: list[LineScore] = []
    for own in card.lines:
        if own.id not in given:
            lines.append(own)
            continue
        line, by = rubric.line(own.id), given[own.id]
        lines.append(_line_score(line, own, by))
        lost.pop(own.id, None)
        if by.points < line.max:
            lost[own.id] = _lost(line, by)
    total = sum((line.points for line in lines), ZERO)
    return replace(
        card,
        plan=plan.id if plan else None,
        total=total,
        grade=grade_under(plan, total) if plan else None,
        thresholds_confirmed=plan.thresholds.confirmed if plan else False,
        provisional=tuple(one for one in card.provisional if one not in given or given[one].points),
        low=sum((line.low for line in lines), ZERO),
        high=sum((line.high for line in lines), ZERO),
        unanswered=tuple(one for one in card.unanswered if one not in given),
        lines=tuple(lines),
        lost=tuple(lost[line.id] for line in lines if line.id in lost),
        rules_hash=rules_hash(rubric, plan),
    )


def _refuse_wrong(rubric: Rubric, given: Mapping[str, Given], plan: Plan | None) -> None:
    """Raise AnswersRefused with every line or number of points that the form does not have."""
    problems: list[AnswerProblem] = []
    for line_id, one in given.items():
        line = rubric.by_id.get(line_id)
        if line is None or line.lines:
            known = ", ".join(scored.id for scored in rubric.scored)
            problems.append(AnswerProblem(line_id, shown(line_id), "không có mục này để chấm điểm", known))
        elif why := why_points_refused(line, one.points, given_step_for(line, plan)):
            problems.append(AnswerProblem(line_id, shown(str(one.points)), why, exact(line.max)))
    if problems:
        raise AnswersRefused(problems)


def _why(given: Given) -> str:
    return f" ({given.reason.rstrip('.')})" if given.reason else ""


def _line_score(line: Line, own: LineScore, given: Given) -> LineScore:
    said = f"{given.by} chấm {spoken(given.points)}/{spoken(line.max)} điểm{_why(given)}."
    return LineScore(
        line.id, line.max, given.points, (*own.because, Reason(said, line.citation)), given.points, given.points
    )


def _lost(line: Line, given: Given) -> Lost:
    missing = line.max - given.points
    text = f"Mục {line.id}: {given.by} chấm {spoken(given.points)} điểm{_why(given)}, mất {spoken(missing)} điểm."
    return Lost(line.id, missing, text, APPEAL, line.citation)
