"""The log of one meeting: where it stands after each entry, what it refuses, and that what is over never changes."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from antq_rules import ActionRefused
from antq_rules.meeting import CHOICES, GROUPS, Attended, Tally, tally
from antq_rules.meeting_json import details_of, entry_from
from antq_rules.meeting_log import Entry, Meeting, Motion, add, open_one, record_of, why_not

AT = datetime(2025, 10, 24, 14, 30, tzinfo=UTC)
FIRST = Motion("1111-AAAA", Decimal("97.5"), "Xuất sắc", True)
SECOND = Motion("2222-BBBB", Decimal(95), "Xuất sắc")
OPENED = Entry(
    "opened",
    "lan",
    AT,
    "deputy-1",
    group="staff",
    text="hội trường",
    name="Phó hiệu trưởng",
    secretary="lan",
    began=AT - timedelta(minutes=30),
    motion=FIRST,
)


def meeting(*entries: Entry) -> Meeting:
    """A meeting with these entries after the first, each allowed."""
    made = Meeting(1, (OPENED,))
    for each in entries:
        made = add(made, each)
    return made


def entry(kind: str, **more: object) -> Entry:
    """Something done a minute later."""
    return Entry(kind, "lan", AT + timedelta(minutes=1), "deputy-1", **more)  # type: ignore[arg-type]


def vote(voter: str, choice: str = "agree", group: str = "party", **more: object) -> Entry:
    """A vote on the first content."""
    return entry("voted", **{"voter": voter, "choice": choice, "group": group, "content": FIRST.content, **more})


CHANGED = entry("changed", content=SECOND.content)
PUT = entry("put", motion=SECOND)
CLOSED, CONFIRMED, STOPPED = entry("closed"), entry("confirmed"), entry("stopped", text="mở nhầm")


def test_a_meeting_just_opened() -> None:
    """Open, about what was put, with its usual voters, nobody there yet and no votes."""
    fresh = meeting()
    assert (fresh.state, fresh.opening, fresh.ending, fresh.secretary) == ("open", OPENED, None, "lan")
    assert (fresh.motion, fresh.motions, fresh.paused) == (FIRST, (FIRST,), False)
    assert fresh.voting == {each.id for each in GROUPS if each.votes}
    assert (fresh.attendance, fresh.votes, fresh.ballots, fresh.counted()) == ({}, (), (), Tally())
    assert fresh.vote_of("hoa") is fresh.joined("hoa") is None


def test_whoever_opens_writes_unless_somebody_is_named() -> None:
    """A meeting always has a secretary."""
    assert Meeting(1, (Entry("opened", "hoa", AT, motion=FIRST),)).secretary == "hoa"


@pytest.mark.parametrize(
    ("entries", "state", "ending"),
    [
        ((), "open", None),
        ((CLOSED,), "closed", CLOSED),
        ((CLOSED, CONFIRMED), "confirmed", CLOSED),
        ((STOPPED,), "stopped", STOPPED),
    ],
)
def test_where_a_meeting_stands(entries: tuple[Entry, ...], state: str, ending: Entry | None) -> None:
    """Its last entry says it."""
    assert (meeting(*entries).state, meeting(*entries).ending) == (state, ending)


def test_who_is_there() -> None:
    """As counted last; a group nobody counted has those who came with a code or voted, each where they last were."""
    found = meeting(
        Entry("joined", "guest", AT, group="superior"),
        Entry("joined", "other", AT, group="superior"),
        Entry("joined", "guest", AT, group="party"),
        vote("guest", group="party"),
        vote("guest", "against", group="party"),
        vote("party/bi thu", name="bí thư"),
        vote("an", group="guards"),
        entry("attended", group="guards", count=3),
        entry("attended", group="guards", count=2, text="đội trưởng"),
        entry("attended", group="police", count=0, text="bận"),
    )
    assert found.attendance == {
        "superior": Attended(1),
        "party": Attended(2),
        "guards": Attended(2, "đội trưởng"),
        "police": Attended(0, "bận"),
    }
    assert found.joined("guest") == "party"
    assert found.joined("nobody") is None


def test_a_vote_may_change_and_each_stays() -> None:
    """The last one counts; the log keeps both."""
    found = meeting(vote("a"), vote("b", "against"), vote("a", "other", text="xem lại câu 7"))
    assert found.counted() == Tally(0, 1, 1)
    assert [each.choice for each in found.votes] == ["agree", "against", "other"]
    last = found.vote_of("a")
    assert last is not None
    assert last.text == "xem lại câu 7"


def test_votes_on_other_content_do_not_count() -> None:
    """After a change nobody votes until something is put; what was said before stays beside it."""
    paused = meeting(vote("a"), CHANGED)
    assert paused.paused
    found = add(add(paused, PUT), vote("b", "against", content=SECOND.content))
    assert not found.paused
    assert found.motions == (FIRST, SECOND)
    assert (found.counted(), found.counted(FIRST)) == (Tally(0, 1, 0), Tally(1, 0, 0))
    assert found.vote_of("a") is None


def test_who_votes_is_for_the_meeting_to_say() -> None:
    """A group may be given the vote, or lose it; then its votes do not count."""
    found = meeting(vote("a"), entry("voting", group="police", votes=True), vote("d", group="police"))
    assert found.counted() == Tally(2, 0, 0)
    without = add(found, entry("voting", group="party", votes=False))
    assert without.counted() == Tally(1, 0, 0)


OPEN, PAUSED, OVER = meeting(), meeting(CHANGED), meeting(CLOSED)


@pytest.mark.parametrize(
    ("before", "tried", "why"),
    [
        (OPEN, OPENED, "Cuộc họp này đã mở."),
        (OPEN, CONFIRMED, "Cuộc họp chưa đóng."),
        (OVER, CONFIRMED, None),
        (meeting(CLOSED, CONFIRMED), CONFIRMED, "Biên bản đã được xác nhận."),
        (meeting(STOPPED), CONFIRMED, "Cuộc họp đã hủy."),
        (OPEN, vote("a"), None),
        (PAUSED, vote("a"), "Nội dung đã thay đổi, chờ thư ký đưa nội dung mới ra biểu quyết."),
        (OPEN, vote("a", content=SECOND.content), "Phiếu này là cho nội dung cũ."),
        (OPEN, vote("a", group="police"), "Công an địa phương: dự họp, không biểu quyết."),
        (OPEN, vote("a", group=None), ": dự họp, không biểu quyết."),
        (OPEN, vote(""), "Không đọc được điều cần ghi."),
        (OPEN, vote("a", "maybe"), "Không đọc được điều cần ghi."),
        (OPEN, vote("a", "other"), "Không đọc được điều cần ghi."),
        (OPEN, vote("a", "other", text="xem lại"), None),
        (OPEN, entry("attended", group="party", count=0), None),
        (OPEN, entry("attended", group="party", count=-1), "Không đọc được điều cần ghi."),
        (OPEN, entry("attended", group="party"), "Không đọc được điều cần ghi."),
        (OPEN, entry("attended", group="pupils", count=1), "Không đọc được điều cần ghi."),
        (OPEN, CHANGED, None),
        (OPEN, PUT, None),
        (PAUSED, CLOSED, None),
        (OPEN, STOPPED, None),
        *((OVER, each, "Cuộc họp đã kết thúc, không ghi thêm được.") for each in (vote("a"), CHANGED, PUT, CLOSED)),
    ],
)
def test_what_may_be_done(before: Meeting, tried: Entry, why: str | None) -> None:
    """Each entry is taken or refused with its reason; what is refused is not in the log."""
    found = why_not(before, tried)
    assert (found.text if found else None) == why
    if why is None:
        assert add(before, tried).entries == (*before.entries, tried)
    else:
        with pytest.raises(ActionRefused, match=tried.kind):
            add(before, tried)


def test_which_meeting_goes_with_the_case() -> None:
    """The last one that was closed; one that was called off, or is open, leaves no record."""
    closed, confirmed, stopped = meeting(CLOSED), meeting(CLOSED, CONFIRMED), meeting(STOPPED)
    assert record_of(()) is record_of((stopped, OPEN)) is None
    assert record_of((closed, stopped, OPEN)) is closed
    assert record_of((closed, confirmed)) is confirmed
    assert open_one((closed, stopped)) is None
    assert open_one((closed, OPEN)) is OPEN


EVERY = (
    OPENED,
    vote("a", "other", text="ý kiến", name="bí thư"),
    entry("voting", group="police", votes=False),
    entry("attended", group="party", count=0, text="bận"),
    *(CHANGED, PUT, CLOSED, CONFIRMED, STOPPED),
)


@pytest.mark.parametrize("one", EVERY, ids=lambda one: one.kind)
def test_an_entry_comes_back_from_json(one: Entry) -> None:
    """Nothing is lost, exact decimals and moments included; what was not given is not written."""
    details = details_of(one)
    assert None not in details.values()
    assert entry_from(one.kind, one.person, one.at, one.office, details) == one


CONTENTS = st.sampled_from([FIRST.content, SECOND.content])
TRIED = st.one_of(
    st.builds(
        vote,
        st.sampled_from("abc"),
        st.sampled_from(CHOICES),
        st.sampled_from(["party", "guards", "police"]),
        content=CONTENTS,
        text=st.sampled_from([None, "ý kiến"]),
    ),
    st.sampled_from([CHANGED, PUT, entry("put", motion=FIRST), CLOSED, CONFIRMED, STOPPED, OPENED]),
    st.builds(entry, st.just("voting"), group=st.sampled_from(["party", "police"]), votes=st.booleans()),
)


@given(st.lists(TRIED, max_size=30))
def test_whatever_is_tried(tried: list[Entry]) -> None:
    """Entries are only added; once closed nothing but the confirmation follows; the tally is that of the last votes."""
    now = meeting()
    for each in tried:
        before = now
        try:
            now = add(before, each)
        except ActionRefused:
            continue
        assert now.entries[:-1] == before.entries
        assert before.state == "open" or (before.state, each.kind) == ("closed", "confirmed")
        for motion in now.motions:
            assert now.counted(motion) == tally(now.ballots, motion.content, now.voting)
        if before.state != "open":
            assert (now.votes, now.attendance, now.motion) == (before.votes, before.attendance, before.motion)
    last = {each.voter: each.choice for each in now.votes if each.content == now.motion.content}
    everybody = add(now, entry("voting", group="police", votes=True)) if now.state == "open" else now
    if everybody.voting >= {"party", "guards", "police"}:
        assert everybody.counted().cast == len(last)
