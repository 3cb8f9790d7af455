"""The chain of review: head → Công an xã → UBND xã → Công an tỉnh → UBND tỉnh (plan thien-tin-2025)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from antq_rules import ActionRefused, Event, Office, Plan, next_actions, perform, standing

HEAD = Office("head-1", "head", unit="thcs-1", locality="thien-tin")
POLICE = Office("police-1", "commune_police", locality="thien-tin")
CHAIR = Office("chair-1", "commune_chair", locality="thien-tin")
PROVINCE = Office("province-1", "province_police", locality="tinh")
PROVINCE_CHAIR = Office("province-2", "province_chair", locality="tinh")
AT = datetime(2025, 10, 20, 8, 0, tzinfo=UTC)
PEOPLE = {"head-1": "lan", "police-1": "minh", "chair-1": "hoa", "province-1": "binh", "province-2": "an"}
History = tuple[Event, ...]
NOT_IN_PLAN = "Cấp này không làm việc đó trong kế hoạch."


def event(kind: str, office: Office, line: str | None = None, text: str | None = None, person: str = "") -> Event:
    """An event of the office's usual person."""
    points = Decimal(1) if kind == "rescored" else None
    return Event(kind, office, person or PEOPLE[office.id], AT, line, points, text)


def play(plan: Plan, *events: Event, start: History = ()) -> History:
    """The history after these events, each of which must be allowed."""
    history: History = start
    for one in events:
        history = perform(plan, history, one)
    return history


def agree(plan: Plan, office: Office, *lines: str) -> list[Event]:
    """The office agrees to these lines, or to all of the form."""
    return [event("agreed", office, line) for line in lines or plan.lines]


@pytest.fixture
def submitted(plan: Plan) -> History:
    """The head has handed in."""
    return play(plan, event("submitted", HEAD))


@pytest.fixture
def opened(plan: Plan, submitted: History) -> History:
    """The commune police have opened the case."""
    return play(plan, event("opened", POLICE), start=submitted)


def allowed(plan: Plan, history: Sequence[Event], office: Office, person: str = "") -> list[str]:
    """The kinds of actions that are open to the office; every other one must say why with a source."""
    actions = next_actions(plan, history, office, person)
    assert all(one.allowed == (one.why is None) for one in actions)
    assert all(one.why is None or (one.why.text.endswith(".") and one.why.citation.text) for one in actions)
    return [one.kind for one in actions if one.allowed]


def why(plan: Plan, history: Sequence[Event], one: Event) -> str:
    """The reason for which this event is refused."""
    with pytest.raises(ActionRefused) as refused:
        perform(plan, history, one)
    assert refused.value.why.citation.text
    return refused.value.why.text


def test_a_draft(plan: Plan) -> None:
    """Before it is handed in only the head can act, and every line may change."""
    now = standing(plan, ())
    assert (now.state, now.stage, now.last, now.may_change("5đ")) == ("draft", None, None, True)
    assert allowed(plan, (), HEAD) == ["submit"]
    assert allowed(plan, (), POLICE) == []
    assert why(plan, (), event("opened", POLICE)) == "Đơn vị chưa nộp hồ sơ."
    assert why(plan, (), event("withdrawn", HEAD)) == "Hồ sơ chưa nộp nên không cần rút."


def test_submitted(plan: Plan, submitted: History) -> None:
    """A case handed in is frozen and waits at the first stage, which must open it before anything else."""
    now = standing(plan, submitted)
    assert now.stage is not None
    assert (now.state, now.stage.office, now.submitted, now.opened) == (
        "waiting",
        "commune_police",
        submitted[0],
        False,
    )
    assert not now.may_change("1")
    assert allowed(plan, submitted, HEAD) == ["withdraw"]
    assert allowed(plan, submitted, POLICE) == ["open", "delegate"]
    assert allowed(plan, submitted, CHAIR) == []
    assert why(plan, submitted, event("submitted", HEAD)) == "Hồ sơ đã nộp, đang chờ Công an xã."
    assert why(plan, submitted, event("agreed", POLICE, "1")) == "Hãy mở hồ sơ trước."
    assert why(plan, submitted, event("opened", CHAIR)) == "Hồ sơ đang chờ Công an xã."


