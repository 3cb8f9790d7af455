"""The steering board looks at what was handed in at its place, every look is entered, and it does nothing else."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.conversation.events import Tapped
from bot.conversation.words import meeting, reviewing, watching, withdrawing
from tests import shortcuts
from tests.walker import Walker, all_text, new_walker

CASE = "thcs-1-2025"
BOARD = "commune-board-xa-thien-tin"


@pytest.fixture
def walker(tmp_path: Path) -> Iterator[Walker]:
    """The sample commune: the head of the THCS school has answered everything, and there is a board."""
    walker = new_walker(tmp_path)
    walker.seat("board", BOARD)
    walker.person = "board"
    shortcuts.agree(walker)
    walker.person = "head-thcs-1"
    shortcuts.agree(walker)
    shortcuts.fill_profile(walker)
    shortcuts.answer_rest(walker, CASE, {})
    yield walker
    walker.database.close()


def _views(walker: Walker) -> list[str]:
    with walker.database.read() as work:
        return [entry.office or "" for entry in work.audit_log.of_case(CASE) if entry.kind == "viewed"]


def test_a_draft_is_nobody_else_s_business(walker: Walker) -> None:
    """Before it is handed in, the case is neither in the list nor opened by its name, and nothing is entered."""
    walker.person = "board"
    assert watching.EMPTY in all_text(walker.says("/xem"))
    assert reviewing.NOT_FOUND in all_text(walker.says(f"/xem {CASE}"))
    assert _views(walker) == []


def test_a_look_is_entered_and_changes_nothing(walker: Walker) -> None:
    """The board sees both columns; no button and no forged one of a reviewer does anything."""
    shortcuts.hand_in(walker)
    walker.person = "board"
    walker.says("/xem")
    assert "Cơ sở tự chấm: 97 điểm" in all_text(walker.taps(watching.LOOK))
    assert _views(walker) == [BOARD]
    before = walker.case()
    for action in ("items", "rest x", "approve", "confirm approve x", "return", "confirm return x"):
        walker.send(Tapped(f"case:{CASE}:{action}", str(walker.state().step)))
        assert walker.outcome.effects == ()
    assert walker.case().history == before.history


def test_what_the_unit_mends_is_not_shown(walker: Walker) -> None:
    """A returned case looks as it was handed in until it is handed in again."""
    shortcuts.hand_in(walker)
    walker.person = "police-commune"
    shortcuts.agree(walker)
    shortcuts.take_up(walker)
    shortcuts.give_back(walker, "2", "bổ sung danh sách")
    walker.person = "head-thcs-1"
    walker.says("/tucham")
    for text in ("50", "Không, 0 điểm"):
        walker.says(text)
    assert walker.case().card.total == 94
    walker.person = "board"
    assert "Cơ sở tự chấm: 97 điểm" in all_text(walker.says(f"/xem {CASE}"))


def test_a_case_taken_back_is_closed_again(walker: Walker) -> None:
    """With the case on the screen: whatever the board does next shows nothing of the draft."""
    shortcuts.hand_in(walker)
    walker.person = "board"
    walker.says("/xem")
    walker.taps(watching.LOOK)
    walker.person = "head-thcs-1"
    walker.says("/rut")
    walker.taps(withdrawing.CONFIRM)
    assert walker.case().standing.state == "draft"
    walker.person = "board"
    for text in ("/tieptuc", "ừ"):
        assert "Cơ sở tự chấm" not in all_text(walker.says(text))


def test_a_meeting_about_what_is_mended_is_not_shown(walker: Walker) -> None:
    """The unit meets again on a returned case: the board reads nothing of it before it is handed in."""
    shortcuts.hand_in(walker)
    walker.person = "police-commune"
    shortcuts.agree(walker)
    shortcuts.take_up(walker)
    shortcuts.give_back(walker, "2", "bổ sung danh sách")
    walker.person = "head-thcs-1"
    for text in ("/hop", meeting.BEGIN, "hội trường", meeting.NOW, meeting.MYSELF, meeting.CONFIRM_OPEN):
        walker.says(text)
    assert walker.case().meetings
    walker.person = "board"
    assert "họp" not in all_text(walker.says(f"/xem {CASE}"))


def test_another_place_is_not_seen(walker: Walker) -> None:
    """A board of another commune finds nothing, as if the case were not there."""
    shortcuts.hand_in(walker)
    with walker.database.begin() as work:
        work.places.add_locality("xa-khac", "Xã khác", "commune", "tinh-mau", "thien-tin-2025")
    walker.seat("other board", "commune-board-xa-khac")
    walker.person = "other board"
    shortcuts.agree(walker)
    assert watching.EMPTY in all_text(walker.says("/xem"))
    for case in (CASE, "none-2025"):
        assert reviewing.NOT_FOUND in all_text(walker.says(f"/xem {case}"))
    assert _views(walker) == []
