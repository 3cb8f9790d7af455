"""Who voted in the unit's meeting may review the case: no source forbids it, but everybody reads that they voted."""

from dataclasses import replace

from antq_rules.meeting_log import Entry, Meeting
from bot.conversation.cards import voters
from bot.conversation.words import meeting as words
from bot.conversation.words import reviewing, voting
from tests import shortcuts
from tests.conversation.cases import case_of
from tests.conversation.offices import officer
from tests.meetings.acting import CASE, HEAD, by, close
from tests.walker import MONDAY, Walker, all_text

VOTED = "đã biểu quyết trong cuộc họp xét của đơn vị"


def _handed_in(walker: Walker, *, police_vote: bool) -> None:
    if police_vote:
        by(walker, "pho").says("/hop")
        walker.says(words.RIGHTS)
        walker.says("Công an địa phương: chỉ dự họp")
        by(walker, "police-commune").taps(voting.AGREE)
    close(walker)
    by(walker, HEAD).says("/tucham")
    shortcuts.note_all(walker, CASE)
    shortcuts.hand_in(walker)


def test_the_reviewer_who_voted_reads_it_and_so_does_the_next_level(walker: Walker) -> None:
    """Nothing is forbidden; the officer is told it is unconfirmed, the chair that the office voted and passed it."""
    _handed_in(walker, police_vote=True)
    by(walker, "police-commune").says("/choduyet")
    card = all_text(walker.taps(reviewing.OPEN))
    assert reviewing.YOU_VOTED in card
    assert "chưa được xác nhận" in reviewing.YOU_VOTED
    for label in (reviewing.AGREE_REST, reviewing.APPROVE, reviewing.CONFIRM_APPROVE):
        walker.says(label)
    assert walker.case(CASE).standing.passed
    walker.person = "chair-commune"
    shortcuts.agree(walker)
    walker.says("/choduyet")
    card = all_text(walker.taps(reviewing.OPEN))
    assert f"⚑ Công an xã Thiện Tín {VOTED}, rồi duyệt hồ sơ." in card
    assert reviewing.YOU_VOTED not in card


def test_it_is_said_where_many_are_approved_together(walker: Walker) -> None:
    """There the card of the case is not opened, so the list says it."""
    _handed_in(walker, police_vote=True)
    by(walker, "police-commune").says("/choduyet")
    assert reviewing.YOU_VOTED in all_text(walker.says("Duyệt các hồ sơ không có cờ"))


def test_who_only_attended_reads_nothing(walker: Walker) -> None:
    """To be there is what the article asks for."""
    _handed_in(walker, police_vote=False)
    by(walker, "police-commune").says("/choduyet")
    assert VOTED not in all_text(walker.taps(reviewing.OPEN))


def test_who_acts_for_one_who_voted_reads_it_too() -> None:
    """The vote of the one who lent the office weighs as their own; a meeting called off counts for nobody."""
    vote = Entry("voted", "minh", MONDAY, "police-commune", "police", "minh", "agree", "c")
    for end, told in (("closed", 1), ("confirmed", 1), ("stopped", 0)):
        held = Meeting(1, (Entry("opened", "pho", MONDAY), vote, Entry(end, "pho", MONDAY)))
        case, world = case_of(meetings=(held,)), officer(person="lan")
        own = world.seats[0]
        said = [world.speak(each) for each in voters.told(case, replace(own, on_behalf="minh"), world)]
        assert said == [reviewing.LENDER_VOTED] * told
        assert voters.told(case, own, world) == ()
