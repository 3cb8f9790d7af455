"""The sample commune of the demonstration: three units, the commune's offices and the province's police."""

from dataclasses import dataclass
from datetime import date, datetime

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
)


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
    return True


def _seat(work: Work, office: SampleOffice, now: datetime) -> None:
    work.places.add_office(office.id, office.kind, office.title, office.locality, office.unit)
    work.people.add(office.id, "vi", now)
    work.places.appoint(office.id, office.id, SINCE)


def sign_in_links(database: Database, clock: Clock, until: datetime) -> dict[str, str]:
    """A new one-time link's secret for each sample office, by the office's title."""
    secrets = {office.title: (office.id, clock.secret()) for office in OFFICES}
    now = clock.now()
    with database.begin() as work:
        for person, secret in secrets.values():
            work.sign_ins.issue(digest(secret), person, now, until)
    return {title: secret for title, (_, secret) in secrets.items()}
