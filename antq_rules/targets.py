"""How far a locality is from its targets: shares of its units, exactly, and how many more units it takes."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_DOWN, Decimal

from antq_rules.citation import Reason
from antq_rules.decimals import spoken
from antq_rules.plan import Target

HUNDRED = Decimal(100)
HUNDREDTH = Decimal("0.01")
DONE = {
    "registered": "đã đăng ký",
    "recognised": "được công nhận",
    "exemplar": "được công nhận điển hình",
}


@dataclass(frozen=True, slots=True)
class Count:
    """How many units a locality has in one year, and how many of them registered, were recognised, are exemplars.

    Raises ValueError for a number that cannot be.
    """

    units: int
    registered: int = 0
    recognised: int = 0
    exemplar: int = 0

    def __post_init__(self) -> None:
        parts = (self.registered, self.recognised, self.exemplar)
        if not all(0 <= part <= self.units for part in parts):
            raise ValueError(f"{parts} are not parts of {self.units} units")

    def of(self, measure: str) -> int:
        """The number under one of plan.MEASURES."""
        return {"registered": self.registered, "recognised": self.recognised, "exemplar": self.exemplar}[measure]

    def share(self, measure: str) -> Decimal:
        """The share in percent, cut off (never rounded up) after two decimals; 0 without units."""
        return (HUNDRED * self.of(measure) / self.units).quantize(HUNDREDTH, ROUND_DOWN) if self.units else Decimal(0)


@dataclass(frozen=True, slots=True)
class TargetResult:
    """One target: reached, or how many more units it takes; `reached` is None where nobody can tell.

    `missing` is None where more units cannot reach it: all already count, or nobody can tell.
    """

    target: Target
    reached: bool | None
    missing: int | None
    because: Reason


def judge_targets(targets: Iterable[Target], now: Count, before: Count | None = None) -> tuple[TargetResult, ...]:
    """Each target of a plan against this year's count; `before` is the year before, for targets that must rise."""
    return tuple(_judge(target, now, before) for target in targets)


def _judge(target: Target, now: Count, before: Count | None) -> TargetResult:
    if target.measure is None:
        return _unknown(target, "Chỉ tiêu này phần mềm không tự tính.")
    if not now.units:
        return _unknown(target, "Địa bàn chưa có đơn vị nào.")
    if target.rises and (before is None or not before.units):
        return _unknown(target, "Chưa có số liệu năm trước để so sánh.")
    done = now.of(target.measure)
    needed = _needed(target, target.measure, now, before)
    said = f"{done}/{now.units} đơn vị {DONE[target.measure]} ({spoken(now.share(target.measure))}%)"
    if target.rises and before:
        said += f", năm trước {before.of(target.measure)}/{before.units} ({spoken(before.share(target.measure))}%)"
    if done >= needed:
        return TargetResult(target, reached=True, missing=0, because=Reason(f"{said}: đạt chỉ tiêu.", target.citation))
    if needed > now.units:
        text = f"{said}: tất cả đơn vị cũng chưa đủ để đạt chỉ tiêu này."
        return TargetResult(target, reached=False, missing=None, because=Reason(text, target.citation))
    missing = needed - done
    text = f"{said}: còn thiếu {missing} đơn vị."
    return TargetResult(target, reached=False, missing=missing, because=Reason(text, target.citation))


def _unknown(target: Target, text: str) -> TargetResult:
    return TargetResult(target, reached=None, missing=None, because=Reason(text, target.citation))


def _needed(target: Target, measure: str, now: Count, before: Count | None) -> int:
    """The least number of units that reaches the target; no share is rounded on the way."""
    if target.rises and before:
        return before.of(measure) * now.units // before.units + 1
    if target.count is not None:
        return target.count
    return int(((target.share or Decimal(0)) * now.units / HUNDRED).to_integral_value(ROUND_CEILING))
