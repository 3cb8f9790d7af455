"""Decisions of the chain: outcome, number and date; what they end; what stays frozen after them."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from antq_rules import ActionRefused, Event, Plan, perform, standing, why_frozen
from tests.antq_rules.chain import AT, DAY, HEAD, event, office_of, passing, play

History = tuple[Event, ...]


@pytest.fixture
def at_the_chair(plan: Plan) -> History:
    """Handed in, approved by the commune police, opened by the chair."""
    police, chair = plan.stages[:2]
    return play(
        plan,
        event("submitted", HEAD, "lan"),
        *passing(plan, police, "minh"),
        event("opened", office_of(chair), "hoa"),
    )


def refused(plan: Plan, history: History, one: Event) -> str:
    """The reason for which this event is refused."""
    with pytest.raises(ActionRefused) as why:
        perform(plan, history, one)
    assert why.value.why.citation.text
    return why.value.why.text


def test_a_recognition_moves_the_case_on(plan: Plan, at_the_chair: History) -> None:
    """The outcome, number and date are kept; the next level waits; the last decision finishes the case."""
    decided = event("decided", office_of(plan.stages[1]), "hoa")
    history = play(plan, decided, start=at_the_chair)
    now = standing(plan, history)
    assert (now.state, now.stage, now.outcome, now.decisions) == ("waiting", plan.stages[2], "recognised", (decided,))
    history = play(plan, *passing(plan, plan.stages[2], "binh"), *passing(plan, plan.stages[3], "an"), start=history)
    now = standing(plan, history)
    assert (now.state, len(now.decisions), len(now.passed)) == ("finished", 2, 4)


def test_a_refusal_ends_the_chain(plan: Plan, at_the_chair: History) -> None:
    """What is not recognised is not passed on, and nothing more can be done to the case."""
    no = replace(event("decided", office_of(plan.stages[1]), "hoa"), outcome="refused")
    history = play(plan, no, start=at_the_chair)
    now = standing(plan, history)
    assert (now.state, now.stage, now.outcome) == ("finished", None, "refused")
    assert refused(plan, history, event("opened", office_of(plan.stages[2]), "binh")) == (
        "Hồ sơ đã duyệt xong, không thay đổi được nữa."
    )


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ({"outcome": "maybe"}, "Quyết định phải ghi một trong: Công nhận, Không công nhận."),
        ({"outcome": None}, "Quyết định phải ghi một trong: Công nhận, Không công nhận."),
        ({"outcome": None, "number": None}, "Quyết định phải ghi một trong: Công nhận, Không công nhận."),
        ({"outcome": None, "decided_on": None}, "Quyết định phải ghi một trong: Công nhận, Không công nhận."),
        ({"number": " "}, "Quyết định phải có số và ngày."),
        ({"number": None}, "Quyết định phải có số và ngày."),
        ({"decided_on": None}, "Quyết định phải có số và ngày."),
        ({"decided_on": DAY + timedelta(days=1)}, "Ngày quyết định còn ở phía trước."),
        ({"decided_on": DAY - timedelta(days=1)}, "Ngày quyết định trước ngày đơn vị nộp hồ sơ."),
    ],
)
def test_a_decision_that_is_not_complete(
    plan: Plan, at_the_chair: History, changes: dict[str, str | date | None], text: str
) -> None:
    """Outcome, number and date belong together; the day lies between the submission and now."""
    one = event("decided", office_of(plan.stages[1]), "hoa")
    assert refused(plan, at_the_chair, replace(one, **changes)) == text  # type: ignore[arg-type]


def test_a_decision_recorded_without_its_document(plan: Plan, at_the_chair: History) -> None:
    """Who records only that it was decided leaves the outcome unknown; it is still a decision."""
    bare = Event("decided", office_of(plan.stages[1]), "hoa", AT)
    now = standing(plan, play(plan, bare, start=at_the_chair))
    assert (now.stage, now.outcome, len(now.decisions)) == (plan.stages[2], None, 1)


def test_what_was_decided_does_not_go_back_to_the_unit(plan: Plan, at_the_chair: History) -> None:
    """A return after a decision would have the same office decide twice; points may still be changed."""
    history = play(plan, event("decided", office_of(plan.stages[1]), "hoa"), start=at_the_chair)
    above = office_of(plan.stages[2])
    assert refused(plan, history, event("returned", above, "binh", text="Làm lại")) == "Hãy mở hồ sơ trước."
    history = play(plan, event("opened", above, "binh"), start=history)
    assert refused(plan, history, event("returned", above, "binh", text="Làm lại")) == (
        "Đã có quyết định của cấp dưới nên không trả lại đơn vị được; hãy sửa điểm hoặc duyệt."
    )
    assert refused(plan, history, event("line_returned", above, "binh", "3", "Thiếu")) == (
        "Đã có quyết định của cấp dưới nên không trả lại mục được; hãy sửa điểm."
    )
    assert play(plan, event("rescored", above, "binh", "3", "Thiếu ảnh"), start=history)


def test_why_a_line_is_frozen(plan: Plan, at_the_chair: History) -> None:
    """Free in a draft; frozen while it waits, after it is done, and for lines that were not sent back."""
    chair = office_of(plan.stages[1])
    assert why_frozen(plan, (), "3") is None
    waits = why_frozen(plan, at_the_chair, "3")
    assert waits
    assert waits.text == "Hồ sơ đã nộp, đang chờ UBND xã; trả lại thì mới sửa được."
    assert waits.citation == plan.stages[1].citation
    back = play(
        plan,
        *(event("line_returned", chair, "hoa", line, "Thiếu") for line in ("3", "7")),
        event("returned", chair, "hoa"),
        start=at_the_chair,
    )
    assert why_frozen(plan, back, "3") is None
    other = why_frozen(plan, back, "1")
    assert other
    assert other.text == "Chỉ sửa các mục được trả lại: 3, 7."
    no = replace(event("decided", chair, "hoa"), outcome="refused")
    done = why_frozen(plan, play(plan, no, start=at_the_chair), "3")
    assert done
    assert done.text == "Hồ sơ đã duyệt xong, không thay đổi được nữa."
