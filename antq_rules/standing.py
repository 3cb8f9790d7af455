"""Where a case stands: the events of its history, read one after the other."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from types import MappingProxyType

from antq_rules.plan import Plan, Stage

VERDICTS = MappingProxyType({"agreed": "agreed", "rescored": "rescored", "line_returned": "returned"})
OUTCOMES: Mapping[str, str] = MappingProxyType({"recognised": "Công nhận", "refused": "Không công nhận"})


@dataclass(frozen=True, slots=True)
class Office:
    """An office in the chain; `kind` is one of plan.OFFICES, unit and locality say whose it is."""

    id: str
    kind: str
    unit: str | None = None
    locality: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened to a case; `content` is the code of what was acted on.

    A decision carries `outcome` (one of OUTCOMES), `number` and `decided_on`; a delegation `delegate`, `first` and
    `last`; what a delegate does carries `on_behalf`, the person whose authority it is.
    """

    kind: str
    office: Office
    person: str
    at: datetime
    line: str | None = None
    points: Decimal | None = None
    text: str | None = None
    content: str | None = None
    outcome: str | None = None
    number: str | None = None
    decided_on: date | None = None
    delegate: str | None = None
    first: date | None = None
    last: date | None = None
    on_behalf: str | None = None

    @property
    def people(self) -> frozenset[str]:
        """Who stands behind the event: the person, and the one in whose name the person acted."""
        return frozenset(one for one in (self.person, self.on_behalf) if one)


@dataclass(frozen=True, slots=True)
class Delegation:
    """A person of an office lets another act in the office's name, from `first` to `last`, both included."""

    office: str
    giver: str
    delegate: str
    first: date
    last: date

    def covers(self, day: date) -> bool:
        """Whether the delegate may act on this day."""
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class Mark:
    """What a reviewer said about one line: agreed, rescored (with points) or returned (with a comment)."""

    line: str
    verdict: str
    points: Decimal | None
    text: str | None
    event: Event


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a case is: draft, waiting (at `stage`), returned or finished.

    `opened` says whether this stage has opened the case, `seen` whether anybody has since it was submitted. `passed`
    are the approvals and decisions since then; `delegations` those given in this case.
    """

    state: str = "draft"
    stage: Stage | None = None
    marks: Mapping[str, Mark] = field(default_factory=dict)
    opened: bool = False
    submitted: Event | None = None
    last: Event | None = None
    reopened: tuple[str, ...] = ()
    seen: bool = False
    before: "Standing | None" = field(default=None, repr=False)
    passed: tuple[Event, ...] = ()
    delegations: tuple[Delegation, ...] = ()

    @property
    def decisions(self) -> tuple[Event, ...]:
        """The decisions taken on the case, the first one first."""
        return tuple(event for event in self.passed if event.kind == "decided")

    @property
    def outcome(self) -> str | None:
        """What was last decided, one of OUTCOMES; None while nothing is, or where the decision does not say."""
        return self.decisions[-1].outcome if self.decisions else None

    def may_change(self, line: str) -> bool:
        """Whether the unit may change this line now: all in a draft, else those returned (all if none is named)."""
        return self.state == "draft" or (self.state == "returned" and (not self.reopened or line in self.reopened))

    def returned_marks(self) -> tuple[str, ...]:
        """The lines marked as returned, in the order they were first marked."""
        return tuple(line for line, mark in self.marks.items() if mark.verdict == "returned")


def standing(plan: Plan, history: Sequence[Event]) -> Standing:
    """Where the case stands after this history, which `review.perform` let through event by event.

    A level that has since gone from the plan leaves its marks and nothing else to wait for.
    """
    now = Standing()
    for event in history:
        now = replace(_after(plan, now, event), last=event)
    return now


def _after(plan: Plan, now: Standing, event: Event) -> Standing:
    match event.kind:
        case "submitted":
            kept = _kept(now) if now.reopened else {}
            stage = plan.stages[0] if plan.stages else None
            state = "waiting" if stage else "finished"
            return Standing(state, stage, kept, submitted=event, before=now, delegations=now.delegations)
        case "withdrawn":
            return now.before or Standing()
        case "opened":
            theirs = now.stage is not None and event.office.kind == now.stage.office
            return replace(now, opened=now.opened or theirs, seen=True)
        case "agreed" | "rescored" | "line_returned":
            mark = Mark(event.line or "", VERDICTS[event.kind], event.points, event.text, event)
            return replace(now, marks={**now.marks, mark.line: _newest(now.marks.get(mark.line), mark)})
        case "delegated":
            return replace(now, delegations=(*now.delegations, delegation_of(event)))
        case "approved" | "decided":
            return _passed(plan, replace(now, passed=(*now.passed, event)), event)
        case "returned":
            return replace(now, state="returned", stage=None, opened=False, reopened=now.returned_marks())
    raise ValueError(f"no event is called {event.kind!r}")


def delegation_of(event: Event) -> Delegation:
    """The delegation that an event of this kind gives; without dates it holds on its own day only."""
    day = event.at.date()
    return Delegation(event.office.id, event.person, event.delegate or "", event.first or day, event.last or day)


def _newest(earlier: Mark | None, mark: Mark) -> Mark:
    """The mark that now holds: who agrees after another office has rescored agrees to the points that office gave."""
    if earlier and earlier.verdict == "rescored" and mark.verdict == "agreed":
        same = earlier.event.office.kind == mark.event.office.kind
        return mark if same else earlier
    return mark


def _kept(now: Standing) -> dict[str, Mark]:
    """The marks that outlive a resubmission: those of the lines that were not sent back."""
    return {line: mark for line, mark in now.marks.items() if line not in now.reopened}


def _passed(plan: Plan, now: Standing, event: Event) -> Standing:
    """At the next stage, or finished after the last one and after a refusal."""
    ids = [stage.id for stage in plan.stages]
    if ids and event.office.kind not in {stage.office for stage in plan.stages}:
        return now
    following = ids.index(now.stage.id) + 1 if now.stage else len(ids)
    if following >= len(ids) or event.outcome == "refused":
        return replace(now, state="finished", stage=None, opened=False)
    return replace(now, stage=plan.stages[following], opened=False)
