"""Four eyes and delegation: who acts for whom, when, and whom no detour lets review a case."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from antq_rules import ActionRefused, Delegation, Event, Plan, next_actions, perform, standing
from tests.antq_rules.chain import AT, DAY, HEAD, event, office_of, passing, play

History = tuple[Event, ...]
SAME_EYES = "Người đã duyệt ở cấp khác không duyệt tiếp cùng hồ sơ này."
OWN_CASE = "Người nộp hồ sơ không được tự duyệt hồ sơ của mình."


@pytest.fixture
def submitted(plan: Plan) -> History:
    """Handed in by lan."""
    return play(plan, event("submitted", HEAD, "lan"))


def given(plan: Plan, delegate: str, **changes: date | str | None) -> Event:
    """Minh of the commune police lets `delegate` act from today for a week."""
    one = event("delegated", office_of(plan.stages[0]), "minh")
    return replace(one, delegate=delegate, first=DAY, last=DAY + timedelta(days=6), **changes)  # type: ignore[arg-type]


def refused(plan: Plan, history: History, one: Event, *outside: Delegation) -> str:
    """The reason for which this event is refused."""
    with pytest.raises(ActionRefused) as why:
        perform(plan, history, one, outside)
    assert why.value.why.citation.text
    return why.value.why.text


def for_minh(one: Event, days: int = 0) -> Event:
    """The event done in minh's name, so many days later."""
    return replace(one, on_behalf="minh", at=AT + timedelta(days=days))


def test_a_delegate_acts_within_the_dates(plan: Plan, submitted: History) -> None:
    """Both ends of the time are included; a day later it is over, and without a delegation it never began."""
    police = office_of(plan.stages[0])
    opened = event("opened", police, "tuan")
    assert refused(plan, submitted, for_minh(opened)) == "Chưa được ủy quyền làm việc này."
    history = play(plan, given(plan, "tuan"), start=submitted)
    assert standing(plan, history).delegations == (
        Delegation("commune_police", "minh", "tuan", DAY, DAY + timedelta(days=6)),
    )
    assert play(plan, for_minh(opened), start=history)
    assert play(plan, for_minh(opened, 6), start=history)
    assert refused(plan, history, for_minh(opened, 7)) == ("Ngoài thời hạn ủy quyền (từ 20/10/2025 đến 26/10/2025).")
    assert refused(plan, history, for_minh(event("opened", police, "nam"))) == "Chưa được ủy quyền làm việc này."


def test_delegations_from_outside_the_case(plan: Plan, submitted: History) -> None:
    """An office may have delegated for all of its cases; next_actions sees it as perform does."""
    police = office_of(plan.stages[0])
    outside = Delegation("commune_police", "minh", "tuan", DAY, DAY)
    opened = for_minh(event("opened", police, "tuan"))
    assert perform(plan, submitted, opened, [outside])
    kinds = {
        day: [
            one.kind
            for one in next_actions(plan, submitted, police, "tuan", on_behalf="minh", day=day, delegations=[outside])
            if one.allowed
        ]
        for day in (None, DAY, DAY + timedelta(days=1))
    }
    assert kinds == {None: ["open", "delegate"], DAY: ["open", "delegate"], DAY + timedelta(days=1): []}


def test_a_head_may_be_stood_in_for(plan: Plan) -> None:
    """A deputy hands in with a delegation, and is refused without one."""
    one = replace(event("submitted", HEAD, "ha"), on_behalf="lan")
    assert refused(plan, (), one) == "Chưa được ủy quyền làm việc này."
    assert perform(plan, (), one, [Delegation("head-1", "lan", "ha", DAY, DAY)])


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ({"delegate": None}, "Ủy quyền phải cho một người khác."),
        ({"delegate": "minh"}, "Ủy quyền phải cho một người khác."),
        ({"first": None}, "Ủy quyền phải có ngày đầu và ngày cuối, ngày cuối không trước ngày đầu."),
        ({"last": None}, "Ủy quyền phải có ngày đầu và ngày cuối, ngày cuối không trước ngày đầu."),
        ({"last": date(2025, 10, 19)}, "Ủy quyền phải có ngày đầu và ngày cuối, ngày cuối không trước ngày đầu."),
        ({"first": date(2025, 10, 1), "last": date(2025, 10, 19)}, "Thời hạn ủy quyền đã qua."),
        ({"delegate": "lan"}, OWN_CASE),
    ],
)
def test_delegations_that_are_refused(
    plan: Plan, submitted: History, changes: dict[str, date | str | None], text: str
) -> None:
    """Another person, two days in order that are not over, and nobody who handed the case in."""
    assert refused(plan, submitted, replace(given(plan, "tuan"), **changes)) == text  # type: ignore[arg-type]


