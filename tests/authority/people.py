"""Two provinces with every office there is, and the people who hold, lend, held or will hold them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from antq_rules.plan import OFFICES, Plan
from bot.conversation.journeys.joining import TEXT_VERSION
from bot.conversation.offices import BOARD
from storage.unit_of_work import Work
from tests.walker import MONDAY

TODAY = MONDAY.date()
SINCE, YESTERDAY, TOMORROW = date(2020, 1, 1), TODAY - timedelta(days=1), TODAY + timedelta(days=1)
LONG = TODAY + timedelta(days=60)
PROVINCES = ("tinh-a", "tinh-b")
COMMUNES = {"xa-a1": "tinh-a", "xa-a2": "tinh-a", "xa-b1": "tinh-b"}
HOME, UNIT = "xa-a1", "thcs-a1"
UNITS = {"thcs-a1": "xa-a1", "th-a1": "xa-a1", "thcs-a2": "xa-a2", "thcs-b1": "xa-b1"}
OVER_HOME = (HOME, COMMUNES[HOME])
PROVINCIAL = ("province_police", "province_chair", "province_department", "education_department")
HEAD, REVIEWERS = "head", tuple(kind for kind in OFFICES if kind != "head")


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who tries something.

    `seats` are the offices (kind, place) they may act from today, `unit` the unit they are a head of; `claims` is the
    office they act from or pretend to. `own` says that the case of UNIT is theirs, or that of the person in whose name
    they act; `passed` is the kind of office from which they have let it pass. `here` tells whether an office of theirs
    is over HOME or in UNIT, so that its case is no secret to them, `lent` that the office they claim is not their own.
    `watches` is the place on whose steering board they sit.
    """

    id: str
    claims: str
    seats: tuple[tuple[str, str], ...] = ()
    unit: str | None = None
    own: bool = False
    passed: str | None = None
    lent: bool = False
    watches: str | None = None

    @property
    def here(self) -> bool:
        """Whether the cases of HOME are no secret to them."""
        return any(place in OVER_HOME for _, place in self.seats) or self.unit == UNIT or self.watches == HOME


def office_id(kind: str, place: str) -> str:
    """The id of a locality's office."""
    return f"{kind}@{place}"


def places_of(kind: str) -> tuple[str, ...]:
    """Where there is an office of this kind: in every commune, or in every province."""
    return PROVINCES if kind in PROVINCIAL else tuple(COMMUNES)


def settle(work: Work, plan: Plan) -> None:
    """Enter localities, units and offices, and one person for each office whose id is the office's."""
    for province in PROVINCES:
        work.places.add_locality(province, f"Tỉnh {province}", "province", None, plan.id)
    for commune, province in COMMUNES.items():
        work.places.add_locality(commune, f"Xã {commune}", "commune", province, plan.id)
    for unit, commune in UNITS.items():
        work.places.add_unit(unit, commune, f"Trường {unit}", "Thôn 1", "school", "thcs")
        _office(work, HEAD, commune, f"head@{unit}", unit)
    for kind in REVIEWERS:
        for place in places_of(kind):
            _office(work, kind, place, office_id(kind, place))
    for place in COMMUNES:
        _office(work, BOARD, place, office_id(BOARD, place))
    for who in ("pho-hieu-truong", "khach", "nguoi-cu", *_named(plan)):
        _person(work, who)
    work.places.appoint(f"head@{UNIT}", "pho-hieu-truong", SINCE)
    work.delegations.give(f"head@{UNIT}", "nguoi-cu", "khach", SINCE, LONG, "loan number 1", MONDAY)
    for stage in plan.stages:
        _around(work, stage.office)
    for before, stage in pairwise(plan.stages):
        work.places.appoint(office_id(stage.office, near(stage.office)), passer(before.office), SINCE)


def _person(work: Work, who: str) -> None:
    work.people.add(who, "vi", MONDAY)
    work.people.record_consent(who, "account", True, TEXT_VERSION, "web", MONDAY)


def _office(work: Work, kind: str, place: str, office: str, unit: str | None = None) -> None:
    work.places.add_office(office, kind, f"Chức vụ {office}", place, unit)
    _person(work, office)
    work.places.appoint(office, office, SINCE)


_ROLES = (
    "delegate",
    "delegate-elsewhere",
    "delegate-early",
    "delegate-late",
    "delegate-revoked",
    "delegate-of-former",
    "former",
    "future",
    "also-head",
    "also-other-head",
    "head-was-lent",
    "lent-by-head",
    "lender-head",
    "also-elsewhere",
    "passer",
)


