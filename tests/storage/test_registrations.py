"""The log of registrations."""

from datetime import timedelta

import pytest

from storage import Database, Refused
from storage.models import RegistrationEntry
from tests.storage.sample import NOW

LATER = NOW + timedelta(hours=1)
TOLD = '{"t1": "recognised", "t2": "kha"}'


def _registered(database: Database) -> None:
    with database.begin() as work:
        work.registrations.append("thcs-1", 2025, "t1", "registered", None, "hoa", "head-1", NOW)
        work.registrations.append("thcs-1", 2025, "t3", "registered", TOLD, "hoa", "head-1", NOW)
        work.registrations.append("thcs-1", 2025, "t1", "withdrawn", None, "hoa", "head-1", LATER)
        work.registrations.append("thcs-1", 2026, "t1", "registered", None, "hoa", "head-1", LATER)


def test_every_entry_stays(furnished: Database) -> None:
    """A withdrawal is one more entry; what the unit told of last year comes back as it was written."""
    _registered(furnished)
    with furnished.read() as work:
        assert work.registrations.of_unit("thcs-1") == (
            RegistrationEntry("thcs-1", 2025, "t1", "registered", None, NOW),
            RegistrationEntry("thcs-1", 2025, "t3", "registered", TOLD, NOW),
            RegistrationEntry("thcs-1", 2025, "t1", "withdrawn", None, LATER),
            RegistrationEntry("thcs-1", 2026, "t1", "registered", None, LATER),
        )
        assert work.registrations.of_unit("none") == ()


@pytest.mark.parametrize(
    ("place", "year", "count"),
    [("thien-tin", 2025, 3), ("quang-ngai", 2025, 3), ("thien-tin", 2026, 1), ("elsewhere", 2025, 0)],
)
def test_entries_of_a_place(furnished: Database, place: str, year: int, count: int) -> None:
    """The entries of one year in a commune, which its province sees too."""
    _registered(furnished)
    with furnished.read() as work:
        assert len(work.registrations.in_locality(place, year)) == count


@pytest.mark.parametrize(("track", "kind"), [("t2", "registered"), ("t1", "refused")])
def test_other_words_are_refused(furnished: Database, track: str, kind: str) -> None:
    """Only the two tracks one registers for, and only registering and withdrawing."""
    with pytest.raises(Refused), furnished.begin() as work:
        work.registrations.append("thcs-1", 2025, track, kind, None, "hoa", "head-1", NOW)
