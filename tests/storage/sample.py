"""A small province for the tests: one commune, a school with a head and a case, a police officer."""

from datetime import UTC, date, datetime

from storage import Database

NOW = datetime(2025, 10, 20, 2, 30, tzinfo=UTC)
TODAY = date(2025, 10, 20)


def furnish(database: Database) -> None:
    """Enter the sample province."""
    with database.begin() as work:
        for person in ("hoa", "minh", "lan"):
            work.people.add(person, "vi", NOW)
        work.places.add_locality("quang-ngai", "Tỉnh Quảng Ngãi", "province")
        work.places.add_locality("thien-tin", "Xã Thiện Tín", "commune", "quang-ngai", "thien-tin-2025")
        work.places.add_unit("thcs-1", "thien-tin", "Trường THCS Hành Thiện", "thôn Vạn Xuân", "school", "thcs")
        work.places.add_office("head-1", "head", "Hiệu trưởng", "thien-tin", "thcs-1")
        work.places.add_office("police-1", "commune_police", "Công an xã", "thien-tin")
        work.places.add_office("province-1", "province_police", "Công an tỉnh", "quang-ngai")
        work.places.appoint("head-1", "hoa", date(2025, 1, 1))
        work.places.appoint("police-1", "minh", date(2025, 1, 1))
        work.places.appoint("province-1", "lan", date(2025, 1, 1))
        work.cases.open("case-1", "thien-tin", "thcs-1", 2025, "phong-trao-2025-thien-tin", "thien-tin-2025", NOW)