def _named(plan: Plan) -> Iterator[str]:
    for stage in plan.stages:
        for role in _ROLES:
            yield f"{role}:{stage.office}"


def _around(work: Work, kind: str) -> None:
    """Everybody around one office that reviews: delegates, predecessors, people with two offices."""
    here, there = office_id(kind, near(kind)), office_id(kind, _far(kind))
    lend, appoint = work.delegations.give, work.places.appoint
    lend(here, here, f"delegate:{kind}", SINCE, LONG, "đi công tác", MONDAY)
    lend(there, there, f"delegate-elsewhere:{kind}", SINCE, LONG, "đi công tác", MONDAY)
    lend(here, here, f"delegate-early:{kind}", LONG, LONG, "đi công tác", MONDAY)
    lend(here, here, f"delegate-late:{kind}", SINCE, YESTERDAY, "đi công tác", MONDAY)
    lend(here, here, f"delegate-revoked:{kind}", SINCE, LONG, "đi công tác", MONDAY)
    (given,) = work.delegations.to(f"delegate-revoked:{kind}", TODAY)
    work.delegations.revoke(given.id, here, MONDAY)
    appoint(here, f"former:{kind}", SINCE, YESTERDAY)
    lend(here, f"former:{kind}", f"delegate-of-former:{kind}", SINCE, LONG, "đi công tác", MONDAY)
    appoint(here, f"future:{kind}", LONG)
    for role, unit in (("also-head", UNIT), ("also-other-head", "th-a1"), ("lender-head", UNIT)):
        appoint(here, f"{role}:{kind}", SINCE)
        appoint(f"head@{unit}", f"{role}:{kind}", SINCE)
    lend(here, here, f"head-was-lent:{kind}", SINCE, LONG, "đi công tác", MONDAY)
    appoint(f"head@{UNIT}", f"head-was-lent:{kind}", SINCE)
    lend(here, f"lender-head:{kind}", f"lent-by-head:{kind}", SINCE, LONG, "đi công tác", MONDAY)
    appoint(there, f"also-elsewhere:{kind}", SINCE)
    appoint(office_id("province_department", COMMUNES[HOME]), f"also-elsewhere:{kind}", SINCE)
    appoint(here, passer(kind), SINCE)


def passer(kind: str) -> str:
    """Who lets cases pass from this office of HOME, and sits in the next one as well."""
    return f"passer:{kind}"


def near(kind: str) -> str:
    """The place of this kind's office that is over HOME."""
    return next(place for place in places_of(kind) if place in OVER_HOME)


def _far(kind: str) -> str:
    return places_of(kind)[-1]


def actors(plan: Plan) -> Iterator[Actor]:
    """Everybody who tries, in a fixed order."""
    yield Actor("khach", f"head@{UNIT}")
    for unit in UNITS:
        yield Actor(f"head@{unit}", f"head@{unit}", unit=unit, own=unit == UNIT)
    yield Actor("pho-hieu-truong", f"head@{UNIT}", unit=UNIT, own=True)
    for kind in REVIEWERS:
        for place in places_of(kind):
            yield Actor(office_id(kind, place), office_id(kind, place), ((kind, place),))
    for place in COMMUNES:
        yield Actor(office_id(BOARD, place), office_id(BOARD, place), watches=place)
    for stage in plan.stages:
        yield from _actors_around(stage.office)
    for number, before in enumerate(plan.stages):
        seats = [(each.office, near(each.office)) for each in plan.stages[number : number + 2]]
        yield Actor(passer(before.office), office_id(*seats[-1]), tuple(seats), passed=before.office)


def _actors_around(kind: str) -> Iterator[Actor]:
    mine, theirs = (kind, near(kind)), (kind, _far(kind))
    here, there = office_id(*mine), office_id(*theirs)
    yield Actor(f"delegate:{kind}", here, (mine,), lent=True)
    yield Actor(f"delegate-elsewhere:{kind}", there, (theirs,), lent=True)
    for role in ("delegate-early", "delegate-late", "delegate-revoked", "delegate-of-former", "former", "future"):
        yield Actor(f"{role}:{kind}", here)
    for role in ("also-head", "head-was-lent", "lender-head"):
        yield Actor(f"{role}:{kind}", here, (mine,), unit=UNIT, own=True, lent=role == "head-was-lent")
    yield Actor(f"lent-by-head:{kind}", here, (mine,), own=True, lent=True)
    yield Actor(f"also-other-head:{kind}", here, (mine,), unit="th-a1")
    yield Actor(f"also-elsewhere:{kind}", there, (theirs, ("province_department", COMMUNES[HOME])))