def test_withdrawing_is_possible_until_somebody_opened(plan: Plan, submitted: History, opened: History) -> None:
    """Withdrawn before anyone looked, it is a draft again; after that it is not."""
    back = play(plan, event("withdrawn", HEAD), start=submitted)
    assert (standing(plan, back).state, standing(plan, back).last) == ("draft", back[-1])
    assert why(plan, opened, event("withdrawn", HEAD)) == "Cấp trên đã mở hồ sơ nên không rút được nữa."


def test_approving_needs_every_line_judged(plan: Plan, opened: History) -> None:
    """Unmarked lines do not count as agreed, and a returned line stops the case."""
    assert allowed(plan, opened, POLICE) == ["open", "mark", "return", "delegate"]
    nearly = play(plan, *agree(plan, POLICE, *plan.lines[:-2]), start=opened)
    assert why(plan, nearly, event("approved", POLICE)) == "Còn 2 mục chưa xem: 8c, 9."
    both = [event("line_returned", POLICE, line, "Thiếu ảnh") for line in ("3", "7")]
    returned = play(plan, *agree(plan, POLICE), *both, start=opened)
    assert why(plan, returned, event("approved", POLICE)) == (
        "Còn mục trả lại: 3, 7. Hãy trả lại đơn vị hoặc chấm lại mục đó."
    )
    mended = play(plan, *(event("rescored", POLICE, line, "Đủ minh chứng") for line in ("3", "7")), start=returned)
    assert allowed(plan, mended, POLICE) == ["open", "mark", "approve", "return", "delegate"]
    assert standing(plan, mended).marks["3"].verdict == "rescored"


def test_the_whole_chain(plan: Plan, opened: History) -> None:
    """Marks are kept from stage to stage, each stage opens for itself, the last decision finishes the case."""
    history = play(plan, *agree(plan, POLICE), event("approved", POLICE), start=opened)
    assert allowed(plan, history, CHAIR) == ["open", "delegate"]
    assert allowed(plan, history, POLICE) == []
    assert allowed(plan, history, HEAD) == []
    history = play(plan, event("opened", CHAIR), start=history)
    assert allowed(plan, history, CHAIR) == ["open", "mark", "decide", "return", "delegate"]
    assert why(plan, history, event("approved", CHAIR)) == NOT_IN_PLAN
    history = play(plan, event("decided", CHAIR, text="Công nhận, số 12/QĐ-UBND"), start=history)
    history = play(plan, event("opened", PROVINCE), event("approved", PROVINCE), start=history)
    history = play(plan, event("opened", PROVINCE_CHAIR), event("decided", PROVINCE_CHAIR), start=history)
    now = standing(plan, history)
    assert (now.state, now.stage, len(now.marks), now.last) == ("finished", None, len(plan.lines), history[-1])
    done = "Hồ sơ đã duyệt xong, không thay đổi được nữa."
    assert why(plan, history, event("opened", POLICE)) == done
    assert why(plan, history, event("submitted", HEAD)) == done
    assert not now.may_change("1")


def test_a_later_office_has_the_last_word(plan: Plan, opened: History) -> None:
    """What the next office says of a line replaces the mark it found, unless it agrees to points that were changed."""
    passed = play(plan, *agree(plan, POLICE), event("approved", POLICE), event("opened", CHAIR), start=opened)
    agreed = play(plan, *agree(plan, CHAIR, "3"), start=passed)
    assert standing(plan, agreed).marks["3"].event.office == CHAIR
    rescored = play(plan, *agree(plan, POLICE), event("rescored", POLICE, "3", "Thiếu ảnh"), start=opened)
    passed = play(plan, event("approved", POLICE), event("opened", CHAIR), start=rescored)
    again = play(plan, replace(event("rescored", CHAIR, "3", "Đã có ảnh"), points=Decimal(2)), start=passed)
    assert standing(plan, again).marks["3"].points == Decimal(2)