def test_a_delegate_does_not_delegate(plan: Plan, submitted: History) -> None:
    """What was delegated stays with the one it was given to."""
    history = play(plan, given(plan, "tuan"), start=submitted)
    on = replace(given(plan, "nam"), person="tuan", on_behalf="minh")
    assert refused(plan, history, on) == "Người được ủy quyền không ủy quyền lại."


def test_a_delegation_without_dates_in_an_old_history_holds_for_its_day(plan: Plan, submitted: History) -> None:
    """A history that perform did not make gives no more than one day."""
    loose = replace(given(plan, "tuan"), first=None, last=None, delegate=None)
    (found,) = standing(plan, (*submitted, loose)).delegations
    assert (found.first, found.last, found.delegate) == (DAY, DAY, "")


def test_nobody_reviews_an_own_case_by_any_detour(plan: Plan) -> None:
    """Neither who handed in, nor in whose name; nor may they act through another, or for another."""
    police = office_of(plan.stages[0])
    outside = Delegation("head-1", "lan", "ha", DAY, DAY)
    history = perform(plan, (), replace(event("submitted", HEAD, "ha"), on_behalf="lan"), [outside])
    for person in ("lan", "ha"):
        assert refused(plan, history, event("opened", police, person)) == OWN_CASE
        stand_in = Delegation("commune_police", "minh", person, DAY, DAY)
        assert refused(plan, history, for_minh(event("opened", police, person)), stand_in) == OWN_CASE
        through = Delegation("commune_police", person, "tuan", DAY, DAY)
        assert refused(plan, history, replace(event("opened", police, "tuan"), on_behalf=person), through) == OWN_CASE


def test_one_person_does_not_pass_two_levels(plan: Plan, submitted: History) -> None:
    """With two offices, or in another's name, the same eyes do not look twice; others may."""
    chair = office_of(plan.stages[1])
    history = play(plan, *passing(plan, plan.stages[0], "minh"), start=submitted)
    assert refused(plan, history, event("opened", chair, "minh")) == SAME_EYES
    stand_in = Delegation("commune_chair", "hoa", "minh", DAY, DAY)
    assert refused(plan, history, replace(event("opened", chair, "minh"), on_behalf="hoa"), stand_in) == SAME_EYES
    to_minh = replace(event("delegated", chair, "hoa"), delegate="minh", first=DAY, last=DAY)
    assert refused(plan, history, to_minh) == SAME_EYES
    assert play(plan, event("opened", chair, "hoa"), start=history)


def test_the_same_level_may_look_again_after_a_return(plan: Plan, submitted: History) -> None:
    """A new submission starts anew: who approved before may approve at that level again."""
    police, chair = plan.stages[:2]
    history = play(plan, *passing(plan, police, "minh"), start=submitted)
    history = play(
        plan,
        event("opened", office_of(chair), "hoa"),
        event("returned", office_of(chair), "hoa", text="Làm lại"),
        event("submitted", HEAD, "lan"),
        *passing(plan, police, "minh"),
        start=history,
    )
    assert standing(plan, history).stage is chair


@pytest.mark.parametrize(
    ("person", "on_behalf", "text", "source"),
    [
        ("lan", None, OWN_CASE, "mặc định của phần mềm, hai người khác nhau nộp và duyệt"),
        (
            "tuan",
            "minh",
            "Ngoài thời hạn ủy quyền (từ 01/10/2025 đến 02/10/2025, 18/10/2025 đến 19/10/2025).",
            "mặc định của phần mềm, ủy quyền có thời hạn",
        ),
    ],
)
def test_our_own_rules_say_that_they_are_ours(
    plan: Plan, submitted: History, person: str, on_behalf: str | None, text: str, source: str
) -> None:
    """No source asks for four eyes or for dates of a delegation: the reason names the software, and all the dates."""
    outside = [
        Delegation("commune_police", "minh", "tuan", first, first + timedelta(days=1))
        for first in (date(2025, 10, 1), date(2025, 10, 18))
    ]
    one = replace(event("opened", office_of(plan.stages[0]), person), on_behalf=on_behalf)
    with pytest.raises(ActionRefused) as why:
        perform(plan, submitted, one, outside)
    assert (why.value.why.text, why.value.why.citation.text) == (text, source)
