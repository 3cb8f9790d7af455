"""An office passes to a successor on a day: to the minute, with its cases, and without its old holder."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from antq_rules.review import ACTION_OF
from bot.conversation.effects import SaveAnswer
from bot.conversation.events import Tapped
from bot.conversation.words import handover as words
from bot.conversation.words import joining, menu, reviewing, withdrawing
from tests import shortcuts
from tests.walker import ZONE, Walker, all_text, new_walker

CASE = "thcs-1-2025"
LATE = datetime(2025, 10, 21, 23, 59, tzinfo=ZONE)
_CODE = re.compile(r"\b[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}\b")


@pytest.fixture
def walker(tmp_path: Path) -> Iterator[Walker]:
    """The sample commune, where the head of the THCS school has answered everything but 5a and 7."""
    walker = new_walker(tmp_path)
    shortcuts.agree(walker)
    shortcuts.fill_profile(walker)
    shortcuts.answer_rest(walker, CASE, {}, frozenset({"5a", "7"}))
    yield walker
    walker.database.close()


def _hand_over(walker: Walker, day: str) -> str:
    """The present person hands their office over from this day; the code for the successor."""
    walker.says("/bangiao")
    walker.says(day)
    return _CODE.findall(all_text(walker.taps(words.CONFIRM)))[0]


def test_the_last_day_ends_at_midnight(walker: Walker) -> None:
    """A minute before midnight of the last day the old head still answers; a minute later nothing they press counts."""
    _hand_over(walker, "22/10")
    walker.clock.at = LATE
    walker.says("/cau 5a")
    walker.taps("Không xảy ra")
    assert "5a" in walker.case().answers
    walker.says("/cau 7")
    walker.clock.at += timedelta(minutes=1)
    before = walker.case().answers
    for attempt in (lambda: walker.taps("9"), lambda: walker.says("/tucham"), lambda: walker.says("/hoso")):
        assert "không còn giữ chức vụ này" in all_text(attempt())
        assert not any(isinstance(effect, SaveAnswer) for effect in walker.outcome.effects)
    assert walker.case().answers == before


def test_an_office_is_handed_over_once(walker: Walker) -> None:
    """A second time would leave a gap, and a second code would make two heads."""
    _hand_over(walker, "22/10")
    assert words.NOTHING in all_text(walker.says("/bangiao"))


def test_handing_over_today_ends_at_once(walker: Walker) -> None:
    """The very next thing the old head does is refused, and whoever comes with the code is the head from then on."""
    code = _hand_over(walker, "hôm nay")
    assert "không còn giữ chức vụ này" in all_text(walker.says("/cau 5a"))
    walker.comes("new head", code)
    walker.taps(joining.AGREE)
    assert "đang ở câu 8/21, còn 2 câu" in all_text(walker.taps(joining.AGREE))
    walker.says("/cau 5a")
    walker.taps("Không xảy ra")
    authors = walker.case().authors
    assert authors["1"].person == "head-thcs-1"
    assert authors["5a"].person == walker.person


def test_a_code_used_before_the_day_opens_the_office_on_the_day(walker: Walker) -> None:
    """Whoever comes early holds nothing yet; both never hold the office on the same day."""
    code = _hand_over(walker, "22/10")
    walker.comes("new head", code)
    walker.taps(joining.AGREE)
    assert menu.NO_SEAT in all_text(walker.taps(joining.AGREE))
    walker.clock.at = LATE + timedelta(minutes=1)
    said = all_text(walker.says("/batdau"))
    assert "Bạn nhận bàn giao Hiệu trưởng Trường THCS Thiện Tín" in said
    assert "đến hết ngày 21/10/2025" in said
    walker.clock.at += timedelta(days=8)
    assert "nhận bàn giao" not in all_text(walker.says("/batdau"))


def test_somebody_known_takes_the_office_over(walker: Walker) -> None:
    """The deputy who becomes head keeps their own conversation and now also submits."""
    walker.seat("pho", "deputy-thcs-1")
    code = _hand_over(walker, "hôm nay")
    walker.person = "pho"
    shortcuts.agree(walker)
    with walker.database.begin() as work:
        work.chats.meet("telegram", "chat-pho", walker.clock.now())
        work.chats.join("telegram", "chat-pho", "pho")
    walker.comes("pho", code)
    assert walker.person == "pho"
    assert "Bạn nhận bàn giao" in all_text(walker.says("/batdau"))
    shortcuts.answer_rest(walker, CASE, {})
    shortcuts.hand_in(walker)
    assert walker.case().standing.state == "waiting"


def test_an_open_token_of_the_old_holder_is_refused(walker: Walker) -> None:
    """The page that confirms a withdrawal was open when the office ended: its button decides nothing."""
    shortcuts.answer_rest(walker, CASE, {})
    shortcuts.hand_in(walker)
    walker.says("/rut")
    action, step = walker.button(withdrawing.CONFIRM)
    with walker.database.begin() as work:
        work.places.leave("head-thcs-1", "head-thcs-1", walker.clock.at.date() - timedelta(days=1))
    assert "không còn giữ chức vụ này" in all_text(walker.send(Tapped(action, step)))
    assert walker.outcome.effects == ()
    assert walker.case().standing.state == "waiting"


def test_a_case_under_review_outlives_a_vacancy(walker: Walker) -> None:
    """Nobody is the head: the police still return the case, and whoever comes later finds what to mend."""
    shortcuts.answer_rest(walker, CASE, {})
    shortcuts.hand_in(walker)
    code = _hand_over(walker, "hôm nay")
    walker.person = "police-commune"
    assert "Bàn giao: Hiệu trưởng" in all_text(walker.messages())
    shortcuts.agree(walker)
    shortcuts.take_up(walker)
    shortcuts.give_back(walker, "2", "bổ sung danh sách")
    walker.comes("new head", code)
    walker.taps(joining.AGREE)
    assert "đang ở câu 1/1, còn 1 câu" in all_text(walker.taps(joining.AGREE))
    walker.says("/tucham")
    walker.says("95")
    shortcuts.hand_in(walker)
    assert walker.case().standing.state == "waiting"


def test_an_officer_hands_the_office_over_too(walker: Walker) -> None:
    """The successor of the police officer goes on with the case the other had opened; the log says who did what."""
    shortcuts.answer_rest(walker, CASE, {})
    shortcuts.hand_in(walker)
    walker.person = "police-commune"
    shortcuts.agree(walker)
    shortcuts.take_up(walker)
    walker.taps(reviewing.AGREE_REST)
    code = _hand_over(walker, "hôm nay")
    assert "không còn giữ chức vụ này" in all_text(walker.says("/choduyet"))
    walker.comes("new officer", code)
    walker.taps(joining.AGREE)
    walker.taps(joining.AGREE)
    shortcuts.take_up(walker)
    walker.taps(reviewing.APPROVE)
    walker.taps(reviewing.CONFIRM_APPROVE)
    people = {event.kind: event.person for event in walker.case().history if event.kind in ACTION_OF}
    assert (people["agreed"], people["approved"]) == ("police-commune", walker.person)


def test_handing_over_needs_the_button_and_a_day_to_come(walker: Walker) -> None:
    """A day that has passed, words instead of the button, or going back: the office stays where it is."""
    walker.says("/bangiao")
    assert "Ngày này đã qua" in all_text(walker.says("1/1/2025"))
    walker.says("hôm nay")
    assert words.CONFIRM in all_text(walker.says("thôi"))
    walker.taps(reviewing.BACK)
    walker.says("/cau 5a")
    walker.taps("Không xảy ra")
    assert "5a" in walker.case().answers
