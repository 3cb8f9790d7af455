"""Whole places at once, as the reviewers' board reads them."""

from datetime import timedelta
from decimal import Decimal

import pytest

from antq_rules import Office
from antq_rules.review import Event
from storage import Database
from storage.models import BoardEvent, BoardUnit
from tests.storage.sample import NOW

LATER = NOW + timedelta(hours=1)
HEAD = Office("head-1", "head", "thcs-1", "thien-tin")
POLICE = Office("police-1", "commune_police", None, "thien-tin")


@pytest.mark.parametrize("place", ["thien-tin", "quang-ngai"])
def test_every_unit_with_its_case_of_the_year(furnished: Database, place: str) -> None:
    """A unit without a case is a row too; the case's own fields come with the moments they were written."""
    with furnished.begin() as work:
        work.places.add_unit("mn-1", "thien-tin", "Mầm non", "thôn Đông", "school", "mn")
        work.cases.mark("case-1", "waiting", "cong-an-xa", LATER)
        work.cases.flag("case-1", ("evidence", "jump"))
    with furnished.read() as work:
        bare, begun = work.boards.units(place, 2025)
        assert bare[:9] == ("mn-1", "Mầm non", "school", "mn", None, "thien-tin", "Xã Thiện Tín", *bare[7:9])
        assert set(bare[9:]) == {None}
        assert begun == BoardUnit(
            *("thcs-1", "Trường THCS Hành Thiện", "school", "thcs", None, "thien-tin", "Xã Thiện Tín", "quang-ngai"),
            *("thien-tin-2025", "case-1", "phong-trao-2025-thien-tin", "thien-tin-2025", NOW, "waiting", "cong-an-xa"),
            *(LATER, "evidence jump"),
        )
        assert [row.case for row in work.boards.units(place, 2024)] == [None, None]
        assert work.boards.units("elsewhere", 2025) == ()


def test_what_moved_the_cases_on(furnished: Database) -> None:
    """Handing in, approvals and decisions with their totals, in order; marks and looks are left out."""
    with furnished.begin() as work:
        for number, kind in enumerate(("submitted", "opened", "agreed", "approved"), 1):
            office, person = (HEAD, "hoa") if kind == "submitted" else (POLICE, "minh")
            line = "1" if kind == "agreed" else None
            points = Decimal("92.5") if kind in {"submitted", "approved"} else None
            work.reviews.append("case-1", number, Event(kind, office, person, LATER, line, points))
    with furnished.read() as work:
        found = work.boards.events("quang-ngai", 2025)
        assert found == tuple(
            BoardEvent("case-1", kind, Decimal("92.5"), None, LATER) for kind in ("submitted", "approved")
        )
        assert work.boards.events("thien-tin", 2024) == ()
        assert work.boards.events("elsewhere", 2025) == ()


def test_the_places_of_a_province(furnished: Database) -> None:
    """The province first, then its communes; a commune is alone."""
    with furnished.begin() as work:
        work.places.add_locality("an-hoa", "Xã An Hòa", "commune", "quang-ngai")
    with furnished.read() as work:
        assert [place.id for place in work.boards.places("quang-ngai")] == ["quang-ngai", "an-hoa", "thien-tin"]
        assert [place.id for place in work.boards.places("thien-tin")] == ["thien-tin"]
        assert work.boards.places("elsewhere") == ()


def test_a_glance_at_a_conversation(furnished: Database) -> None:
    """The state as it is, in a reading transaction too; none before the first turn and for nobody."""
    with furnished.begin() as work:
        work.conversations.save("minh", '{"schema":1}', 1, NOW)
    with furnished.read() as work:
        assert work.conversations.glance("minh") == '{"schema":1}'
        assert work.conversations.glance("hoa") is None
        assert work.conversations.glance("nobody") is None
