"""What an all-must-hold checklist is: its criteria, for whom each is asked, and what it says besides."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from antq_rules.citation import Citation, Reason
from antq_rules.errors import UnknownRule
from antq_rules.plan import Condition, Scope
from antq_rules.profile import Profile
from antq_rules.rubric import InForce

CRITERION_ASKS = ("met", "happened", "percent")
COMPLETE = "complete"
INCOMPLETE = "incomplete"


@dataclass(frozen=True, slots=True)
class Where:
    """Where a criterion is asked, in the words of the rule ("nơi có tổ chức Đảng") and as facts of the profile.

    `claim` is true where no fact tells: the unit itself then says that it does not apply, with a reason.
    """

    says: str
    party: bool | None = None
    guards: bool | None = None
    levels: tuple[str, ...] = ()
    claim: bool = False

    def holds(self, profile: Profile) -> bool:
        """Whether a unit of this profile is asked; a school of unknown level is."""
        facts = ((self.party, profile.party), (self.guards, profile.guards))
        if any(wanted is not None and wanted != there for wanted, there in facts):
            return False
        return not self.levels or profile.level is None or profile.level in self.levels


@dataclass(frozen=True, slots=True, eq=False)
class Criterion:
    """One line of the checklist, or a heading with `criteria` under it and no `ask`.

    `excuse` is the exception under which an incident does not count, `remedy` what to do when the line fails.
    """

    id: str
    text: str
    ask: str | None
    citation: Citation
    criteria: tuple["Criterion", ...] = ()
    where: Where | None = None
    threshold: int | None = None
    excuse: str | None = None
    remedy: str | None = None
    notes: tuple[str, ...] = ()

    def asked_of(self, profile: Profile) -> bool:
        """Whether this line is asked of a unit of this profile."""
        return self.where is None or self.where.holds(profile)


@dataclass(frozen=True, slots=True, eq=False)
class Checklist:
    """The criteria for these kinds of unit: one article of the standard."""

    id: str
    kinds: tuple[str, ...]
    title: str
    citation: Citation
    criteria: tuple[Criterion, ...]

    @property
    def lines(self) -> tuple[Criterion, ...]:
        """The criteria that are asked, in the order of the article."""
        return tuple(one for one in _walk(self.criteria) if not one.criteria)


@dataclass(frozen=True, slots=True)
class StandardExample:
    """A worked example: answers as in JSON and the verdict they must give.

    With `others` every line asked and not answered is taken as met.
    """

    says: str
    profile: Profile
    answers: Mapping[str, object]
    others: bool
    verdict: str
    failed: tuple[str, ...]
    unanswered: tuple[str, ...]
    at: int


@dataclass(frozen=True, slots=True)
class RegistrationExample:
    """A worked example: what last year brought, and whether the unit may register."""

    says: str
    t1: str | None
    t2: str | None
    may_register: bool
    at: int


@dataclass(frozen=True, slots=True, eq=False)
class Standard:
    """One standard: T1 or T3. An `incomplete` one is never judged, because criteria are missing from it."""

    id: str
    title: str
    track: str
    status: str
    in_force: InForce
    source: Citation
    read: date | None
    published: date | None
    outside: Scope | None
    armed_forces: Reason | None
    checklists: tuple[Checklist, ...]
    conditions: tuple[Condition, ...]
    registration: Reason | None
    decision: Reason | None
    dossier: tuple[str, ...]
    notes: tuple[str, ...]
    examples: tuple[StandardExample, ...]
    registrations: tuple[RegistrationExample, ...]
    hash: str

    def checklist(self, profile: Profile) -> Checklist:
        """The criteria for units of this kind; raises UnknownRule when the standard has none for it."""
        for one in self.checklists:
            if profile.kind in one.kinds:
                return one
        raise UnknownRule("checklist", profile.kind, tuple(kind for one in self.checklists for kind in one.kinds))


def _walk(criteria: tuple[Criterion, ...]) -> Iterator[Criterion]:
    for one in criteria:
        yield one
        yield from _walk(one.criteria)
