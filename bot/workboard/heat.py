"""How much of its points each line lost, in whole percent: of one unit, or of all units of a commune on average."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

FULL = Decimal(100)
STEPS = (Decimal(1), Decimal(25), Decimal(50), Decimal(75))  # percent from which the next, darker step begins


@dataclass(frozen=True, slots=True)
class LinePoints:
    """One line of one form: its maximum and both scores, the superior's None while nobody above has let it pass."""

    line: str
    most: Decimal
    own: Decimal
    given: Decimal | None = None

    def lost(self, *, by_superior: bool) -> Decimal | None:
        """The share lost in percent, in the unit's own eyes or its superior's; None where the superior said nothing."""
        points = self.given if by_superior else self.own
        return None if points is None or not self.most else (self.most - points) * FULL / self.most


def shares(points: Iterable[LinePoints], *, by_superior: bool) -> dict[str, Decimal]:
    """The share lost by line."""
    found = ((each.line, each.lost(by_superior=by_superior)) for each in points)
    return {line: lost for line, lost in found if lost is not None}


def average(many: Sequence[Mapping[str, Decimal]]) -> dict[str, Decimal]:
    """The mean share by line over those that have it."""
    lines = dict.fromkeys(line for each in many for line in each)
    there = {line: [each[line] for each in many if line in each] for line in lines}
    return {line: sum(found, Decimal(0)) / len(found) for line, found in there.items()}


def whole(percent: Decimal) -> int:
    """The percent as shown; a loss that is not nothing is never shown as 0."""
    rounded = int(percent.quantize(Decimal(1), ROUND_HALF_UP))
    return 1 if percent and not rounded else rounded


def step(percent: Decimal) -> int:
    """How dark the colour is, from 0 (nothing lost) to 4."""
    return sum(whole(percent) >= least for least in STEPS)
