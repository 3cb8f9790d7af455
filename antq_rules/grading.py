"""From a total to a grade, with the threshold it rests on."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from antq_rules.citation import Reason
from antq_rules.decimals import spoken
from antq_rules.plan import Plan, Thresholds

UNCONFIRMED = "Ngưỡng xếp loại chưa được xác nhận."


@dataclass(frozen=True, slots=True)
class Grade:
    """A grade (phân loại), why it was given, and what follows from it under the plan."""

    id: str
    name: str
    because: tuple[Reason, ...]
    follows: tuple[Reason, ...] = ()


def grade(total: Decimal, thresholds: Thresholds) -> Grade:
    """The first band from the top that the total reaches; the loader proves that the last one starts at 0."""
    upper: Decimal | None = None
    for band in thresholds.bands:
        if total >= band.low:
            reach = f"từ {spoken(band.low)} điểm" + (f" đến dưới {spoken(upper)} điểm" if upper is not None else "")
            because = [Reason(f"Tổng {spoken(total)} điểm, mức {band.name} {reach}.", thresholds.citation)]
            if not thresholds.confirmed:
                because.append(Reason(UNCONFIRMED, thresholds.citation))
            return Grade(band.id, band.name, tuple(because))
        upper = band.low
    raise ValueError(f"no grade for {total}")


def grade_under(plan: Plan, total: Decimal) -> Grade:
    """The grade under a plan, with its consequences for the unit."""
    found = grade(total, plan.thresholds)
    return replace(found, follows=tuple(_follows(plan, found.id)))


def _follows(plan: Plan, held: str) -> Iterator[Reason]:
    """What the plan says of this grade, and that it shuts the unit out from T3 next year where it does."""
    for one in plan.consequences:
        if held in one.grades:
            yield Reason(one.text, one.citation)
    for condition in plan.conditions:
        if condition.needs == "t2" and held not in condition.grades:
            yield Reason(f"Năm sau chưa đủ điều kiện đăng ký điển hình: {condition.text}", condition.citation)
