"""Who leads a meeting and confirms its record."""

from datetime import timedelta

import pytest

from bot.conversation.events import Tapped
from bot.conversation.state import State
from bot.conversation.words import attending
from bot.conversation.words import meeting as words
from tests import shortcuts
from tests.meetings.acting import CASE, HEAD, acts, by, close, meeting, vote_button
from tests.rivals import stand
from tests.walker import MONDAY, Walker, all_text


def test_a_lone_member_leads_nothing(walker: Walker) -> None:
    """A helper who is not the secretary gets the vote card, and forged buttons of the secretary's page do nothing."""
    walker.seat("giup-viec", "helper-thcs-1")
    by(walker, "giup-viec")
    shortcuts.agree(walker)
    assert "Phiếu biểu quyết" in all_text(walker.says("/hop"))
    for journey, action in (("chairing", "closed"), ("attending", "count:3"), ("noting", "agree")):
        with walker.database.begin() as work:
            state = State(90, journey, line="party", draft={"seen": "1", "name": "bí thư", "content": "x"})
            stand(work, walker.person, state)
        walker.send(Tapped(action, "90"))
        assert not acts(walker)
    assert meeting(walker).state == "open"


def test_only_the_head_confirms(walker: Walker) -> None:
    """The secretary reads the record and has no button; a forged one does nothing."""
    close(walker)
    assert walker.state().journey == "recording"
    walker.send(Tapped("confirm:1", str(walker.state().step)))
    assert not acts(walker)
    assert meeting(walker).state == "closed"


def test_the_deputy_confirms_in_the_heads_name(walker: Walker) -> None:
    """While the head has lent the office: the record says who and in whose name."""
    close(walker)
    with walker.database.begin() as work:
        work.delegations.give(HEAD, HEAD, "pho", MONDAY.date(), MONDAY.date(), "đi họp", MONDAY)
    walker.says("/bienban")
    walker.says(words.CONFIRM)
    assert acts(walker) == ["confirmed"]
    told = all_text(walker.says("/bienban"))
    assert "Phó Hiệu trưởng Trường THCS Thiện Tín thay mặt Hiệu trưởng Trường THCS Thiện Tín xác nhận" in told


def test_one_meeting_at_a_time(walker: Walker) -> None:
    """Somebody who was about to open a second one is told that one is open."""
    with walker.database.begin() as work:
        draft = {"place": "sân", "began": MONDAY.isoformat(), "secretary": HEAD}
        stand(work, HEAD, State(700, "convening", stage="confirm", draft=draft))
    assert words.ALREADY in all_text(by(walker, HEAD).send(Tapped("confirm", "700")))
    assert len(walker.case(CASE).meetings) == 1


def test_a_secretary_who_left_the_unit_leads_no_more(walker: Walker) -> None:
    """The head leads on alone."""
    with walker.database.begin() as work:
        work.places.leave("deputy-thcs-1", "pho", MONDAY.date())
    walker.clock.at += timedelta(days=1)
    by(walker, "pho").send(vote_button(walker))
    assert not acts(walker)
    by(walker, HEAD).says("/hop")
    assert walker.state().journey == "chairing"


@pytest.mark.parametrize("text", ["0", "501", "nhiều", "-2", "1e3"])
def test_a_count_that_cannot_be(walker: Walker, text: str) -> None:
    """One sentence with an example, the same question again, and nothing noted."""
    by(walker, "pho").says("/hop")
    walker.says(words.ATTEND)
    walker.says(attending.HERE)
    assert attending.WANT_COUNT in all_text(walker.says(text))
    assert not acts(walker)
    assert walker.state().line == "party"
