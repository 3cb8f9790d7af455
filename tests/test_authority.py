"""What is checked when somebody presses, although they once stood there rightly: findings of the matrix, one by one."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.conversation.events import Said, Tapped
from bot.conversation.words import decisions, reviewing
from tests import shortcuts
from tests.walker import Walker, new_walker

CASE = "thcs-1-2025"


@pytest.fixture
def walker(tmp_path: Path) -> Iterator[Walker]:
    """The sample commune; the THCS school has handed in, and its head has a deputy."""
    walker = new_walker(tmp_path)
    walker.seat("pho-hieu-truong", "head-thcs-1")
    for walker.person in ("pho-hieu-truong", "head-thcs-1"):
        shortcuts.agree(walker)
    shortcuts.fill_profile(walker)
    shortcuts.answer_rest(walker, CASE, {})
    yield walker
    walker.database.close()


def _hand_in(walker: Walker) -> None:
    walker.says("/tucham")
    shortcuts.hand_in(walker)


def test_the_profile_of_a_case_that_was_handed_in_stays(tmp_path: Path) -> None:
    """One head is about to give the last fact of the profile while the other does so, answers and hands in."""
    walker = new_walker(tmp_path)
    walker.seat("pho-hieu-truong", "head-thcs-1")
    for walker.person in ("pho-hieu-truong", "head-thcs-1"):
        shortcuts.agree(walker)
    for walker.person in ("pho-hieu-truong", "head-thcs-1"):
        shortcuts.fill_profile(walker, "Trung học cơ sở", "Có", "Có", "Có")
    walker.says("6")
    shortcuts.answer_rest(walker, CASE, {})
    _hand_in(walker)
    before = walker.case()
    walker.person = "pho-hieu-truong"
    (message,) = walker.says("9")
    assert "Hồ sơ đã nộp nên không sửa được nữa" in message["lead"]
    assert walker.case().profile == before.profile
    assert not walker.outcome.effects
    walker.database.close()
