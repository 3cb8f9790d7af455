"""The measuring itself: what is printed is what was measured."""

import pytest

from tests.benchmarks import page_weight, scoring
from tests.benchmarks.laps import Lap, in_turn, percentile
from tests.benchmarks.table import Table, figure


@pytest.mark.parametrize(
    ("value", "shown"), [(0.123, "0.12"), (9.876, "9.88"), (12.34, "12.3"), (123.4, "123"), (12345.6, "12,346")]
)
def test_a_figure_has_about_three_digits(value: float, shown: str) -> None:
    """Small figures keep decimals, large ones get separators."""
    assert figure(value) == shown


@pytest.mark.parametrize(("per_cent", "value"), [(50, 51.0), (99, 100.0), (0, 1.0)])
def test_a_percentile_is_one_of_the_values(per_cent: int, value: float) -> None:
    """Of the numbers 1 to 100 in any order."""
    assert percentile([float(number) for number in range(100, 0, -1)], per_cent) == value


def test_the_ways_take_turns_and_the_warm_up_does_not_count() -> None:
    """Three rounds of two ways: another one begins each time, and the slow first round is left out."""
    ran: list[str] = []

    def way(name: str) -> list[Lap]:
        ran.append(name)
        return [Lap(wall=100.0 if len(ran) <= 2 else 1.0, cpu=0.5)]

    found = in_turn({"a": lambda: way("a"), "b": lambda: way("b")}, rounds=2)
    assert ran == ["a", "b", "b", "a", "a", "b"]
    assert [(laps.median, laps.p99, laps.rate) for laps in found.values()] == [(1.0, 1.0, 1.0)] * 2


def test_columns_stand_in_line() -> None:
    """Names to the left, figures to the right, under their heads."""
    text = Table("T", ("way", "ms"), [("by hand", "1.00"), ("x", "12.0")], ["a note"]).text()
    assert text.splitlines() == [
        "T",
        "  way        ms",
        "  ───────  ────",
        "  by hand  1.00",
        "  x        12.0",
        "  · a note",
    ]


def test_the_quick_topics_run() -> None:
    """A score and the page are measured without anything but this process."""
    tables = [*scoring.tables(quick=True), *page_weight.tables(quick=True)]
    assert [len(table.rows) for table in tables] == [3, 4, 4]
