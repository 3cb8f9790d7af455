"""Whom TT 124 binds (Điều 1 khoản 2 điểm b), and how T1 feeds line 8c."""

from dataclasses import replace

import pytest

from antq_rules import Profile, Shelf, Status, check_scope, feed_8c, judge_standard
from antq_rules.answer_types import Happened, Met
from antq_rules.standard_answers import good_answer

SHELF = Shelf.builtin()
T1 = SHELF.standard("an-toan-2021")
AGENCY = Profile("agency")
GOOD = {one.id: good_answer(one) for one in T1.checklist(AGENCY).lines}
OUTSIDE = "Đơn vị ngoài phạm vi bắt buộc của Thông tư 124."


@pytest.mark.parametrize(
    ("unit", "armed", "plan", "bound", "invited", "texts"),
    [
        (Profile("school", level="thcs"), False, None, True, False, []),
        (Profile("school", level="mn"), False, None, False, False, [OUTSIDE]),
        (Profile("school", level="th"), False, None, False, False, [OUTSIDE]),
        (Profile("enterprise", size="micro"), False, None, False, False, [OUTSIDE]),
        (Profile("enterprise", size="small"), False, None, False, False, [OUTSIDE]),
        (Profile("enterprise", size="medium"), False, None, True, False, []),
        (
            AGENCY,
            True,
            None,
            False,
            False,
            ["Đơn vị lực lượng vũ trang ngoài phạm vi bắt buộc của Thông tư 124."],
        ),
        (
            Profile("school", level="mn"),
            False,
            "thien-tin-2025",
            False,
            True,
            [OUTSIDE, "Đơn vị ngoài phạm vi bắt buộc của Thông tư 124; kế hoạch của xã vẫn mời tham gia."],
        ),
        (AGENCY, False, "thien-tin-2025", True, True, ["Kế hoạch mời đơn vị tham gia."]),
        (AGENCY, False, "quan-12-2023", True, False, ["Kế hoạch không gửi đến loại đơn vị này."]),
    ],
)
def test_scope(unit: Profile, armed: bool, plan: str | None, bound: bool, invited: bool, texts: list[str]) -> None:
    """Bound or not, and what the plan says; every sentence is cited."""
    result = check_scope(T1, unit, SHELF.plan(plan) if plan else None, armed_forces=armed)
    assert (result.bound, result.invited, result.takes_part) == (bound, invited, bound or invited)
    assert [one.text for one in result.because] == texts
    assert all(one.citation.text for one in result.because)


def test_nobody_is_taken_for_armed_forces_unasked() -> None:
    """The question is asked only where the caller raises it."""
    assert check_scope(T1, AGENCY).bound


def test_a_plan_that_invites_nobody_says_so() -> None:
    """Not that it invites those whom the circular does not bind."""
    silent = replace(SHELF.plan("thien-tin-2025"), invites=())
    result = check_scope(T1, Profile("school", level="mn"), silent)
    assert [one.text for one in result.because] == [OUTSIDE, "Kế hoạch không gửi đến loại đơn vị này."]
    assert not result.takes_part


def test_t3_binds_nobody_in_particular() -> None:
    """A standard without a scope of its own leaves out nobody."""
    assert check_scope(SHELF.standard("dien-hinh-2022"), AGENCY, armed_forces=True).bound


@pytest.mark.parametrize(
    ("answers", "outcome", "status", "text"),
    [
        (GOOD, None, "proposed", "Đạt đủ tiêu chí, đề nghị công nhận; tạm tính đến khi có quyết định."),
        (GOOD, "recognised", "recognised", "Đã có quyết định công nhận."),
        (GOOD, "refused", "refused", "Không được công nhận."),
        ({}, "recognised", "recognised", "Đã có quyết định công nhận."),
        (
            {**GOOD, "6.3d": Happened(happened=True)},
            None,
            None,
            "Chưa đạt: 6.3d; phải đạt đủ mọi tiêu chí nên chưa đề nghị công nhận.",
        ),
        (
            {key: one for key, one in GOOD.items() if key != "6.1b"},
            None,
            None,
            "Chưa trả lời: 6.1b. Hãy trả lời hết các tiêu chí.",
        ),
    ],
)
def test_what_8c_gets(answers: dict[str, Met], outcome: str | None, status: str | None, text: str) -> None:
    """Met is proposed until the decision; the decision is final, whatever the checklist says."""
    feed = feed_8c(judge_standard(T1, answers, AGENCY), outcome)
    assert (feed.status, feed.because.text) == (Status(status) if status else None, text)
    assert feed.because.citation == T1.checklist(AGENCY).citation


def test_the_incomplete_standard_feeds_nothing() -> None:
    """What is not judged proposes nothing."""
    feed = feed_8c(judge_standard(SHELF.standard("dien-hinh-2022"), {}, AGENCY))
    assert feed.status is None
    assert feed.because.text.startswith("Danh mục tiêu chí chưa đầy đủ")
