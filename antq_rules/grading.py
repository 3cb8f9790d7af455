"""From a total to a grade, with the threshold it rests on."""

from dataclasses import dataclass
from decimal import Decimal

from antq_rules.citation import Reason
from antq_rules.decimals import spoken
from antq_rules.plan import Thresholds

UNCONFIRMED = "Ngưỡng xếp loại chưa được xác nhận."


@dataclass(frozen=True, slots=True)
class Grade:
    """A grade (phân loại) and why it was given."""

    id: str
    name: str
    because: tuple[Reason, ...]


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
