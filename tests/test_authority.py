"""What is checked when somebody presses, although they once stood there rightly: findings of the matrix, one by one."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.conversation.events import Said, Tapped
from bot.conversation.words import decisions, reviewing, withdrawing
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
    assert "Hồ sơ đã nộp nên không sửa được" in message["lead"]
    assert walker.case().profile == before.profile
    assert not walker.outcome.effects
    walker.database.close()


def _about_to_approve(walker: Walker, *officers: str) -> None:
    """The case is handed in by the deputy, and each of these officers stands before the last question."""
    walker.person = "pho-hieu-truong"
    _hand_in(walker)
    for walker.person in officers:
        shortcuts.agree(walker)
        walker.says(f"/mo {CASE}")
        walker.says(reviewing.AGREE_REST)
        walker.says(reviewing.APPROVE)


def test_an_officer_who_has_become_the_head_does_not_approve(walker: Walker) -> None:
    """The officer had everything open before the appointment; at the tap the case is their own unit's."""
    _about_to_approve(walker, "police-commune")
    walker.seat("police-commune", "head-thcs-1")
    walker.says(reviewing.CONFIRM_APPROVE)
    assert not any(event.kind == "approved" for event in walker.case().history)
    walker.send(Tapped(*walker.button(reviewing.TO_LIST)))
    (*_, message) = walker.says(f"/mo {CASE}")
    assert message["lead"] == reviewing.OWN_CASE


def test_nobody_approves_in_the_name_of_the_head(walker: Walker) -> None:
    """An officer who is also the unit's head has lent the office: the case is own to whoever acts in their name."""
    today = walker.clock.at.date()
    walker.seat("head-thcs-1", "police-commune")
    with walker.database.begin() as work:
        work.delegations.give("police-commune", "head-thcs-1", "chair-commune", today, today, "nghỉ", walker.clock.at)
    walker.person = "pho-hieu-truong"
    _hand_in(walker)
    walker.person = "chair-commune"
    shortcuts.agree(walker)
    (*_, message) = walker.says(f"/mo {CASE}")
    assert message["lead"] == reviewing.OWN_CASE
    assert not any(event.kind == "opened" for event in walker.case().history)


def test_an_own_case_of_last_year_is_not_approved_either(walker: Walker) -> None:
    """In January the case of the old year still waits, and the head of the unit sits in the police as well."""
    walker.person = "pho-hieu-truong"
    _hand_in(walker)
    walker.clock.at = walker.clock.at.replace(year=2026, month=1)
    walker.seat("police-commune", "head-thcs-1")
    walker.person = "police-commune"
    shortcuts.agree(walker)
    (*_, message) = walker.says(f"/mo {CASE}")
    assert message["lead"] == reviewing.OWN_CASE
    assert not any(event.kind == "opened" for event in walker.case().history)


def test_an_office_is_over_its_own_province_only(walker: Walker) -> None:
    """Who is in the police of another province and also has an office here does not decide here for that police."""
    with walker.database.begin() as work:
        work.places.add_locality("tinh-khac", "Tỉnh khác", "province", None, "thien-tin-2025")
        work.places.add_office("police-khac", "province_police", "Công an tỉnh khác", "tinh-khac")
        work.places.add_office("so-o-day", "province_department", "Sở ở đây", "tinh-mau")
    walker.seat("kiem-nhiem", "police-khac")
    walker.seat("kiem-nhiem", "so-o-day")
    _about_to_approve(walker, "police-commune")
    walker.says(reviewing.CONFIRM_APPROVE)
    walker.person = "chair-commune"
    shortcuts.agree(walker)
    shortcuts.decide(walker, decisions.RECOGNISED)
    walker.person = "kiem-nhiem"
    shortcuts.agree(walker)
    assert CASE not in str(walker.says("/choduyet"))
    walker.send(Said(f"/mo {CASE}"))
    assert not walker.outcome.effects
    assert walker.case().standing.stage.id == "cong-an-tinh"  # type: ignore[union-attr]
    assert not walker.case().standing.opened


def test_the_comment_outlives_a_case_handed_in_and_taken_back(walker: Walker) -> None:
    """Returned as a whole, handed in again and taken back: the head still reads why it was returned."""
    _hand_in(walker)
    walker.person = "police-commune"
    shortcuts.agree(walker)
    for words in (f"/mo {CASE}", reviewing.RETURN, "bổ sung biên bản họp xét"):
        walker.says(words)
    walker.person = "head-thcs-1"
    walker.says("/tucham")
    shortcuts.hand_in(walker)
    (*_, whole) = (*walker.says("/rut"), *walker.says(withdrawing.CONFIRM))
    assert "bổ sung biên bản họp xét" in str(whole)
    assert "bổ sung biên bản họp xét" in str(walker.says("/cau 3"))
