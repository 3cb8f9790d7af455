"""What is over never changes, goes with the case, and is in the audit log."""

import json

from bot.conversation.events import Tapped
from bot.conversation.state import State
from bot.conversation.words import meeting as words
from bot.conversation.words import result as result_words
from bot.conversation.words import reviewing, voting
from tests import shortcuts
from tests.meetings.acting import CASE, HEAD, acts, by, close, guest, meeting, vote_button
from tests.rivals import stand
from tests.walker import Walker, all_text


def test_a_closed_meeting_never_changes(walker: Walker) -> None:
    """Not by votes, counts, votes for others, nor by changing the case; only the head's confirmation follows."""
    guest(walker).send(vote_button(walker))
    close(walker)
    before = meeting(walker)
    by(walker, "khách").send(vote_button(walker, "against"))
    by(walker, HEAD).says("/cau 7")
    walker.says("8")
    for journey, action in (("chairing", "put"), ("attending", "count:3"), ("noting", "agree"), ("chairing", "closed")):
        with walker.database.begin() as work:
            stand(work, HEAD, State(900, journey, line="party", draft={"seen": "3", "name": "a", "content": "x"}))
        walker.send(Tapped(action, "900"))
    assert meeting(walker) == before
    walker.says("/bienban")
    walker.says(words.CONFIRM)
    assert acts(walker) == ["confirmed"]
    assert meeting(walker).entries[:-1] == before.entries


def test_what_was_handed_in_is_frozen_with_its_meeting(walker: Walker) -> None:
    """The record cannot be confirmed afterwards, and no meeting is opened before the case comes back."""
    close(walker)
    by(walker, HEAD).says("/bienban")
    confirm = walker.button(words.CONFIRM)
    walker.says("/tucham")
    shortcuts.hand_in(walker)
    with walker.database.begin() as work:
        stand(work, HEAD, State(int(confirm[1]), "recording"))
    assert words.UNCONFIRMED in all_text(walker.send(Tapped(*confirm)))
    assert not acts(walker)
    assert words.FROZEN in all_text(walker.says("/hop"))
    assert meeting(walker).state == "closed"


def test_handing_in_does_not_wait_for_a_meeting(walker: Walker) -> None:
    """It is listed that the meeting is open and that there is no record; the case goes in, the meeting ends."""
    by(walker, HEAD).says("/tucham")
    listed = all_text(walker.taps(result_words.SUBMIT))
    assert words.STILL_OPEN in listed
    assert "Chưa có biên bản họp (hồ sơ cần: Biên bản cuộc họp đánh giá)" in listed
    walker.taps(result_words.CONFIRM)
    assert acts(walker) == ["stopped"]
    assert walker.case(CASE).standing.state == "waiting"


def test_every_act_is_in_the_audit_log(walker: Walker) -> None:
    """Opened, joined, voted, closed, confirmed; what was said in words, and by whom, apart from the rest."""
    guest(walker).taps(voting.OTHER)
    walker.says("xem lại câu 7")
    close(walker)
    by(walker, HEAD).says("/bienban")
    walker.says(words.CONFIRM)
    with walker.database.read() as work:
        entries = [json.loads(line) for line in work.audit_log.lines_of_case(CASE)]
        work.audit_log.checked()
    kinds = [each["kind"] for each in entries if each["kind"].startswith("meeting_")]
    assert kinds == [f"meeting_{kind}" for kind in ("opened", "code", "joined", "voted", "closed", "confirmed")]
    vote = next(each for each in entries if each["kind"] == "meeting_voted")
    assert vote["payload"]["choice"] == "other"
    assert "xem lại" not in json.dumps(vote["payload"], ensure_ascii=False)
    told = {name for each in entries if each["kind"].startswith("meeting_") for name in each["payload"]}
    assert not told & {"text", "name", "secretary", "voter"}


def test_the_reviewer_reads_the_record(walker: Walker) -> None:
    """One line in the card of the case, and the whole record behind a button."""
    guest(walker).send(vote_button(walker))
    close(walker)
    by(walker, HEAD).says("/tucham")
    shortcuts.hand_in(walker)
    by(walker, "police-commune").says("/choduyet")
    assert "Biên bản họp: 1/1 đồng ý" in all_text(walker.taps(reviewing.OPEN))
    assert "Công đoàn, đoàn thể: Đồng ý" in all_text(walker.taps(words.SEE_RECORD))
