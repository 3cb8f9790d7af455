"""The cheapest choice of gains that covers a need, exactly: a small integer search that knows nothing of rubrics."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import ceil, gcd, lcm
from typing import TypeAlias

# Overshoot, numbers of the choices, their gains made negative: of two covers the better one is the smaller tuple.
_Found: TypeAlias = tuple[int, tuple[int, ...], tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that may be taken once: the gains it offers, smallest first, and what taking costs."""

    gains: tuple[Decimal, ...]
    effort: int


def cheapest_cover(choices: Sequence[Choice], needed: Decimal) -> tuple[tuple[int, Decimal], ...] | None:
    """The choices to take (by number) with their gains, in order; None where all together do not cover the need.

    Least effort first, then fewest choices, then smallest overshoot, then the earliest choices, then the largest gain
    in the earliest.
    """
    # Everything as whole numbers of the largest share of a point that all gains are multiples of.
    denominator = lcm(*(gain.as_integer_ratio()[1] for choice in choices for gain in choice.gains))
    parts = [[int(gain * denominator) for gain in choice.gains] for choice in choices]
    unit = gcd(*(part for one in parts for part in one)) or 1
    need = ceil(Fraction(needed) * denominator / unit)
    sizes = [[part // unit for part in one] for one in parts]
    found = _Search(sizes, [choice.effort for choice in choices], need).best()
    if found is None:
        return None
    _, numbers, minus_sizes = found
    taken = zip(numbers, minus_sizes, strict=True)
    return tuple((number, choices[number].gains[sizes[number].index(-size)]) for number, size in taken)


class _Search:
    """First the least cost of covering each remaining need, then only among those the smallest overshoot."""

    def __init__(self, gains: Sequence[Sequence[int]], efforts: Sequence[int], needed: int) -> None:
        self._gains = gains
        # Effort and number of choices as one whole number: an effort outweighs any number of choices.
        self._costs = [effort * (len(gains) + 1) + 1 for effort in efforts]
        self._out_of_reach = sum(self._costs) + 1
        self._needed = needed
        self._floors = self._least_costs()
        self._known: dict[tuple[int, int], _Found] = {}

    def _least_costs(self) -> list[list[int]]:
        """`[number][need]` is the least cost of covering the need with the choices from that number on."""
        floor = [0] + [self._out_of_reach] * self._needed
        floors = [floor]
        for gains, cost in zip(reversed(self._gains), reversed(self._costs), strict=True):
            # The list one step further on, moved by the largest gain: what is left to cover after taking this choice.
            rest = [0] * gains[-1] + floor
            floor = [min(left, after + cost) for left, after in zip(floor, rest, strict=False)]
            floors.append(floor)
        return floors[::-1]

    def best(self) -> _Found | None:
        """The best cover of the whole need, or None."""
        return self._from(0, self._needed) if self._floors[0][self._needed] < self._out_of_reach else None

    def _from(self, number: int, need: int) -> _Found:
        """The best of the cheapest covers of this need with the choices from this number on."""
        if need <= 0:
            return -need, (), ()
        found = self._known.get((number, need))
        if found is None:
            found = self._known[number, need] = min(self._covers(number, need))
        return found

    def _covers(self, number: int, need: int) -> Iterator[_Found]:
        """The candidates that cost no more than must be: without this choice, and with each gain of it."""
        least, later = self._floors[number][need], self._floors[number + 1]
        if later[need] == least:
            yield self._from(number + 1, need)
        for gain in self._gains[number]:
            if later[max(need - gain, 0)] + self._costs[number] == least:
                overshoot, numbers, minus_gains = self._from(number + 1, need - gain)
                yield overshoot, (number, *numbers), (-gain, *minus_gains)
            if gain >= need:
                return