def test_agreeing_after_another_office_rescored_keeps_its_points(plan: Plan, opened: History) -> None:
    """The chair who agrees agrees to the points of the police; the police themselves may take theirs back."""
    rescored = play(plan, *agree(plan, POLICE), event("rescored", POLICE, "3", "Thiếu ảnh"), start=opened)
    passed = play(plan, event("approved", POLICE), event("opened", CHAIR), *agree(plan, CHAIR, "3"), start=rescored)
    mark = standing(plan, passed).marks["3"]
    assert (mark.verdict, mark.points, mark.event.office) == ("rescored", Decimal(1), POLICE)
    assert standing(plan, play(plan, *agree(plan, POLICE, "3"), start=rescored)).marks["3"].verdict == "agreed"


def test_returned_lines_reopen_and_nothing_else(plan: Plan, opened: History) -> None:
    """The unit may change just what was returned; the rest keeps its mark through the resubmission."""
    history = play(
        plan,
        *agree(plan, POLICE, "1", "2"),
        event("line_returned", POLICE, "3", "Thiếu ảnh"),
        event("returned", POLICE),
        start=opened,
    )
    now = standing(plan, history)
    assert (now.state, now.reopened) == ("returned", ("3",))
    assert (now.may_change("3"), now.may_change("1")) == (True, False)
    assert now.marks["3"].text == "Thiếu ảnh"
    assert why(plan, history, event("opened", POLICE)) == "Hồ sơ đang ở đơn vị để sửa."
    assert allowed(plan, history, HEAD) == ["submit"]
    again = play(plan, event("submitted", HEAD), start=history)
    assert sorted(standing(plan, again).marks) == ["1", "2"]
    assert not standing(plan, again).opened


def test_a_later_stage_may_return_to_the_unit(plan: Plan, opened: History) -> None:
    """From any stage a returned case goes to the unit and starts again at the first stage, with what was agreed."""
    history = play(plan, *agree(plan, POLICE), event("approved", POLICE), event("opened", CHAIR), start=opened)
    history = play(plan, event("line_returned", CHAIR, "7", "Nêu rõ mô hình"), event("returned", CHAIR), start=history)
    history = play(plan, event("submitted", HEAD), start=history)
    now = standing(plan, history)
    assert now.stage is plan.stages[0]
    assert "7" not in now.marks
    assert len(now.marks) == len(plan.lines) - 1


def test_returned_with_only_a_comment_reopens_everything(plan: Plan, opened: History) -> None:
    """Without a named line the unit may change all, so no earlier mark still holds."""
    marked = play(plan, *agree(plan, POLICE, "1"), start=opened)
    assert why(plan, marked, event("returned", POLICE)) == "Trả lại hồ sơ phải có mục trả lại hoặc ý kiến."
    history = play(plan, event("returned", POLICE, text="Làm lại"), start=marked)
    assert standing(plan, history).may_change("1")
    assert standing(plan, play(plan, event("submitted", HEAD), start=history)).marks == {}


def test_withdrawing_a_resubmission_leaves_only_the_returned_lines_open(plan: Plan, opened: History) -> None:
    """Withdrawing is no way to reopen lines that were agreed."""
    returned = play(plan, event("line_returned", POLICE, "3", "Thiếu"), event("returned", POLICE), start=opened)
    history = play(plan, event("submitted", HEAD), event("withdrawn", HEAD), start=returned)
    now = standing(plan, history)
    assert (now.state, now.reopened, now.may_change("1")) == ("returned", ("3",), False)


