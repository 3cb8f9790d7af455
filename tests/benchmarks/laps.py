"""Taking times: laps of several ways in turn, so that whatever else the machine does hits all alike."""

import statistics
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from time import perf_counter, thread_time


@dataclass(frozen=True, slots=True)
class Lap:
    """How long one run took, and how much of it this thread was computing; in seconds."""

    wall: float
    cpu: float


def lap(run: Callable[[], object]) -> Lap:
    """Time one run."""
    wall, cpu = perf_counter(), thread_time()
    run()
    return Lap(perf_counter() - wall, thread_time() - cpu)


@dataclass(frozen=True, slots=True)
class Laps:
    """The laps of one way."""

    laps: Sequence[Lap]

    @property
    def median(self) -> float:
        """The middle wall time, in seconds."""
        return statistics.median(each.wall for each in self.laps)

    @property
    def p99(self) -> float:
        """The wall time that one lap in a hundred exceeds, in seconds."""
        return percentile([each.wall for each in self.laps], 99)

    @property
    def cpu(self) -> float:
        """The middle computing time, in seconds."""
        return statistics.median(each.cpu for each in self.laps)

    @property
    def rate(self) -> float:
        """Laps a second over all of them, the slow ones included."""
        return len(self.laps) / sum(each.wall for each in self.laps)


def percentile(values: Sequence[float], per_cent: int) -> float:
    """The value that so many per cent of the values do not exceed."""
    in_order = sorted(values)
    return in_order[min(len(in_order) - 1, len(in_order) * per_cent // 100)]


def in_turn(ways: Mapping[str, Callable[[], Sequence[Lap]]], rounds: int) -> dict[str, Laps]:
    """Run every way `rounds` times, another one first each time; a round before them warms up and does not count."""
    found: dict[str, list[Lap]] = {name: [] for name in ways}
    names = list(ways)
    for each in range(rounds + 1):
        first = each % len(names)
        for name in names[first:] + names[:first]:
            laps = ways[name]()
            if each:
                found[name] += laps
    return {name: Laps(laps) for name, laps in found.items()}
