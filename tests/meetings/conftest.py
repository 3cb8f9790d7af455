"""A meeting to begin with."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import shortcuts
from tests.meetings.acting import (
    CASE,
    HEAD,
    open_meeting,
)
from tests.walker import Walker, new_walker


@pytest.fixture
def walker(tmp_path: Path) -> Iterator[Walker]:
    """The sample commune: the head has answered everything and opened a meeting with the deputy as its secretary."""
    walker = new_walker(tmp_path)
    walker.seat("pho", "deputy-thcs-1")
    for walker.person in ("pho", "police-commune", HEAD):
        shortcuts.agree(walker)
    shortcuts.fill_profile(walker)
    shortcuts.answer_rest(walker, CASE, {})
    open_meeting(walker)
    yield walker
    walker.database.close()
