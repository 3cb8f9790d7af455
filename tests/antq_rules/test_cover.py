"""The exact search for the cheapest choice, on numbers alone."""

from decimal import Decimal

from antq_rules.cover import Choice, cheapest_cover


def test_cover_of_odd_steps() -> None:
    """Shares of a point that no common coin fits are still covered exactly: 0.3 and 0.5 make 1.1 in one way only."""
    thirds = tuple(Decimal("0.3") * count for count in range(1, 4))
    halves = tuple(Decimal("0.5") * count for count in range(1, 3))
    found = cheapest_cover([Choice(thirds, 1), Choice(halves, 1)], Decimal("1.1"))
    assert found == ((0, Decimal("0.6")), (1, Decimal("0.5")))
    assert cheapest_cover([], Decimal("0.1")) is None
    assert cheapest_cover([], Decimal(0)) == ()


def test_of_equal_effort_the_fewest() -> None:
    """One line of effort 2 comes before two of effort 1, wherever it stands; and two of effort 1 before one of 3."""
    one, two, three = (Choice((Decimal(2),), effort) for effort in (1, 2, 3))
    assert cheapest_cover([one, one, two], Decimal(2)) == ((0, Decimal(2)),)
    half = Choice((Decimal(1),), 1)
    assert cheapest_cover([half, half, two], Decimal(2)) == ((2, Decimal(2)),)
    assert cheapest_cover([half, half, three], Decimal(2)) == ((0, Decimal(1)), (1, Decimal(1)))


def test_an_effort_outweighs_any_number_of_choices() -> None:
    """Five lines of effort 1 come before one of effort 6 that brings as much."""
    five = [Choice((Decimal(1),), 1)] * 5
    found = cheapest_cover([*five, Choice((Decimal(5),), 6)], Decimal(5))
    assert found == tuple((number, Decimal(1)) for number in range(5))
