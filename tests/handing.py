"""Where questions can be handed over: for tests of that."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import shortcuts
from tests.walker import Walker, new_walker

CASE = "thcs-1-2025"


@pytest.fixture
def walker(tmp_path: Path) -> Iterator[Walker]:
    """The sample commune: the head has answered everything but 2 and 7, and there is a deputy."""
    walker = begun(tmp_path)
    yield walker
    walker.database.close()


def begun(folder: Path) -> Walker:
    """The sample commune: the head has answered everything but 2 and 7, and there is a deputy."""
    walker = new_walker(folder)
    walker.seat("pho", "deputy-thcs-1")
    shortcuts.agree(walker)
    shortcuts.fill_profile(walker)
    shortcuts.answer_rest(walker, CASE, {}, frozenset({"2", "7"}))
    walker.person = "pho"
    shortcuts.agree(walker)
    walker.person = "head-thcs-1"
    return walker
