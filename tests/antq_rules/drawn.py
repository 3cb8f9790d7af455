"""Many made-up cases at little cost: drawn by numbers that look random and are the same in every run."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import TypeVar

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
    Rubric,
    Status,
    TaxPaid,
)
from tests.antq_rules.small_rubrics import KINDS, STEPS, SmallCase, line_of, plan_of, rubric_of

T = TypeVar("T")
WHY = "Đơn vị mới thành lập"


class Draws:
    """A linear congruential generator (Knuth's MMIX constants)."""

    def __init__(self, seed: int) -> None:
        self._state = seed

    def below(self, count: int) -> int:
        """A number from 0 to count - 1."""
        self._state = (self._state * 6364136223846793005 + 1442695040888963407) % 2**64
        return (self._state >> 33) % count

    def one(self, known: Sequence[T]) -> T:
        """One of these."""
        return known[self.below(len(known))]


def drawn_profile(draws: Draws) -> Profile:
    """Any kind of unit with any set of organisations."""
    party, union, guards = (draws.below(2) == 1 for _ in range(3))
    return Profile(draws.one(("school", "agency", "enterprise")), party=party, union=union, guards=guards)


def drawn_answer(line: Line, profile: Profile, draws: Draws) -> Answer:
    """Any answer this line takes from this unit; one in eight is that it does not apply."""
    kind = line.ask_for(profile)
    return NotApplicable(WHY) if kind == "not_applicable" or not draws.below(8) else ANSWERS[kind](line, draws)


def _percent(line: Line, draws: Draws) -> Answer:
    """Often near the threshold, and below it every other time with a claim."""
    threshold = line.threshold or Decimal(100)
    share = min(Decimal(100), threshold + Decimal(draws.below(21) - 10) / draws.one((1, 100)))
    steps = int(line.max / line.claim_step)
    if share >= threshold or draws.below(2):
        return Percent(share)
    return Percent(share, draws.below(steps) * line.claim_step, WHY)


ANSWERS: dict[str, Callable[[Line, Draws], Answer]] = {
    "points": lambda line, draws: Points(draws.below(int(line.max / line.step) + 1) * line.step),
    "percent": _percent,
    "met": lambda _, draws: Met(met=draws.below(2) == 1),
    "happened": lambda _, draws: Happened(happened=draws.below(2) == 1),
    "rating": lambda _, draws: Rated(draws.one(("excellent", "good", "completed", "failed"))),
    "tax": lambda _, draws: TaxPaid(tax_paid=draws.below(2) == 1),
    "status": lambda _, draws: Status(draws.one(("recognised", "proposed", "refused"))),
    "counts": lambda _, draws: Counts(draws.below(4), draws.below(4)),
}


def drawn_answers(rubric: Rubric, profile: Profile, draws: Draws) -> dict[str, Answer]:
    """Answers to most lines of the form."""
    return {line.id: drawn_answer(line, profile, draws) for line in rubric.scored if draws.below(6)}


def drawn_small_case(draws: Draws) -> SmallCase:
    """One to five lines of one to four steps, most of them answered, and a goal up to a little out of reach."""
    lines = [
        line_of(number, draws.one(KINDS), step * (1 + draws.below(4)), step, 1 + draws.below(3))
        for number in range(1, 2 + draws.below(5))
        for step in (draws.one(STEPS),)
    ]
    rubric, profile = rubric_of(*lines), Profile("agency", guards=draws.below(2) == 1)
    goal = Decimal(1 + draws.below(int(rubric.max * 10) + 3)) / 10
    efforts = {line.id: 1 + draws.below(3) for line in rubric.scored if draws.below(2)}
    return SmallCase(rubric, plan_of(goal), profile, drawn_answers(rubric, profile, draws), efforts)
