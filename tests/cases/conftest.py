"""A case that was scored, returned, mended and approved once, in a database of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.conversation.words import result
from tests import shortcuts
from tests.walker import Walker, new_walker

CASE = "thcs-1-2025"


@pytest.fixture
def walker(tmp_path: Path) -> Iterator[Walker]:
    """The commune police has approved the THCS school's case, after returning line 2 once."""
    walker = new_walker(tmp_path)
    for person in ("police-commune", "head-thcs-1"):
        walker.person = person
        shortcuts.agree(walker)
    shortcuts.fill_profile(walker)
    shortcuts.answer_rest(walker, CASE, {"2": "85/1/hai lớp đi thực tập"})
    shortcuts.hand_in(walker)
    walker.person = "police-commune"
    shortcuts.take_up(walker)
    shortcuts.give_back(walker, "2", "bổ sung danh sách")
    walker.person = "head-thcs-1"
    for words in ("/tucham", "95"):
        walker.says(words)
    walker.taps(result.SUBMIT)
    walker.taps(result.CONFIRM)
    walker.person = "police-commune"
    shortcuts.approve(walker)
    yield walker
    walker.database.close()
