"""What a rubric is: the lines of the form, how each is asked, and what it can bring."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from antq_rules.citation import Citation
from antq_rules.errors import UnknownRule
from antq_rules.profile import Profile

ASKS = ("points", "percent", "met", "happened", "rating", "tax", "status", "counts")
RATINGS = ("excellent", "good", "completed", "failed")
STATUSES = ("recognised", "proposed", "refused")
FULL_MARKS = Decimal(100)


@dataclass(frozen=True, slots=True)
class InForce:
    """The days a rule holds: from `start` to `end`, both included; no end means it still holds."""

    start: date
    end: date | None = None

    def covers(self, day: date) -> bool:
        """Whether the rule holds on this day."""
        return self.start <= day and (self.end is None or day <= self.end)


@dataclass(frozen=True, slots=True)
class Case:
    """One way a line is asked, for units whose profile matches every fact that is not None."""

    ask: str
    party: bool | None = None
    union: bool | None = None
    guards: bool | None = None

    def holds(self, profile: Profile) -> bool:
        """Whether a unit of this profile is asked this way."""
        facts = ((self.party, profile.party), (self.union, profile.union), (self.guards, profile.guards))
        return all(wanted is None or wanted == there for wanted, there in facts)


@dataclass(frozen=True, slots=True)
class Example:
    """A worked example of a rubric file: answers as in JSON and the result they must give."""

    says: str
    profile: Profile
    answers: Mapping[str, object]
    total: Decimal
    low: Decimal
    high: Decimal
    provisional: tuple[str, ...]
    at: int


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """One line of the form. A group has `lines` and no `ask`; the others are scored, in points.

    `step` is the smallest share of a point a score moves in, `claim_step` the same for a claim below the threshold.
    `undoable` is false where what happened cannot be made good within the year. `not_applicable` is the usual reason
    why the line does not apply to a unit.
    """

    id: str
    text: str
    max: Decimal
    ask: str | None
    parent: str | None
    lines: tuple["Line", ...]
    step: Decimal
    threshold: Decimal | None
    may_not_apply: bool
    undoable: bool
    effort: int
    evidence: str | None
    asks: str | None
    citation: Citation
    notes: tuple[str, ...] = ()
    remedy: str | None = None
    cases: tuple[Case, ...] = ()
    enough: str | None = None
    each: tuple[Decimal, Decimal] | None = None
    claim_step: Decimal = Decimal("0.5")
    not_applicable: str | None = None

    def ask_for(self, profile: Profile) -> str:
        """The kind of question for this unit; "not_applicable" where no other kind applies to it."""
        if not self.cases:
            return self.ask or "not_applicable"
        return next((case.ask for case in self.cases if case.holds(profile)), "not_applicable")


@dataclass(frozen=True, slots=True, eq=False)
class Rubric:
    """One dated version of the form; `hash` is the fingerprint of its file."""

    id: str
    title: str
    in_force: InForce
    source: Citation
    read: date | None
    lines: tuple[Line, ...]
    notes: tuple[str, ...]
    examples: tuple[Example, ...]
    hash: str
    applies_to: tuple[str, ...]
    locality: str | None = None
    published: date | None = None
    scored: tuple[Line, ...] = field(init=False)
    by_id: Mapping[str, Line] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        every = tuple(_walk(self.lines))
        object.__setattr__(self, "scored", tuple(line for line in every if not line.lines))
        object.__setattr__(self, "by_id", {line.id: line for line in every})

    @property
    def groups(self) -> tuple[Line, ...]:
        """The lines that are only headings, in the order of the form."""
        return tuple(line for line in self.lines if line.lines)

    @property
    def max(self) -> Decimal:
        """The most points a unit can have; the loader proves that it is 100."""
        return sum((line.max for line in self.lines), Decimal(0))

    def line(self, id: str) -> Line:  # noqa: A002 - the field is called id everywhere
        """The line (or group) of this id; raises UnknownRule."""
        try:
            return self.by_id[id]
        except KeyError:
            raise UnknownRule("line", id, tuple(line.id for line in self.scored)) from None


def _walk(lines: tuple[Line, ...]) -> Iterator[Line]:
    for line in lines:
        yield line
        yield from _walk(line.lines)
