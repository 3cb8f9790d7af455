"""Every state a case can be in under a plan, written into the database as its logs."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from antq_rules import Office, Plan, Profile, Rubric, Stage, to_json
from antq_rules.review import Event, perform, standing
from bot.conversation.cards.scores import superior_card
from bot.conversation.journeys.reviewing import granted
from bot.loading import case_file
from storage.unit_of_work import Work
from tests.authority.people import HOME, UNIT, near, office_id, passer
from tests.conversation.cases import best
from tests.walker import MONDAY, SHELF

CASE, LINE = f"{UNIT}-2025", "3"
BEGUN = MONDAY - timedelta(days=30)
LATE = MONDAY + timedelta(days=40)  # after the last day to hand in of every plan
PROFILE = Profile("school", level="thcs")
FILE = b"%PDF-1.7 the evidence"
DIGEST = sha256(FILE).hexdigest()
_WHAT = Office(f"head@{UNIT}", "head", UNIT, HOME)


@dataclass(frozen=True, slots=True)
class CaseState:
    """A state to try things in.

    `stage` is where the case waits; `sight` what its office has done there: nothing ("unseen"), "opened", "judged"
    every line, or "marked" one for return. `decided` says that a lower level has decided, `late` that it is after the
    last day; `steps` is how the case came here.
    """

    name: str
    steps: tuple[str, ...] = ()
    stage: Stage | None = None
    sight: str = ""
    decided: bool = False
    late: bool = False

    @property
    def now(self) -> datetime:
        """When things are tried."""
        return LATE if self.late else MONDAY

    def passed_by(self, plan: Plan) -> frozenset[str]:
        """The kinds of office that have let the case pass since it was handed in."""
        done = self.steps[max((place for place, step in enumerate(self.steps) if step == "submit"), default=0) :]
        return frozenset(stage.office for stage in plan.stages if f"pass {stage.id}" in done)


def states(plan: Plan) -> Iterator[CaseState]:
    """All of them, from the unit that has not begun to the case that is finished."""
    yield CaseState("not begun")
    for late in (False, True):
        yield CaseState("draft" + " late" * late, ("begin",), late=late)
    first = plan.stages[0]
    handed_in = ("begin", "submit")
    yield CaseState("handed in late", handed_in, first, "unseen", late=True)
    yield CaseState("taken back", (*handed_in, "withdraw"))
    looked = (*handed_in, f"open {first.id}")
    yield CaseState("lines returned", (*looked, f"mark {first.id}", f"return {first.id}"))
    yield CaseState("returned whole", (*looked, f"return {first.id}"))
    yield CaseState("handed in again", (*looked, f"return {first.id}", "submit"), first, "unseen")
    steps: tuple[str, ...] = handed_in
    decided = False
    for stage in plan.stages:
        yield CaseState(f"at {stage.id}", steps, stage, "unseen", decided)
        opened: tuple[str, ...] = (*steps, f"open {stage.id}")
        yield CaseState(f"opened by {stage.id}", opened, stage, "judged" if stage is not first else "opened", decided)
        if not decided:
            yield CaseState(f"marked by {stage.id}", (*opened, f"mark {stage.id}"), stage, "marked")
        if stage is first:
            opened = (*opened, f"judge {stage.id}")
            yield CaseState(f"judged by {stage.id}", opened, stage, "judged", decided)
        if stage.does == "decide":
            yield CaseState(f"refused by {stage.id}", (*opened, f"refuse {stage.id}"))
        steps, decided = (*opened, f"pass {stage.id}"), decided or stage.does == "decide"
    yield CaseState("finished", steps)


def rubric_of(plan: Plan) -> Rubric:
    """The rubric of the plan's cases."""
    assert plan.rubric
    return SHELF.rubric(plan.rubric)


def write(work: Work, plan: Plan, state: CaseState) -> None:
    """Bring the case of UNIT into this state."""
    for number, step in enumerate(state.steps):
        at = (LATE if state.late and step == "submit" else BEGUN) + timedelta(minutes=number)
        _WAYS[step.partition(" ")[0]](work, plan, step.partition(" ")[2], at)
    if "submit" in state.steps:
        history = work.reviews.history(CASE)
        now = standing(plan, history)
        assert (now.stage.id if now.stage else None) == (state.stage.id if state.stage else None), state.name
        work.cases.mark(CASE, now.state, now.stage.id if now.stage else None, state.now)


