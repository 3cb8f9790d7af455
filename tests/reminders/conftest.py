"""Both databases, and the sample province with everybody's consent to reminders."""

from datetime import datetime

import pytest

from storage import Database
from tests.storage.conftest import address, database, furnished, sqlite_template
from tests.walker import ZONE

__all__ = ["address", "database", "furnished", "sqlite_template"]

AGREED = datetime(2025, 11, 1, 8, 0, tzinfo=ZONE)


@pytest.fixture
def agreed(furnished: Database) -> Database:
    """The sample province; the head, the commune police and the province police want reminders."""
    with furnished.begin() as work:
        for person in ("hoa", "minh", "lan"):
            work.people.record_consent(person, "reminders", True, "1", "web", AGREED)
    return furnished
