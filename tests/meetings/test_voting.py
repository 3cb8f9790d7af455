"""Who votes, how often it counts, and on what."""

import pytest

from antq_rules.meeting import Tally
from bot.conversation.words import meeting as words
from bot.conversation.words import voting
from bot.sample import PLAN, PROVINCE
from tests import shortcuts
from tests.meetings.acting import HEAD, acts, by, close, guest, meeting, vote_button
from tests.walker import Walker, all_text


def test_nobody_votes_twice(walker: Walker) -> None:
    """The same button again changes nothing, another one changes the vote; each press is counted once."""
    guest(walker)
    for press, expected in (
        ("agree", ["voted"]),
        ("agree", []),
        ("against", ["voted"]),
        ("agree", ["voted"]),
    ):
        walker.send(vote_button(walker, press))
        assert acts(walker) == expected
    assert meeting(walker).counted() == Tally(1, 0, 0)
    assert len(meeting(walker).votes) == 3


@pytest.mark.parametrize("person", ["head-co-quan-1", "chair-commune", "police-province"])
def test_who_is_not_invited_does_not_vote(walker: Walker, person: str) -> None:
    """Neither another unit's head nor another office; not even with the button of a card."""
    by(walker, person)
    shortcuts.agree(walker)
    assert words.OVER in all_text(walker.send(vote_button(walker)))
    assert not acts(walker)


def test_the_police_next_door_do_not_vote(walker: Walker) -> None:
    """The meeting is for the police of its own commune."""
    with walker.database.begin() as work:
        work.places.add_locality("xa-b", "Xã B", "commune", PROVINCE, PLAN)
        work.places.add_office("police-b", "commune_police", "Công an xã B", "xa-b")
    walker.seat("canh-sat-b", "police-b")
    by(walker, "canh-sat-b")
    shortcuts.agree(walker)
    assert voting.NO_MEETING in all_text(walker.says("/hop"))
    assert words.OVER in all_text(walker.send(vote_button(walker)))
    assert not acts(walker)


def test_the_police_vote_only_when_the_secretary_says_so(walker: Walker) -> None:
    """Until then the button of a card does nothing; the card that follows has the buttons."""
    by(walker, "police-commune")
    assert "dự họp, không biểu quyết" in all_text(walker.send(vote_button(walker)))
    assert not acts(walker)
    by(walker, "pho").says("/hop")
    walker.says(words.RIGHTS)
    walker.says("Công an địa phương: chỉ dự họp")
    by(walker, "police-commune").taps(voting.AGREE)
    assert acts(walker) == ["voted"]
    assert meeting(walker).counted() == Tally(1, 0, 0)


def test_an_opinion_that_comes_too_late(walker: Walker) -> None:
    """The meeting was closed while somebody typed: they learn it, and the log has nothing after the end."""
    guest(walker).taps(voting.OTHER)
    close(walker)
    by(walker, "khách")
    assert words.OVER in all_text(walker.says("đề nghị xem lại câu 7"))
    assert [each.kind for each in meeting(walker).entries][-1] == "closed"


def test_every_change_of_the_case_stops_the_vote(walker: Walker) -> None:
    """A note, a file's content or an answer: the code is another; told once until something is put."""
    by(walker, HEAD).says("/cau 7")
    walker.says("Ghi chú")
    walker.says("quyết định số 12")
    assert acts(walker) == ["changed"]
    walker.says("/cau 7")
    walker.says("8")
    assert acts(walker) == []
    assert meeting(walker).paused
    guest(walker)
    assert voting.PAUSED in all_text(walker.says("/hop"))


def test_what_was_voted_on_before_counts_again_when_it_is_put_again(walker: Walker) -> None:
    """The vote belongs to the content: back at the same answers, it need not be repeated."""
    by(walker, HEAD).taps(voting.AGREE)
    for points in ("8", "10"):
        walker.says("/cau 7")
        walker.says(points)
    walker.says("/hop")
    walker.says(words.PUT)
    assert meeting(walker).counted() == Tally(1, 0, 0)
