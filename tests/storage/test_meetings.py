"""The logs of meetings and the codes into them, on both databases."""

from datetime import timedelta

import pytest

from storage import Conflict, Database, LinkRefused
from storage.models import MeetingEntry, OpensMeeting, PlacedMeeting
from tests.storage.sample import NOW

LATER = NOW + timedelta(hours=1)
PLACED = PlacedMeeting("case-1", 1, "Trường THCS Hành Thiện", 2025, "thien-tin")


def _entry(kind: str, person: str = "hoa", meeting: int = 1, office: str | None = "head-1") -> MeetingEntry:
    return MeetingEntry(meeting, kind, person, office, '{"text": "hội trường"}', NOW)


def _write(database: Database, *entries: MeetingEntry) -> None:
    with database.begin() as work:
        for entry in entries:
            number = len([row for row in work.meetings.log("case-1") if row.meeting == entry.meeting])
            work.meetings.append("case-1", number + 1, entry)


def test_every_entry_stays(furnished: Database) -> None:
    """In the order of the meetings and of their entries; a guest has no office."""
    entries = (_entry("opened"), _entry("joined", "lan", office=None), _entry("closed"), _entry("opened", meeting=2))
    _write(furnished, *entries)
    with furnished.read() as work:
        assert work.meetings.log("case-1") == entries
        assert work.meetings.log("none") == ()


def test_a_number_is_taken_once(furnished: Database) -> None:
    """Who comes second with the same number is told so, and nothing of theirs is kept."""
    _write(furnished, _entry("opened"))
    with pytest.raises(Conflict), furnished.begin() as work:
        work.meetings.append("case-1", 1, _entry("closed"))
    with furnished.read() as work:
        assert [row.kind for row in work.meetings.log("case-1")] == ["opened"]


@pytest.mark.parametrize(
    ("kinds", "is_open"),
    [
        (("opened",), True),
        (("opened", "changed", "put"), True),
        (("opened", "closed"), False),
        (("opened", "closed", "confirmed"), False),
        (("opened", "stopped"), False),
    ],
)
def test_the_meetings_open_in_a_commune(furnished: Database, kinds: tuple[str, ...], is_open: bool) -> None:
    """With the unit that holds them; a neighbour commune has none of them."""
    with furnished.begin() as work:
        work.places.add_locality("binh-minh", "Xã Bình Minh", "commune", "quang-ngai")
    _write(furnished, *map(_entry, kinds))
    with furnished.read() as work:
        assert work.meetings.open_in("thien-tin") == ((PLACED,) if is_open else ())
        assert work.meetings.open_in("binh-minh") == ()


def test_one_meeting_is_over_and_the_next_is_open(furnished: Database) -> None:
    """The end of one says nothing about the other."""
    _write(furnished, _entry("opened"), _entry("closed"), _entry("opened", meeting=2))
    with furnished.read() as work:
        assert work.meetings.open_in("thien-tin") == (PLACED._replace(meeting=2),)


def test_the_meetings_a_person_came_into(furnished: Database) -> None:
    """Only with a code, and also when they are over."""
    _write(furnished, _entry("opened"), _entry("joined", "lan", office=None), _entry("voted", "minh"), _entry("closed"))
    with furnished.read() as work:
        assert work.meetings.joined_by("lan") == (PLACED,)
        assert work.meetings.joined_by("minh") == work.meetings.joined_by("hoa") == ()


def test_a_code_opens_its_meeting_once(furnished: Database) -> None:
    """Until it is over; afterwards one learns that it was used."""
    with furnished.begin() as work:
        work.meetings.invite("digest", "case-1", 1, "unions", NOW, LATER)
        assert work.meetings.look("digest", NOW) == "good"
        assert work.meetings.spend("digest", NOW) == OpensMeeting("case-1", 1, "unions")
        assert work.meetings.look("digest", NOW) == "used"
        with pytest.raises(LinkRefused, match="used"):
            work.meetings.spend("digest", NOW)


def test_a_code_that_is_over_or_unknown(furnished: Database) -> None:
    """Opens nothing, and is not used up by trying."""
    with furnished.begin() as work:
        work.meetings.invite("digest", "case-1", 1, "unions", NOW, LATER)
        for key, at, state in (("digest", LATER, "expired"), ("other", NOW, "unknown")):
            assert work.meetings.look(key, at) == state
            with pytest.raises(LinkRefused, match=state):
                work.meetings.spend(key, at)
        assert work.meetings.look("digest", NOW) == "good"
