"""What people who only come for the meeting see: what is voted on, and nothing else."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from bot.conversation.codes import code_from
from bot.conversation.effects import InviteToMeeting
from bot.conversation.events import Event, Opened, Said, Tapped
from bot.conversation.state import State
from bot.conversation.words import joining, voting
from bot.digests import digest
from bot.doors import DatabaseDoors
from tests import shortcuts
from tests.meetings.acting import CASE, HEAD, by, close, guest, invite, meeting, open_meeting, world_of
from tests.rivals import stand
from tests.walker import Walker, all_text, new_walker

EVENTS = (
    Opened("phone"),
    Said("/hop"),
    Said("/hoso"),
    Said(f"/mo {CASE}"),
    Tapped(f"go:mo:{CASE}", ""),
    Tapped(f"case:{CASE}:summary", ""),
)


@pytest.mark.parametrize("event", EVENTS, ids=str)
def test_a_guest_has_no_case_before_them(walker: Walker, event: Event) -> None:
    """Whatever they ask for, only the meeting is read: what is voted on, and nothing else of the case."""
    world = world_of(guest(walker), event)
    assert (world.cases, world.own_id, world.waiting, world.units) == ({}, None, (), ())
    assert [each.key for each in world.sittings] == [f"{CASE}.1"]
    told = all_text(walker.send(event, shown="x"))
    assert "5đ" not in told
    assert "Cơ sở tự chấm" not in told


def test_the_police_have_no_draft_before_them_at_the_meeting(walker: Walker) -> None:
    """The invitation leads to the vote card; the case itself is not read before it is handed in."""
    by(walker, "police-commune").says("/hop")
    assert walker.state().journey == "voting"
    world = world_of(walker, Said("xin chào"))
    assert world.cases == {}
    assert [each.group for each in world.sittings] == ["police"]


def test_a_code_lets_one_person_in(walker: Walker) -> None:
    """The second one who sends it learns that it was used, and takes part in nothing."""
    code = invite(walker)
    walker.comes("khách", code)
    walker.taps(joining.AGREE)
    with pytest.raises(KeyError):
        walker.comes("người khác", code)
    assert [each.kind for each in meeting(walker).entries] == ["opened", "joined"]


def test_a_code_ends_with_its_meeting(walker: Walker) -> None:
    """Once the meeting is closed nobody comes in."""
    code = invite(walker)
    close(walker)
    with pytest.raises(KeyError):
        walker.comes("khách", code)
    assert [each.kind for each in meeting(walker).entries] == ["opened", "closed"]


async def test_a_code_opens_the_web_page(walker: Walker) -> None:
    """The link of the invitation leads to a conversation of its own, once."""
    code = invite(walker).replace("-", "")
    with ThreadPoolExecutor(1) as pool:
        doors = DatabaseDoors(walker.database, walker.clock, pool, pool)
        assert await doors.look(code) == "good"
        session = await doors.enter(code)
        assert session is not None
        walker.person = str(await doors.person(session))
        assert await doors.look(code) == "used"
        assert await doors.enter(code) is None
    walker.opens()
    assert "Phiếu biểu quyết" in all_text(walker.taps(joining.AGREE))
    assert meeting(walker).joined(walker.person) == "unions"


def test_a_known_person_joins_as_themselves(walker: Walker) -> None:
    """A colleague of another unit keeps their own office, and takes part beside it."""
    walker.comes("giám đốc", _office_code(walker, "head-co-quan-1"))
    for _ in range(2):
        walker.taps(joining.AGREE)
    person = walker.person
    walker.comes("giám đốc", invite(walker, "Cơ quan quản lý trực tiếp"))
    assert walker.person == person
    assert "Phiếu biểu quyết" in all_text(walker.says("/hop"))
    assert "Tự chấm điểm" in all_text(walker.says("/batdau"))


def _office_code(walker: Walker, office: str) -> str:
    code, now = code_from(walker.clock.secret()), walker.clock.now()
    with walker.database.begin() as work:
        work.sign_ins.invite(digest(code), office, now, now.replace(year=now.year + 1))
    return "-".join((code[:4], code[4:8], code[8:]))


def test_a_guest_leads_nothing(walker: Walker) -> None:
    """The secretary's places are not for them, and give no code."""
    guest(walker)
    with walker.database.begin() as work:
        stand(work, walker.person, State(90, "chairing", stage="invite"))
    walker.send(Tapped("code:party", "90"))
    assert not [each for each in walker.outcome.effects if isinstance(each, InviteToMeeting)]


def test_the_right_code_mends_the_wrong_group(walker: Walker) -> None:
    """Who was given a code of another group and then the right one votes and counts there, and once."""
    guest(walker, "khách", "Cấp ủy")
    right = invite(walker)
    walker.comes("khách", right)
    walker.says(voting.AGREE)
    assert meeting(walker).votes[-1].group == "unions"
    assert "party" not in meeting(walker).attendance


def test_who_acts_for_the_head_gets_one_card(tmp_path: Path) -> None:
    """The deputy is called as who they are, not as the head too."""
    walker = new_walker(tmp_path)
    walker.seat("pho", "deputy-thcs-1")
    for walker.person in ("pho", HEAD):
        shortcuts.agree(walker)
    shortcuts.fill_profile(walker)
    shortcuts.answer_rest(walker, CASE, {})
    with walker.database.begin() as work:
        today = walker.clock.at.date()
        work.delegations.give(HEAD, HEAD, "pho", today, today, "đi họp", walker.clock.at)
    open_meeting(walker)
    cards = [each for each in by(walker, "pho").messages() if "Bạn dự với tư cách" in all_text([each])]
    assert ["chủ trì" in all_text([each]) for each in cards] == [False]
    walker.database.close()
