"""What the units and officers do in the year 2026, and when: drawn from their names, the same in every run."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from hashlib import sha256

from antq_rules.review import Event, Office
from storage import Database
from tests.reminders.year.place import RUBRICS, Place, commune_of
from tests.walker import ZONE

YEAR = 2026
SPRING, QUARTER_ENDS, SPRING_ENDS = date(2026, 2, 1), date(2026, 3, 31), date(2026, 4, 8)
AUTUMN, REPORT_ENDS, AUTUMN_ENDS = date(2026, 9, 20), date(2026, 10, 29), date(2026, 11, 6)


@dataclass(frozen=True, slots=True, order=True)
class Act:
    """Something done: register, withdraw, hand_in, give_back, or pass_police and pass_chair of the unit's case."""

    at: datetime
    unit: str
    kind: str


def acts(place: Place) -> list[Act]:
    """Everything that is done, in order of time."""
    return sorted(act for unit in place.every_unit() for act in (*_spring(unit), *_autumn(unit)))


def _spring(unit: str) -> Iterator[Act]:
    """Most register in time, some late, some withdraw and come back, some never do."""
    match _drawn(unit, "register") % 100:
        case luck if luck < 55:
            yield Act(_between(unit, "r", SPRING, QUARTER_ENDS), unit, "register")
        case luck if luck < 75:
            yield Act(_between(unit, "r", QUARTER_ENDS + timedelta(1), SPRING_ENDS), unit, "register")
        case luck if luck < 85:
            yield Act(_between(unit, "r", SPRING, date(2026, 3, 10)), unit, "register")
            yield Act(_between(unit, "w", date(2026, 3, 11), date(2026, 3, 25)), unit, "withdraw")
            yield Act(_between(unit, "b", date(2026, 3, 26), SPRING_ENDS), unit, "register")


def _autumn(unit: str) -> Iterator[Act]:
    """Most hand in in time, some late, some get it back and hand in again, some never do; cases then pass two desks."""
    match _drawn(unit, "report") % 100:
        case luck if luck < 55:
            last = _between(unit, "h", AUTUMN, REPORT_ENDS)
        case luck if luck < 75:
            last = _between(unit, "h", REPORT_ENDS + timedelta(1), AUTUMN_ENDS)
        case luck if luck < 90:
            yield Act(_between(unit, "h", AUTUMN, date(2026, 10, 12)), unit, "hand_in")
            yield Act(_between(unit, "g", date(2026, 10, 13), date(2026, 10, 24)), unit, "give_back")
            last = _between(unit, "a", date(2026, 10, 25), AUTUMN_ENDS)
        case _:
            return
    yield Act(last, unit, "hand_in")
    yield Act(last + timedelta(days=1 + _drawn(unit, "p") % 3, minutes=7), unit, "pass_police")
    yield Act(last + timedelta(days=5 + _drawn(unit, "c") % 6, minutes=7), unit, "pass_chair")


def _between(unit: str, what: str, first: date, last: date) -> datetime:
    """A moment between nine and nine on one of these days."""
    number = _drawn(unit, what)
    day = first + timedelta(days=number % ((last - first).days + 1))
    return datetime.combine(day, time(9), ZONE) + timedelta(minutes=number // 1000 % 720)


def _drawn(unit: str, what: str) -> int:
    return int.from_bytes(sha256(f"{unit}/{what}".encode()).digest()[:8])


def perform(database: Database, place: Place, act: Act) -> None:
    """Write an act into the logs, as a turn would."""
    head, case, commune = f"head@{act.unit}", f"{act.unit}-{YEAR}", commune_of(act.unit)
    with database.begin() as work:
        if act.kind in {"register", "withdraw"}:
            kind = "registered" if act.kind == "register" else "withdrawn"
            work.registrations.append(act.unit, YEAR, "t1", kind, None, head, f"o-{head}", act.at)
            return
        if act.kind == "pass_police":
            work.cases.mark(case, "waiting", "ubnd-xa", act.at)
            return
        if act.kind == "pass_chair":
            work.cases.mark(case, "waiting", "cong-an-tinh", act.at)
            return
        if work.cases.find(case) is None:
            work.cases.open(case, commune, act.unit, YEAR, RUBRICS[place.plan], place.plan, act.at)
        number = len(work.reviews.history(case)) + 1
        if act.kind == "hand_in":
            seat = Office(f"o-{head}", "head", act.unit, commune)
            work.reviews.append(case, number, Event("submitted", seat, head, act.at))
            work.cases.mark(case, "waiting", "cong-an-xa", act.at)
            return
        police = f"commune_police@{commune}"
        seat = Office(f"o-{police}", "commune_police", None, commune)
        work.reviews.append(case, number, Event("opened", seat, police, act.at))
        work.reviews.append(case, number + 1, Event("returned", seat, police, act.at, text="thiếu ảnh"))
        work.cases.mark(case, "draft", None, act.at)
