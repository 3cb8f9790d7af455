"""Who belongs to a unit's meeting, who votes, and what the votes come to."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from antq_rules import Profile, Shelf
from antq_rules.meeting import (
    ATTENDANCE,
    CHOICES,
    GROUPS,
    VOTING,
    Attended,
    Ballot,
    Tally,
    asked,
    excess,
    group,
    last_ballots,
    missing,
    record_in,
    tally,
)

EVERYBODY = tuple(each.id for each in GROUPS)
ALWAYS = {"chair", "police", "superior"}


@pytest.mark.parametrize(("party", "union", "guards"), list(product([True, False], repeat=3)))
def test_whom_the_article_asks_for(party: bool, union: bool, guards: bool) -> None:
    """The head, the police and the managing authority always; the others where the unit has them, in this order."""
    found = [each.id for each in asked(Profile("agency", party=party, union=union, guards=guards))]
    where = {"party": party, "unions": union, "guards": guards}
    assert set(found) == ALWAYS | {name for name, there in where.items() if there}
    assert found == [name for name in EVERYBODY if name in found]


def test_who_votes_unless_the_meeting_says_otherwise() -> None:
    """The unit's own people; the police and the authority only attend, which no confirmed rule settles."""
    assert {each.id for each in GROUPS if not each.votes} == {"police", "superior"}
    assert ATTENDANCE.confirmed
    assert not VOTING.confirmed
    assert ATTENDANCE.text == VOTING.text == "Thông tư 124/2021/TT-BCA, Điều 9, khoản 1 điểm c"


def test_a_group_by_its_id() -> None:
    """Every id leads to its group; an unknown one is an error."""
    assert [group(name).id for name in EVERYBODY] == list(EVERYBODY)
    with pytest.raises(KeyError):
        group("pupils")


@pytest.mark.parametrize(
    ("found", "said"),
    [
        ({}, "Cấp ủy: chưa điểm danh."),
        ({"party": Attended(0, "đi họp")}, "Cấp ủy: vắng (đi họp)."),
        ({"party": Attended(0)}, "Cấp ủy: vắng (không nêu lý do)."),
        ({"party": Attended(2, "bí thư, phó bí thư")}, None),
    ],
)
def test_what_is_missing(found: dict[str, Attended], said: str | None) -> None:
    """A group that is asked for and was not counted, or is absent; with the article."""
    rest = {name: Attended(1) for name in EVERYBODY if name != "party"}
    reasons = missing(Profile("school", "thcs"), rest | found)
    assert [each.text for each in reasons] == ([said] if said else [])
    assert all(each.citation == ATTENDANCE for each in reasons)


def test_nothing_is_missing_of_a_group_the_unit_does_not_have() -> None:
    """Without a Party organisation nobody waits for its committee."""
    there = {name: Attended(1) for name in ALWAYS}
    assert not missing(Profile("enterprise", size="medium", party=False, union=False, guards=False), there)


VOTES = (
    Ballot("a", "party", "X", "agree"),
    Ballot("b", "guards", "X", "agree"),
    Ballot("a", "party", "X", "against"),
    Ballot("c", "police", "X", "agree"),
    Ballot("b", "guards", "Y", "other"),
)


@pytest.mark.parametrize(
    ("content", "voting", "expected"),
    [
        ("X", EVERYBODY, Tally(2, 1, 0)),
        ("X", ("party", "guards"), Tally(1, 1, 0)),
        ("X", (), Tally()),
        ("Y", EVERYBODY, Tally(0, 0, 1)),
        ("Z", EVERYBODY, Tally(0, 0, 0)),
    ],
)
def test_what_votes_come_to(content: str, voting: tuple[str, ...], expected: Tally) -> None:
    """The last vote of each voter on this content, of the groups that vote."""
    found = tally(VOTES, content, voting)
    assert found == expected
    assert found.cast == expected.agree + expected.against + expected.other


GROUP = st.sampled_from(EVERYBODY[:3])
BALLOT = st.builds(Ballot, st.sampled_from("abc"), GROUP, st.sampled_from("XY"), st.sampled_from(CHOICES))
BALLOTS = st.lists(BALLOT, max_size=12)


@given(BALLOTS, st.sampled_from("XY"), st.sets(GROUP))
def test_nobody_is_counted_twice(ballots: list[Ballot], content: str, voting: set[str]) -> None:
    """Counted one voter after the other, backwards to the first vote found: the same; never more than there are."""
    expected = dict.fromkeys(CHOICES, 0)
    for voter in "abc":
        own = [each for each in reversed(ballots) if (each.voter, each.content) == (voter, content)]
        if own and own[0].group in voting:
            expected[own[0].choice] += 1
    found = tally(ballots, content, voting)
    assert found == Tally(*expected.values())
    assert found.cast <= len(last_ballots(ballots, content)) <= len({each.voter for each in ballots})


def test_more_votes_than_people() -> None:
    """Said of each group that was counted; one that was not counted has no number to compare with."""
    there = {"party": Attended(1), "guards": Attended(0)}
    assert excess(VOTES, "X", there) == ("guards",)
    assert excess(VOTES, "Z", there) == ()
    assert excess(VOTES, "X", {}) == ()


@pytest.mark.parametrize(
    ("plan", "paper"),
    [
        ("binh-giang-2023", "Biên bản họp xét"),
        ("quan-12-2023", "Biên bản họp xét"),
        ("bac-kan-2023", "Biên bản họp xét"),
        ("thien-tin-2025", "Biên bản cuộc họp đánh giá"),
        ("quoc-gia", "Biên bản cuộc họp đánh giá"),
        ("cam-ranh-2023", None),
    ],
)
def test_what_each_plan_calls_the_record(plan: str, paper: str | None) -> None:
    """Every plan but Cam Ranh's, which names no dossier, asks for the record of the meeting."""
    assert record_in(Shelf.builtin().plan(plan).dossier) == paper
