"""What a locality plan is: who decides in which order, the dates, the thresholds, what follows from a grade."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from types import MappingProxyType

from antq_rules.citation import Citation, Reason
from antq_rules.profile import Profile
from antq_rules.rubric import InForce

DOES = ("approve", "decide")
TASKS = ("register", "report", "forward", "recognise", "classify")
OFFICES: Mapping[str, str] = MappingProxyType(
    {
        "head": "Thủ trưởng đơn vị",
        "commune_police": "Công an xã",
        "commune_chair": "UBND xã",
        "district_police": "Công an huyện",
        "district_chair": "UBND huyện",
        "education_office": "Phòng GD&ĐT",
        "education_department": "Sở GD&ĐT",
        "province_police": "Công an tỉnh",
        "province_chair": "UBND tỉnh",
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

    `what` says it in words, `task` is one of TASKS, so that a program knows when it is done.
    """

    id: str
    task: str
    what: str
    who: str
    to: str | None
    before: MonthDay
    year_offset: int
    citation: Citation

    def day_in(self, year: int) -> date:
        """The day before which it must be done, for this assessment year."""
        return self.before.in_year(year + self.year_offset)

    def last_day_in(self, year: int) -> date:
        """The last day on which it is still in time: "trước ngày X" ends with X - 1."""
        return self.day_in(year) - timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Target:
    """What a locality wants to reach; `share` is a percentage where the plan gives one."""

    text: str
    share: Decimal | None
    citation: Citation


@dataclass(frozen=True, slots=True)
class Consequence:
    """What follows for a unit from one of these grades (ids of bands)."""

    grades: tuple[str, ...]
    text: str
    citation: Citation


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

    def invites_unit(self, profile: Profile) -> bool:
        """Whether the plan addresses units like this one."""
        return any(name in self.invites for name in profile.names)

    def outside_scope(self, profile: Profile) -> Reason | None:
        """Why this unit is not bound by the national standard, or None when it is."""
        if self.outside is None or not any(name in self.outside.units for name in profile.names):
            return None
        return Reason(self.outside.text, self.outside.citation)
