"""Proof that doing better never costs anything: exhaustively for every answer of every line, and for every total."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise, product

from antq_rules.answer_types import Answer, Counts, Happened, Met, Percent, Points, Rated, Status, TaxPaid
from antq_rules.decimals import exact
from antq_rules.errors import Problem, shown
from antq_rules.grading import grade
from antq_rules.judging import ZERO, judge
from antq_rules.limits import MOST_PERCENT, PERCENT_STEP, claim_step_for, step_for
from antq_rules.plan import Plan, Thresholds
from antq_rules.profile import Profile
from antq_rules.rubric import FULL_MARKS, RATINGS, STATUSES, Line, Rubric

MOST_AWARDS = 12  # of each kind; far more than bring points anywhere
HUNDREDTH = Decimal("0.01")
WHY = "lý do"


def falling_lines(file: str, rubric: Rubric, plan: Plan | None = None) -> Iterator[Problem]:
    """A problem for every better answer that brings fewer points than the next worse one, or lets fewer be granted."""
    for line in rubric.scored:
        for kind in sorted({line.ask_for(profile) for profile in every_profile()}):
            for worse, better in (pair for chain in chains(line, kind, plan) for pair in pairwise(chain)):
                before, after = judge(line, worse).score, judge(line, better).score
                if after.points < before.points or after.high < before.high:
                    message = f"trả lời tốt hơn lại ít điểm hơn: {shown(str(worse))} → {shown(str(better))}"
                    yield Problem(file, 1, f"lines {line.id}", message, "điểm không giảm khi trả lời tốt hơn")


def every_profile() -> Iterator[Profile]:
    """One profile for every set of facts that a line may ask about."""
    for party, union, guards in product((True, False), repeat=3):
        yield Profile("agency", party=party, union=union, guards=guards)


def chains(line: Line, kind: str, plan: Plan | None = None) -> Iterator[tuple[Answer, ...]]:
    """All answers to a line asked this way, in rows of which each answer is better than the one before."""
    match kind:
        case "points":
            yield tuple(Points(points) for points in _steps(step_for(line, plan), line.max))
        case "percent":
            threshold = line.threshold or MOST_PERCENT
            below = threshold - PERCENT_STEP
            yield tuple(Percent(share) for share in _steps(PERCENT_STEP, MOST_PERCENT))
            claims = (claim for claim in _steps(claim_step_for(line, plan), line.max) if claim < line.max)
            yield (*(Percent(below, claim, WHY) for claim in claims), Percent(threshold))
        case "met":
            yield Met(met=False), Met(met=True)
        case "happened":
            yield Happened(happened=True), Happened(happened=False)
        case "rating":
            yield tuple(Rated(rating) for rating in reversed(RATINGS))
        case "tax":
            yield TaxPaid(tax_paid=False), TaxPaid(tax_paid=True)
        case "status":
            yield tuple(Status(status) for status in reversed(STATUSES))
        case "counts":
            for fixed in range(MOST_AWARDS + 1):
                yield tuple(Counts(fixed, more) for more in range(MOST_AWARDS + 1))
                yield tuple(Counts(more, fixed) for more in range(MOST_AWARDS + 1))


def _steps(step: Decimal, most: Decimal) -> Iterator[Decimal]:
    value = ZERO
    while value <= most:
        yield value
        value += step


def falling_grades(file: str, thresholds: Thresholds) -> Iterator[Problem]:
    """A problem for every total, in hundredths up to 100, whose grade is below that of a smaller total."""
    rank = {band.id: number for number, band in enumerate(reversed(thresholds.bands))}
    for less, more in pairwise(_steps(HUNDREDTH, FULL_MARKS)):
        lower, upper = grade(less, thresholds), grade(more, thresholds)
        if rank[upper.id] < rank[lower.id]:
            message = f"{exact(more)} điểm là {upper.name}, dưới mức {lower.name} của {exact(less)} điểm"
            yield Problem(file, 1, "thresholds.bands", message, "mức cao hơn có điểm cao hơn")