def test_four_eyes(plan: Plan, submitted: History) -> None:
    """Who handed in a case does not review it, whatever office the person also holds."""
    assert allowed(plan, submitted, POLICE, person="lan") == []
    assert why(plan, submitted, event("opened", POLICE, person="lan")) == (
        "Người nộp hồ sơ không được tự duyệt hồ sơ của mình."
    )


def test_authority_ends_at_the_commune_and_the_unit(plan: Plan, submitted: History) -> None:
    """Another commune's police and another unit's head are refused; unknown places are not guessed at."""
    other = replace(POLICE, locality="xa-khac")
    assert why(plan, submitted, event("opened", other)) == "Hồ sơ thuộc địa bàn khác."
    assert allowed(plan, submitted, replace(POLICE, locality=None)) == ["open", "delegate"]
    assert why(plan, submitted, event("withdrawn", replace(HEAD, unit="thcs-2"))) == "Hồ sơ này của đơn vị khác."


@pytest.mark.parametrize(
    ("kind", "office", "text"),
    [
        ("approved", HEAD, "Việc này của cấp duyệt hồ sơ, đơn vị không tự làm được."),
        ("submitted", POLICE, "Chỉ thủ trưởng đơn vị nộp hoặc rút hồ sơ."),
        ("decided", POLICE, NOT_IN_PLAN),
        ("approve", POLICE, NOT_IN_PLAN),
        ("agreed", POLICE, "Không có mục (trống) để chấm điểm."),
    ],
)
def test_acts_that_belong_to_others(plan: Plan, opened: History, kind: str, office: Office, text: str) -> None:
    """An act of another office, or one that does not exist, is refused with words, not with an accident."""
    assert why(plan, opened, event(kind, office)) == text


@pytest.mark.parametrize(
    ("one", "text"),
    [
        (event("agreed", POLICE, "4"), "Không có mục 4 để chấm điểm."),
        (event("rescored", POLICE, "3"), "Sửa điểm phải có số điểm và lý do."),
        (replace(event("rescored", POLICE, "3", "vì"), points=None), "Sửa điểm phải có số điểm và lý do."),
        (event("line_returned", POLICE, "3", "  "), "Trả lại một mục phải có ý kiến."),
    ],
)
def test_incomplete_marks(plan: Plan, opened: History, one: Event, text: str) -> None:
    """A mark needs a line of the form; new points and a return need a reason."""
    assert why(plan, opened, one) == text


def test_refusal_prints_as_one_line(plan: Plan) -> None:
    """The error says the act, the reason and the source."""
    for kind, said in (("opened", "open: Đơn vị chưa nộp hồ sơ."), ("lost", f"lost: {NOT_IN_PLAN}")):
        with pytest.raises(ActionRefused) as refused:
            perform(plan, (), event(kind, POLICE))
        assert str(refused.value) == f"{said} (Kế hoạch 358/KH-UBND, toàn văn)"


def test_an_office_outside_the_chain(plan: Plan, submitted: History) -> None:
    """An office the plan does not name sees whom the case waits for."""
    district = Office("d", "district_police")
    kinds = [one.kind for one in next_actions(plan, submitted, district)]
    assert kinds == ["open", "mark", "approve", "return", "delegate"]
    assert allowed(plan, submitted, district) == []


def test_a_plan_without_stages_or_lines(plan: Plan) -> None:
    """Handed in under a plan that names nobody, a case is done; withdrawing alone changes nothing."""
    bare = replace(plan, stages=(), lines=())
    assert standing(bare, [event("submitted", HEAD)]).state == "finished"
    assert standing(bare, [event("withdrawn", HEAD)]).state == "draft"
    assert standing(bare, [event("approved", POLICE)]).state == "finished"


def test_an_unknown_event_in_the_history_is_an_error(plan: Plan) -> None:
    """A history that was not made by `perform` is not read as if it were."""
    with pytest.raises(ValueError, match="no event is called 'lost'"):
        standing(plan, [event("lost", POLICE)])
