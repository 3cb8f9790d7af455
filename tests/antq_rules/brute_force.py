"""The best way to a grade by trying every combination of better answers: slow, and plainly right."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import product

from antq_rules import (
    Answer,
    Counts,
    Happened,
    Line,
    Met,
    NotApplicable,
    Percent,
    Points,
    Profile,
    Rated,
    Status,
    TaxPaid,
    score,
)
from tests.antq_rules.small_rubrics import SmallCase


def better_answers(line: Line, answer: Answer | None, profile: Profile) -> Iterator[Answer]:
    """Every answer the unit can work towards: not an award, not an undone incident, not a decision of others."""
    kind = line.ask_for(profile)
    if isinstance(answer, NotApplicable | Counts) or answer in (Happened(happened=True), Status("refused")):
        return
    every: dict[str, list[Answer]] = {
        "points": [Points(line.step * count) for count in range(int(line.max / line.step) + 1)],
        "percent": [Percent(line.threshold or Decimal(0)), Percent(Decimal(100))],
        "met": [Met(met=True)],
        "happened": [Happened(happened=False)],
        "rating": [Rated("excellent"), Rated("good"), Rated("completed")],
        "tax": [TaxPaid(tax_paid=True)],
        "status": [Status("recognised"), Status("proposed")],
    }
    yield from every.get(kind, [])


def points_of(case: SmallCase, line: Line, answer: Answer | None) -> Decimal:
    """What this answer brings, by scoring the line alone."""
    return score(case.rubric, {line.id: answer} if answer else {}, case.profile).total


def brute_force(case: SmallCase) -> tuple[tuple[str, Decimal], ...] | None:
    """The best of all combinations of better answers, in the words of the contract."""
    options: list[list[Decimal]] = []
    total = Decimal(0)
    for line in case.rubric.scored:
        answer = case.answers.get(line.id)
        now = points_of(case, line, answer)
        gains = {points_of(case, line, better) - now for better in better_answers(line, answer, case.profile)}
        options.append([Decimal(0), *sorted(gain for gain in gains if gain > 0)])
        total += now
    needed = case.plan.thresholds.bands[0].low - total
    efforts = [case.efforts.get(line.id, line.effort) for line in case.rubric.scored]
    best: tuple[object, ...] | None = None
    for gains in product(*options):
        if (gained := sum(gains)) < needed:
            continue
        taken = tuple(number for number, gain in enumerate(gains) if gain)
        key = (
            sum(efforts[number] for number in taken),
            len(taken),
            gained - max(needed, Decimal(0)),
            taken,
            tuple(-gain for gain in gains),
        )
        best = key if best is None or key < best else best  # type: ignore[operator]
    if best is None:
        return None
    gains, taken = best[4], best[3]
    return tuple((case.rubric.scored[number].id, -gains[number]) for number in taken)  # type: ignore[index, attr-defined]
