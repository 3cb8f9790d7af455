"""Where a case stands after a history, seen from the standing itself: what is there at first, and what goes when."""

from dataclasses import replace
from datetime import timedelta

import pytest

from antq_rules import Event, Office, Plan, Standing, next_actions, perform, standing
from tests.antq_rules.chain import AT, DAY, HEAD, event, office_of, passing, play

History = tuple[Event, ...]


@pytest.fixture
def opened(plan: Plan) -> History:
    """Handed in, and opened by the commune police."""
    return play(plan, event("submitted", HEAD, "lan"), event("opened", office_of(plan.stages[0]), "minh"))


def test_a_case_nobody_touched(plan: Plan) -> None:
    """Nothing is marked, opened, seen, decided, delegated or reopened, and nobody has the case."""
    fresh = Standing(
        state="draft",
        stage=None,
        marks={},
        opened=False,
        submitted=None,
        last=None,
        reopened=(),
        seen=False,
        before=None,
        passed=(),
        delegations=(),
    )
    assert standing(plan, ()) == Standing() == fresh
    assert (fresh.decisions, fresh.outcome, fresh.returned_marks()) == ((), None, ())
    assert "before" not in repr(standing(plan, play(plan, event("submitted", HEAD, "lan"))))


def test_what_an_event_and_an_office_leave_out() -> None:
    """What is not given is not there: no line, points, text, decision, delegation, unit or place."""
    office = Office("police-1", "commune_police")
    assert office == Office("police-1", "commune_police", unit=None, locality=None)
    assert Event("opened", office, "minh", AT) == Event(
        "opened",
        office,
        "minh",
        AT,
        line=None,
        points=None,
        text=None,
        content=None,
        outcome=None,
        number=None,
        decided_on=None,
        delegate=None,
        first=None,
        last=None,
        on_behalf=None,
    )


def test_opened_belongs_to_the_stage_that_opened(plan: Plan, opened: History) -> None:
    """It is on while this stage works, off at the next one, back at the unit, and when all is done."""
    police, chair = (office_of(stage) for stage in plan.stages[:2])
    told = {
        "opened": opened,
        "approved": play(plan, *passing(plan, plan.stages[0], "minh"), start=opened),
        "returned": play(plan, event("returned", police, "minh", text="Làm lại"), start=opened),
    }
    told["refused"] = play(
        plan,
        event("opened", chair, "hoa"),
        replace(event("decided", chair, "hoa"), outcome="refused"),
        start=told["approved"],
    )
    seen = {name: (one.opened, one.seen) for name, one in ((name, standing(plan, had)) for name, had in told.items())}
    assert seen == {
        "opened": (True, True),
        "approved": (False, True),
        "returned": (False, True),
        "refused": (False, True),
    }


def test_who_looks_in_from_elsewhere_opens_nothing(plan: Plan) -> None:
    """An older history may hold the look of another level: the case was seen, its stage has not opened it."""
    submitted = event("submitted", HEAD, "lan")
    now = standing(plan, (submitted, event("opened", office_of(plan.stages[2]), "binh")))
    assert (now.opened, now.seen) == (False, True)


def test_a_delegation_outlives_a_return(plan: Plan, opened: History) -> None:
    """Who may act for minh until the end of the week still may when the case comes back within it."""
    police = office_of(plan.stages[0])
    given = replace(event("delegated", police, "minh"), delegate="tuan", first=DAY, last=DAY + timedelta(days=6))
    history = play(
        plan,
        given,
        event("returned", police, "minh", text="Làm lại"),
        event("submitted", HEAD, "lan"),
        start=opened,
    )
    assert [one.delegate for one in standing(plan, history).delegations] == ["tuan"]
    assert perform(plan, history, replace(event("opened", police, "tuan"), on_behalf="minh"))


def test_a_mark_without_a_line_in_an_old_history(plan: Plan, opened: History) -> None:
    """A history that perform did not make may hold a mark of nothing: it stands for no line of the form."""
    marked = standing(plan, (*opened, event("agreed", office_of(plan.stages[0]), "minh")))
    assert list(marked.marks) == [""]


def test_a_level_that_is_gone_from_the_plan_changes_nothing(plan: Plan, opened: History) -> None:
    """Its approval in an old history leaves the case where it is, opened as it was."""
    district = Office("d", "district_police")
    now = standing(plan, (*opened, event("approved", district, "ha")))
    assert (now.state, now.stage, now.opened, len(now.passed)) == ("waiting", plan.stages[0], True, 1)


def test_an_office_that_sits_at_two_stages(plan: Plan) -> None:
    """What it may do is what the stage at which the case waits does; elsewhere, what its first stage does."""
    police, chair = plan.stages[:2]
    twice = replace(plan, stages=(replace(chair, id="xem", does="approve"), police, chair))
    office = office_of(chair)

    def kinds(history: History) -> list[str]:
        return [one.kind for one in next_actions(twice, history, office, "hoa")]

    submitted = play(twice, event("submitted", HEAD, "lan"))
    second = play(twice, *passing(twice, twice.stages[0], "hoa"), start=submitted)
    third = play(twice, *passing(twice, police, "minh"), start=second)
    assert [kinds(one)[2] for one in (submitted, second, third)] == ["approve", "approve", "decide"]
    assert [one.kind for one in next_actions(plan, submitted, office_of(plan.stages[1]), "hoa")] == [
        "open",
        "mark",
        "decide",
        "return",
        "delegate",
    ]
