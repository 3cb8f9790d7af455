"""What the answers of a case add up to, kept as whole numbers: one code an answer, whose sum says all about the case.

A code holds the points, what a reviewer may still grant, a one in the field of its line, and another where the line is
provisional. Cases with the same sum have the same total, range, grade, provisional and unanswered lines.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from math import lcm

from antq_rules.grading import Grade, grade_under
from antq_rules.judging import Judged
from antq_rules.plan import Plan
from antq_rules.rubric import Rubric

MOST_REMEMBERED = 100_000
WIDTH = 40  # bits for points: more than any form has


@dataclass(frozen=True, slots=True)
class Head:
    """The numbers of a case as a whole; `high` is the total if the reviewer grants all that waits."""

    total: Decimal
    high: Decimal
    grade: Grade | None
    provisional: tuple[str, ...]
    unanswered: tuple[str, ...]


class Tally:
    """Codes under one rubric and plan, and what their sums mean."""

    def __init__(self, rubric: Rubric, plan: Plan | None) -> None:
        self._plan = plan
        self._ids = tuple(line.id for line in rubric.scored)
        self._field = len(self._ids).bit_length()
        self._scale = lcm(*(number.as_integer_ratio()[1] for number in _numbers(rubric, plan)))
        self._heads: dict[int, Head] = {}

    def code(self, place: int, judged: Judged) -> int:
        """The code of an answer to the line at this place of the form."""
        points, high = (int(number * self._scale) for number in (judged.score.points, judged.score.high))
        answered = 1 << self._field * place
        fields = answered << self._field * len(self._ids) | answered if judged.provisional else answered
        return fields << 2 * WIDTH | (high - points) << WIDTH | points

    def head(self, code: int) -> Head | None:
        """What this sum of codes means; None where a line was answered twice."""
        return self._heads.get(code) or self._read(code)

    def _read(self, code: int) -> Head | None:
        low = (1 << WIDTH) - 1
        points, more, fields = code & low, code >> WIDTH & low, code >> 2 * WIDTH
        one = (1 << self._field) - 1
        counts = [fields >> self._field * place & one for place in range(2 * len(self._ids))]
        answered, waiting = counts[: len(self._ids)], counts[len(self._ids) :]
        if any(count > 1 for count in answered):
            return None
        total, high = (Decimal(number) / self._scale for number in (points, points + more))
        head = Head(
            total,
            high,
            grade_under(self._plan, total) if self._plan else None,
            tuple(line for line, count in zip(self._ids, waiting, strict=True) if count),
            tuple(line for line, count in zip(self._ids, answered, strict=True) if not count),
        )
        if len(self._heads) >= MOST_REMEMBERED:
            self._heads.clear()
        self._heads[code] = head
        return head


def _numbers(rubric: Rubric, plan: Plan | None) -> Iterator[Decimal]:
    """Every number that the points of an answer are made of."""
    yield from plan.steps.values() if plan else ()
    for line in rubric.scored:
        yield from (line.max, line.step, line.claim_step, *(line.each or ()))
