"""The history of a review."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from antq_rules.review import Event, Office
from storage import Conflict, Database
from tests.storage.sample import NOW

HEAD = Office("head-1", "head", "thcs-1", "thien-tin")
POLICE = Office("police-1", "commune_police", None, "thien-tin")
HISTORY = (
    Event("submitted", HEAD, "hoa", NOW, content="a1b2"),
    Event("opened", POLICE, "minh", NOW + timedelta(hours=1), content="a1b2"),
    Event("rescored", POLICE, "minh", NOW + timedelta(hours=2), "5đ", Decimal("2.50"), "Thiếu quyết định", "a1b2"),
    Event("line_returned", POLICE, "minh", NOW + timedelta(hours=3), "8c", None, "Bổ sung", "a1b2"),
    Event(
        "delegated", POLICE, "minh", NOW, text="Đi học", delegate="lan", first=date(2025, 11, 1), last=date(2025, 11, 9)
    ),
    Event(
        "decided",
        POLICE,
        "lan",
        NOW,
        None,
        Decimal(97),
        "Thiếu biên bản",
        "a1b2",
        "refused",
        "12/QĐ-UBND",
        date(2025, 11, 3),
        on_behalf="minh",
    ),
)


def test_a_history_comes_back_as_it_happened(furnished: Database) -> None:
    """Events return in order with all they carry, their offices rebuilt and their points exact to the last digit."""
    with furnished.begin() as work:
        for seq, event in enumerate(HISTORY, start=1):
            work.reviews.append("case-1", seq, event)
    with furnished.read() as work:
        history = work.reviews.history("case-1")
        assert work.reviews.histories(["case-1", "none"]) == {"case-1": HISTORY, "none": ()}
    assert history == HISTORY
    assert str(history[2].points) == "2.50"


def test_a_number_is_taken_once(furnished: Database) -> None:
    """A second event with the same number is a conflict, and the first stays."""
    with furnished.begin() as work:
        work.reviews.append("case-1", 1, HISTORY[0])
    with pytest.raises(Conflict), furnished.begin() as work:
        work.reviews.append("case-1", 1, HISTORY[1])
    with furnished.read() as work:
        assert work.reviews.history("case-1") == HISTORY[:1]


def test_what_a_year_came_to(furnished: Database) -> None:
    """The total last handed in, and the one last approved or decided; a year without a case has neither."""
    acts = [("submitted", "80"), ("approved", "70"), ("submitted", "90"), ("approved", "85"), ("decided", "35.5")]
    with furnished.begin() as work:
        assert work.reviews.totals("thcs-1", 2025) == (None, None)
        for seq, (kind, points) in enumerate(acts, start=1):
            work.reviews.append("case-1", seq, Event(kind, POLICE, "minh", NOW, None, Decimal(points)))
        assert work.reviews.totals("thcs-1", 2025) == (Decimal(90), Decimal("35.5"))
        assert work.reviews.totals("thcs-1", 2024) == (None, None)
