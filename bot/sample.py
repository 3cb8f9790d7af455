"""The sample commune of the demonstration: its units, the offices of commune and province, and a case of last year."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from antq_rules import Office, Profile, Rubric, Shelf, read_answers, score
from antq_rules.review import Event, perform, standing
from bot.digests import digest
from bot.ports import Clock
from storage.engine import Database
from storage.unit_of_work import Work

PLAN = "thien-tin-2025"
PROVINCE, COMMUNE = "tinh-mau", "xa-thien-tin"
SINCE = date(2025, 1, 1)


@dataclass(frozen=True, slots=True)
class SampleOffice:
    """One office of the sample and the person who holds it; the person's id is the office's."""

    id: str
    kind: str
    title: str
    locality: str
    unit: str | None = None


UNITS = (
    ("thcs-1", "Trường THCS Thiện Tín", "Thôn Phú Bình", "school", "thcs", None),
    ("co-quan-1", "Trung tâm Văn hóa xã Thiện Tín", "Thôn Xuân Vinh", "agency", None, None),
    ("doanh-nghiep-1", "Công ty may Thiện Tín", "Cụm công nghiệp xã", "enterprise", None, "medium"),
    ("tieu-hoc-1", "Trường Tiểu học Thiện Tín", "Thôn Vạn Xuân", "school", "th", None),
)
OFFICES = (
    SampleOffice("head-thcs-1", "head", "Hiệu trưởng Trường THCS Thiện Tín", COMMUNE, "thcs-1"),
    SampleOffice("head-co-quan-1", "head", "Giám đốc Trung tâm Văn hóa xã Thiện Tín", COMMUNE, "co-quan-1"),
    SampleOffice("head-doanh-nghiep-1", "head", "Giám đốc Công ty may Thiện Tín", COMMUNE, "doanh-nghiep-1"),
    SampleOffice("head-tieu-hoc-1", "head", "Hiệu trưởng Trường Tiểu học Thiện Tín", COMMUNE, "tieu-hoc-1"),
    SampleOffice("police-commune", "commune_police", "Công an xã Thiện Tín", COMMUNE),
    SampleOffice("chair-commune", "commune_chair", "Chủ tịch UBND xã Thiện Tín", COMMUNE),
    SampleOffice("police-province", "province_police", "Công an tỉnh", PROVINCE),
    SampleOffice("chair-province", "province_chair", "Chủ tịch UBND tỉnh", PROVINCE),
)
LAST_YEAR: dict[str, dict[str, object]] = {
    "1": {"points": "3"},
    "2": {"percent": "92"},
    "3": {"points": "4.5"},
    **{line: {"met": True} for line in ("4a", "4b", "4c", "5d", "5đ", "5e", "6a", "8a")},
    "4d": {"points": "2"},
    **{line: {"happened": False} for line in ("5a", "5b", "5c")},
    "5g": {"rating": "good"},
    "6b": {"rating": "good"},
    "7": {"points": "8"},
    "8b": {"percent": "100"},
    "8c": {"status": "recognised"},
    "9": {"collective": 0, "individual": 1},
}
"""What the agency answered in the year before, so that this year can be compared with it."""
LOWERED = "3"
"""The line for which the police then gave less."""


def plant(database: Database, now: datetime) -> bool:
    """Put the sample into an empty database; False when it is there already."""
    with database.begin() as work:
        if work.places.office(OFFICES[0].id) is not None:
            return False
        work.places.add_locality(PROVINCE, "Tỉnh (mẫu)", "province", None, PLAN)
        work.places.add_locality(COMMUNE, "Xã Thiện Tín (mẫu)", "commune", PROVINCE, PLAN)
        for unit, name, address, kind, level, size in UNITS:
            work.places.add_unit(unit, COMMUNE, name, address, kind, level, size)
        for office in OFFICES:
            _seat(work, office, now)
        _last_year(work, now)
    return True


def _seat(work: Work, office: SampleOffice, now: datetime) -> None:
    work.places.add_office(office.id, office.kind, office.title, office.locality, office.unit)
    work.people.add(office.id, "vi", now)
    work.places.appoint(office.id, office.id, SINCE)


def _last_year(work: Work, now: datetime) -> None:
    """The agency's case of the year before: handed in, one line scored lower with a reason, decided by every level."""
    unit, head, year = "co-quan-1", "head-co-quan-1", now.year - 1
    case, shelf = f"{unit}-{year}", Shelf.builtin()
    plan, rubric = shelf.plan("quoc-gia"), shelf.rubric("phong-trao-2022")
    handed_in = now.replace(year=year, month=10, day=20)
    work.cases.open(case, COMMUNE, unit, year, rubric.id, plan.id, handed_in)
    profile = json.dumps(Profile("agency", subunits=4).to_json(), sort_keys=True)
    work.answers.append(case, "", "profile", profile, head, head, handed_in)
    for line, answer in LAST_YEAR.items():
        work.answers.append(case, line, "answer", json.dumps(answer, ensure_ascii=False), head, head, handed_in)
    history: tuple[Event, ...] = ()
    for number, event in enumerate(_review(rubric, handed_in + timedelta(hours=1)), 1):
        history = perform(plan, history, event)
        work.reviews.append(case, number, event)
    work.cases.mark(case, standing(plan, history).state, None, history[-1].at)


def _review(rubric: Rubric, at: datetime) -> Iterator[Event]:
    """Every level opens the case and lets it pass; the first looks at each line."""
    seats = {each.kind: Office(each.id, each.kind, each.unit, each.locality) for each in OFFICES if each.unit is None}
    profile = Profile("agency", subunits=4)
    own = score(rubric, read_answers(rubric, LAST_YEAR, profile), profile)

    def event(kind: str, office: Office, line: str | None = None, points: Decimal | None = None) -> Event:
        text = "chưa có ảnh Ngày hội" if kind == "rescored" else None
        return Event(kind, office, office.id, at, line, points, text)

    yield event("submitted", Office("head-co-quan-1", "head", "co-quan-1", COMMUNE))
    for kind in ("commune_police", "commune_chair", "province_police", "province_chair"):
        yield event("opened", seats[kind])
        for line in own.lines if kind == "commune_police" else ():
            lower = line.id == LOWERED
            yield event("rescored" if lower else "agreed", seats[kind], line.id, Decimal(4) if lower else line.points)
        yield event("decided" if kind.endswith("chair") else "approved", seats[kind])


def sign_in_links(database: Database, clock: Clock, until: datetime) -> dict[str, str]:
    """A new one-time link's secret for each sample office, by the office's title."""
    secrets = {office.title: (office.id, clock.secret()) for office in OFFICES}
    now = clock.now()
    with database.begin() as work:
        for person, secret in secrets.values():
            work.sign_ins.issue(digest(secret), person, now, until)
    return {title: secret for title, (_, secret) in secrets.items()}
