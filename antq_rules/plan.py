"""What a locality plan is: who decides in which order, the dates, the thresholds, what follows from a grade."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from types import MappingProxyType

from antq_rules.citation import Citation, Reason
from antq_rules.errors import UnknownRule
from antq_rules.profile import Profile
from antq_rules.rubric import InForce

DOES = ("approve", "decide")
TASKS = ("register", "report", "forward", "recognise", "classify")
TRACKS = ("t1", "t2", "t3")
MEASURES = ("registered", "recognised", "exemplar")
OFFICES: Mapping[str, str] = MappingProxyType(
    {
        "head": "Thủ trưởng đơn vị",
        "commune_police": "Công an xã",
        "commune_chair": "UBND xã",
        "district_police": "Công an huyện",
        "district_chair": "UBND huyện",
        "district_board": "Ban Chỉ đạo 138 quận, huyện",
        "education_office": "Phòng GD&ĐT",
        "education_department": "Sở GD&ĐT",
        "province_police": "Công an tỉnh",
        "province_chair": "UBND tỉnh",
        "province_department": "Sở, ban, ngành của tỉnh",
    }
)


@dataclass(frozen=True, slots=True)
class Stage:
    """One office in the chain: it approves (passes on) or decides (recognises)."""

    id: str
    office: str
    does: str
    name: str
    citation: Citation


@dataclass(frozen=True, slots=True)
class Band:
    """One grade: every total from `low` points up to the next band belongs to it."""

    id: str
    name: str
    low: Decimal


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The grades from the highest to the lowest; `confirmed` is false until the commune police name a document."""

    confirmed: bool
    bands: tuple[Band, ...]
    citation: Citation


@dataclass(frozen=True, slots=True)
class MonthDay:
    """A day of every year."""

    month: int
    day: int

    def in_year(self, year: int) -> date:
        """The day in that year."""
        return date(year, self.month, self.day)


@dataclass(frozen=True, slots=True)
class DateRule:
    """Something to be done before a day of the year; `who` and `to` are kinds of office (see OFFICES).

    `what` says it in words, `task` is one of TASKS, so that a program knows when it is done; `track` is one of
    TRACKS where the date is for one of them only.
    """

    id: str
    task: str
    what: str
    who: str
    to: str | None
    before: MonthDay
    year_offset: int
    citation: Citation
    track: str | None = None

    def day_in(self, year: int) -> date:
        """The day before which it must be done, for this assessment year."""
        return self.before.in_year(year + self.year_offset)

    def last_day_in(self, year: int) -> date:
        """The last day on which it is still in time: "trước ngày X" ends with X - 1."""
        return self.day_in(year) - timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Target:
    """What a locality wants to reach: at least `share` percent of its units, or `count` units, of one of MEASURES.

    `rises` means more than the year before. A target without a measure is words only.
    """

    text: str
    share: Decimal | None
    citation: Citation
    measure: str | None = None
    count: int | None = None
    rises: bool = False


@dataclass(frozen=True, slots=True)
class Consequence:
    """What follows for a unit from one of these grades (ids of bands)."""

    grades: tuple[str, ...]
    text: str
    citation: Citation


@dataclass(frozen=True, slots=True)
class Condition:
    """What last year must have brought before a unit may register for T3: T1, or T2 with one of these grades."""

    needs: str
    grades: tuple[str, ...]
    text: str
    citation: Citation


@dataclass(frozen=True, slots=True)
class Reward:
    """What can be won; `once` leaves out who was already proposed for it in the same year."""

    text: str
    citation: Citation
    once: bool = False


@dataclass(frozen=True, slots=True)
class OtherChain:
    """The stages for units that another level manages."""

    id: str
    units: str
    stages: tuple[Stage, ...]


@dataclass(frozen=True, slots=True)
class Scope:
    """The units a rule does not bind, named as `Profile.names` names them."""

    units: tuple[str, ...]
    text: str
    citation: Citation


@dataclass(frozen=True, slots=True)
class PlanExample:
    """A worked example of a plan file: a total with its grade, or a deadline of a year with its last day."""

    says: str
    total: Decimal | None
    grade: str | None
    year: int | None
    deadline: str | None
    last_day: date | None
    at: int


@dataclass(frozen=True, slots=True, eq=False)
class Plan:
    """One locality's plan; `lines` are the ids of the scored lines of its rubric, in the order of the form."""

    id: str
    title: str
    locality: str
    in_force: InForce
    source: Citation
    parents: tuple[str, ...]
    rubric: str | None
    stages: tuple[Stage, ...]
    dates: tuple[DateRule, ...]
    thresholds: Thresholds
    steps: Mapping[str, Decimal]
    dossier: tuple[str, ...]
    targets: tuple[Target, ...]
    consequences: tuple[Consequence, ...]
    invites: tuple[str, ...]
    notes: tuple[str, ...]
    examples: tuple[PlanExample, ...]
    hash: str
    read: date | None = None
    outside: Scope | None = None
    lines: tuple[str, ...] = ()
    tracks: tuple[str, ...] = ()
    conditions: tuple[Condition, ...] = ()
    rewards: tuple[Reward, ...] = ()
    decision: Reason | None = None
    other_chains: tuple[OtherChain, ...] = ()
    published: date | None = None

    def with_chain(self, chain: str) -> "Plan":
        """The plan for units of another level, by the id of their chain; raises UnknownRule."""
        for other in self.other_chains:
            if other.id == chain:
                return replace(self, stages=other.stages)
        raise UnknownRule("chain", chain, tuple(other.id for other in self.other_chains))

    def without(self, *offices: str) -> "Plan":
        """The plan where these levels are absent: no stage, no date of theirs; the next level gets what went to them.

        Raises ValueError when nobody would be left to review.
        """
        stages = tuple(stage for stage in self.stages if stage.office not in offices)
        if not stages:
            raise ValueError("no level of the chain is left")
        dates = tuple(
            replace(rule, to=self._next_present(rule.to, offices)) if rule.to in offices else rule
            for rule in self.dates
            if rule.who not in offices
        )
        return replace(self, stages=stages, dates=dates)

    def _next_present(self, office: str | None, absent: tuple[str, ...]) -> str | None:
        """The first office above this one in the chain that is there."""
        chain = [stage.office for stage in self.stages]
        above = chain[chain.index(office) + 1 :] if office in chain else []
        return next((one for one in above if one not in absent), None)

    def invites_unit(self, profile: Profile) -> bool:
        """Whether the plan addresses units like this one."""
        return any(name in self.invites for name in profile.names)

    def outside_scope(self, profile: Profile) -> Reason | None:
        """Why this unit is not bound by the national standard, or None when it is."""
        if self.outside is None or not any(name in self.outside.units for name in profile.names):
            return None
        return Reason(self.outside.text, self.outside.citation)
