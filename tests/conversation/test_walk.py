"""The order of the walk: forwards, backwards, over what is answered, and only over what was returned."""

import pytest

from antq_rules.review import Event
from bot.conversation import walk
from tests.conversation.cases import IDS, case_of, did, returned

DRAFT: tuple[Event, ...] = ()
WAITING = (did("submitted"),)
TWO = returned("2", "4b")
WHOLE = returned(text="xem lại")


@pytest.mark.parametrize(
    ("history", "expected"),
    [(DRAFT, IDS), (WAITING, ()), (TWO, ("2", "4b")), (WHOLE, IDS), ((*TWO, did("submitted")), ())],
    ids=["draft", "waiting", "two returned", "all returned", "handed in again"],
)
def test_lines_that_may_be_asked(history: tuple[Event, ...], expected: tuple[str, ...]) -> None:
    """All of a draft, none while the case is under review, afterwards only what was returned."""
    assert tuple(line.id for line in walk.asked_lines(case_of(*IDS, history=history))) == expected


@pytest.mark.parametrize(
    ("answered", "history", "line", "expected"),
    [
        ((), DRAFT, "1", "2"),
        (("2", "3"), DRAFT, "1", "4a"),
        (("1",), DRAFT, "8c", "9"),
        (IDS[:20], DRAFT, "8c", "9"),
        (IDS, DRAFT, "5d", None),
        ((), DRAFT, "9", None),
        (IDS, TWO, "2", "4b"),
        (IDS, TWO, "4b", None),
        (IDS, WHOLE, "5d", None),
    ],
)
def test_line_after(answered: tuple[str, ...], history: tuple[Event, ...], line: str, expected: str | None) -> None:
    """The next line without an answer; in a returned case the next one returned; None leads to the result."""
    assert walk.after(case_of(*answered, history=history), line) == expected


@pytest.mark.parametrize(
    ("history", "line", "expected"),
    [(DRAFT, "1", None), (DRAFT, "5đ", "5d"), (DRAFT, "4a", "3"), (TWO, "4b", "2"), (TWO, "2", None)],
)
def test_line_before(history: tuple[Event, ...], line: str, expected: str | None) -> None:
    """The one asked before, answered or not; None at the first."""
    assert walk.before(case_of(*IDS, history=history), line) == expected


@pytest.mark.parametrize(
    ("answered", "history", "expected"),
    [
        ((), DRAFT, "1"),
        (("1", "3"), DRAFT, "2"),
        (IDS[:20], DRAFT, "9"),
        (IDS, DRAFT, None),
        (IDS, TWO, "2"),
        (IDS, WHOLE, "1"),
        (IDS, WAITING, None),
    ],
)
def test_line_to_go_on_with(answered: tuple[str, ...], history: tuple[Event, ...], expected: str | None) -> None:
    """The first without an answer, in a returned case the first returned, None when there is nothing to ask."""
    assert walk.first_open(case_of(*answered, history=history)) == expected


def test_going_on_from_the_first_line_meets_every_line_once() -> None:
    """From the first line to the result, and the same way back."""
    case = case_of()
    way = ["1"]
    while (line := walk.after(case, way[-1])) is not None:
        way.append(line)
    back = [way[-1]]
    while (line := walk.before(case, back[-1])) is not None:
        back.append(line)
    assert tuple(way) == IDS
    assert back == way[::-1]


def test_missing_lines_are_in_the_order_of_the_form() -> None:
    """What has no answer, wherever it stands."""
    assert walk.missing(case_of(*(line for line in IDS if line not in {"9", "4b", "1"}))) == ("1", "4b", "9")