def _begin(work: Work, plan: Plan, _stage: str, at: datetime) -> None:
    head, rubric = _WHAT.id, rubric_of(plan)
    work.cases.open(CASE, HOME, UNIT, MONDAY.year, rubric.id, plan.id, at)
    work.answers.append(CASE, "", "profile", json.dumps(PROFILE.to_json()), head, head, at)
    for line in rubric.scored:
        work.answers.append(CASE, line.id, "answer", json.dumps(to_json(best(line, PROFILE))), head, head, at)
        work.answers.append(CASE, line.id, "note", '"có văn bản"', head, head, at)
    work.files.keep(DIGEST, "application/pdf", FILE, at)
    work.files.record(CASE, LINE, "added", DIGEST, "bien-ban.pdf", head, head, at)


def _do(work: Work, plan: Plan, *events: Event) -> None:
    history = work.reviews.history(CASE)
    for number, event in enumerate(events, len(history) + 1):
        history = perform(plan, history, event)
        work.reviews.append(CASE, number, event)


def _submit(work: Work, plan: Plan, _stage: str, at: datetime) -> None:
    row = work.cases.find(CASE)
    assert row is not None
    total = case_file(work, row, SHELF).card.total
    _do(work, plan, Event("submitted", _WHAT, _WHAT.id, at, points=total))


def _withdraw(work: Work, plan: Plan, _stage: str, at: datetime) -> None:
    _do(work, plan, Event("withdrawn", _WHAT, _WHAT.id, at))


def _event(plan: Plan, kind: str, stage: str, at: datetime, **other: object) -> Event:
    office = next(each.office for each in plan.stages if each.id == stage)
    place = near(office)
    return Event(kind, Office(office_id(office, place), office, None, place), passer(office), at, **other)  # type: ignore[arg-type]


def _open(work: Work, plan: Plan, stage: str, at: datetime) -> None:
    _do(work, plan, _event(plan, "opened", stage, at))


def _judge(work: Work, plan: Plan, stage: str, at: datetime) -> None:
    row = work.cases.find(CASE)
    assert row is not None
    case = case_file(work, row, SHELF)
    _do(
        work,
        plan,
        *(
            _event(plan, "agreed", stage, at, line=line.id, points=granted(case, line))
            for line in rubric_of(plan).scored
        ),
    )


def _mark(work: Work, plan: Plan, stage: str, at: datetime) -> None:
    _do(work, plan, _event(plan, "line_returned", stage, at, line=LINE, text="bổ sung ảnh"))


def _return(work: Work, plan: Plan, stage: str, at: datetime) -> None:
    _do(work, plan, _event(plan, "returned", stage, at, text="bổ sung biên bản"))


def _pass(work: Work, plan: Plan, stage: str, at: datetime) -> None:
    if next(each.does for each in plan.stages if each.id == stage) == "decide":
        _decide(work, plan, stage, at, "recognised")
        return
    _do(work, plan, _event(plan, "approved", stage, at, points=_given(work)))


def _refuse(work: Work, plan: Plan, stage: str, at: datetime) -> None:
    _decide(work, plan, stage, at, "refused")


def _decide(work: Work, plan: Plan, stage: str, at: datetime, outcome: str) -> None:
    text = "thiếu biên bản" if outcome == "refused" else None
    about = {"outcome": outcome, "number": "7/QĐ-UBND", "decided_on": at.date(), "text": text}
    _do(work, plan, _event(plan, "decided", stage, at, points=_given(work), **about))


def _given(work: Work) -> object:
    row = work.cases.find(CASE)
    assert row is not None
    return superior_card(case_file(work, row, SHELF)).total


_WAYS = {
    "begin": _begin,
    "submit": _submit,
    "withdraw": _withdraw,
    "open": _open,
    "judge": _judge,
    "mark": _mark,
    "return": _return,
    "pass": _pass,
    "refuse": _refuse,
}
