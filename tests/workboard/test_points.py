"""What is remembered of the points of cases."""

from datetime import timedelta
from decimal import Decimal

from bot.workboard.heat import LinePoints
from bot.workboard.points import Remembered
from tests.walker import MONDAY

POINTS = (LinePoints("1", Decimal(3), Decimal(2)),)


def test_a_case_that_changed_is_another() -> None:
    """Points are known only for the moment they were computed at."""
    known = Remembered()
    known.keep(("a", MONDAY), POINTS)
    assert known.get(("a", MONDAY)) == POINTS
    assert known.get(("a", MONDAY + timedelta(seconds=1))) is None


def test_the_least_lately_used_is_forgotten() -> None:
    """Memory does not grow with the number of cases ever looked at."""
    known = Remembered(most=2)
    for case in ("a", "b"):
        known.keep((case, MONDAY), POINTS)
    known.get(("a", MONDAY))
    known.keep(("c", MONDAY), POINTS)
    assert [known.get((case, MONDAY)) is not None for case in "abc"] == [True, False, True]
