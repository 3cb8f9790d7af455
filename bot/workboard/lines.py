"""The rows of the board: units with where their cases stand, and how many stand where."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property

from antq_rules import Plan, Stage, grade
from bot.conversation.world import Unit
from storage.models import BoardEvent

NOT_BEGUN, DRAFT, RETURNED, WAITING, FINISHED = "none", "draft", "returned", "waiting", "finished"
DONE = frozenset({WAITING, FINISHED})
LATE = "late"


@dataclass(frozen=True, slots=True)
class Passed:
    """What the case was handed in with and let pass with: totals in points, None where there is none (yet)."""

    own: Decimal | None = None
    given: Decimal | None = None
    outcome: str | None = None
    handed_in: datetime | None = None


@dataclass(frozen=True)
class UnitLine:
    """One unit with its case of the year.

    `place` is its commune's id, `plan` the plan the case follows, `tracks` what the unit is registered for, `due` the
    last day to hand in, `today` the day the line is for. `mine` says that the case waits for the person who looks.
    """

    unit: Unit
    place: str
    place_name: str
    plan: Plan
    tracks: frozenset[str]
    today: date
    due: date | None = None
    case: str | None = None
    state: str = NOT_BEGUN
    stage: Stage | None = None
    passed: Passed = Passed()
    flags: tuple[str, ...] = ()
    changed: datetime | None = None
    mine: bool = False

    @property
    def done(self) -> bool:
        """Whether the unit has handed in."""
        return self.state in DONE

    @property
    def left(self) -> int | None:
        """Days left to hand in, negative after the last day; None once handed in, or where there is no date."""
        return None if self.done or self.due is None else (self.due - self.today).days

    @property
    def overdue(self) -> bool:
        """Whether the last day has passed without the unit."""
        return self.left is not None and self.left < 0

    @cached_property
    def grade(self) -> str | None:
        """The grade's name by the superior's total, by the unit's own before there is one."""
        total = self.passed.own if self.passed.given is None else self.passed.given
        return None if total is None else grade(total, self.plan.thresholds).name


@dataclass(frozen=True, slots=True)
class Totals:
    """How many units there are, and how many of them stand where; `late` are those not done after the last day."""

    count: int = 0
    submitted: int = 0
    doing: int = 0
    none: int = 0
    late: int = 0
    returned: int = 0
    mine: int = 0
    recognised: int = 0
    refused: int = 0
    registered: int = 0


def as_watched(line: UnitLine) -> UnitLine:
    """The line for who only looks: flags are the reviewers' business, and what lies with the unit is the unit's."""
    at_it = line.state in {DRAFT, RETURNED}
    case = None if line.state == DRAFT else line.case
    return replace(line, case=case, flags=(), changed=None if at_it else line.changed)


def totals(lines: Iterable[UnitLine], track: str) -> Totals:
    """Count the lines; `registered` are those registered for this track."""
    here = list(lines)
    outcomes = [line.passed.outcome for line in here if line.done]
    states = [line.state for line in here]
    done = sum(state in DONE for state in states)
    none = states.count(NOT_BEGUN)
    return Totals(
        count=len(here),
        submitted=done,
        doing=len(here) - done - none,
        none=none,
        late=sum(line.overdue for line in here),
        returned=states.count(RETURNED),
        mine=sum(line.mine for line in here),
        recognised=outcomes.count("recognised"),
        refused=outcomes.count("refused"),
        registered=sum(track in line.tracks for line in here),
    )


def passed_by_case(events: Iterable[BoardEvent]) -> Mapping[str, Passed]:
    """By case what its last handing in and what came after it say; the events are in the order of the histories."""
    found: dict[str, Passed] = {}
    for event in events:
        before = found.get(event.case, Passed())
        if event.kind == "submitted":
            found[event.case] = Passed(event.points, handed_in=event.at)
        else:
            given = before.given if event.points is None else event.points
            found[event.case] = Passed(before.own, given, event.outcome or before.outcome, before.handed_in)
    return found
