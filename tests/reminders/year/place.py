"""A province of communes with units, everybody in office and willing to be reminded."""

from dataclasses import dataclass
from datetime import date, datetime

from storage import Database
from tests.walker import ZONE

PROVINCE = "tinh-a"
SINCE = date(2025, 1, 1)
AGREED = datetime(2025, 11, 15, 20, 0, tzinfo=ZONE)
RUBRICS = {"thien-tin-2025": "phong-trao-2025-thien-tin", "quoc-gia": "phong-trao-2022"}


@dataclass(frozen=True, slots=True)
class Place:
    """So many communes with so many units each, all under one plan; the province has none of its own."""

    plan: str
    communes: int
    units: int

    def communes_of(self) -> list[str]:
        """The ids of the communes."""
        return [f"xa-{number}" for number in range(1, self.communes + 1)]

    def units_of(self, commune: str) -> list[str]:
        """The ids of a commune's units."""
        return [f"{commune}-u{number}" for number in range(1, self.units + 1)]

    def every_unit(self) -> list[str]:
        """The ids of all units."""
        return [unit for commune in self.communes_of() for unit in self.units_of(commune)]


def commune_of(unit: str) -> str:
    """The commune of a unit."""
    return unit.rpartition("-")[0]


def chat_of(unit: str) -> int:
    """The number of the chat of a unit's head, where there is one."""
    _, commune, number = unit.split("-")
    return 1_000 * int(commune) + int(number.removeprefix("u"))


def settle(database: Database, place: Place, chats: str | None = None) -> None:
    """Enter everything; every second head has a chat on this channel, all others only the page."""
    with database.begin() as work:
        work.places.add_locality(PROVINCE, "Tỉnh A", "province")
        for kind in ("province_police", "province_chair"):
            _seat(work, kind, kind, PROVINCE)
        for commune in place.communes_of():
            work.places.add_locality(commune, f"Xã {commune}", "commune", PROVINCE, place.plan)
            for kind in ("commune_police", "commune_chair"):
                _seat(work, f"{kind}@{commune}", kind, commune)
            for number, unit in enumerate(place.units_of(commune)):
                work.places.add_unit(unit, commune, f"Trường {unit}", "thôn", "school", "thcs")
                _seat(work, f"head@{unit}", "head", commune, unit)
                if chats and number % 2:
                    work.chats.add(chats, str(chat_of(unit)), f"head@{unit}", AGREED)


def _seat(work: object, person: str, kind: str, locality: str, unit: str | None = None) -> None:
    work.people.add(person, "vi", AGREED)  # type: ignore[attr-defined]
    work.people.record_consent(person, "reminders", True, "1", "web", AGREED)  # type: ignore[attr-defined]
    work.places.add_office(f"o-{person}", kind, person, locality, unit)  # type: ignore[attr-defined]
    work.places.appoint(f"o-{person}", person, SINCE)  # type: ignore[attr-defined]
