"""How long the reviewers' board takes: a province of 120 communes with 30 units each, read from SQLite and drawn."""

import asyncio
import json
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from statistics import quantiles
from time import perf_counter, process_time

from aiohttp.test_utils import make_mocked_request

from antq_rules import Office, Profile, Scorecard, Shelf, read_answers, score
from antq_rules.review import Event
from bot.channels.web.board.routes import Pages
from bot.languages import Languages
from bot.workboard.desk import DatabaseBoard
from storage.engine import Database, open_database
from storage.unit_of_work import Work
from tests.benchmarks.table import Table, figure
from tests.walker import MONDAY, SteadyClock

LIMIT = 300.0  # milliseconds, of nineteen in twenty
PROVINCE, PERSON, RUBRIC, PLAN = "tinh", "cong-an-tinh", "phong-trao-2025-thien-tin", "thien-tin-2025"
PROFILE = Profile("school", "thcs", party=True, union=True, guards=True, subunits=4)
VIEWS = {
    "communes of the province": "",
    "all units, second page": "xem=don-vi&trang=2",
    "units with a flag, by score": "co=evidence&sap=tu-cham",
    "units by name": "tim=truong+so+12",
    "one commune": "xa=xa-60",
    "heat map, 12 communes": "xem=ban-do",
    "heat map, one commune": "xem=ban-do&xa=xa-60",
}
ANSWERS: dict[str, dict[str, object]] = {
    **{line: {"points": "2"} for line in ("1", "3", "4d", "7")},
    **{line: {"percent": "95"} for line in ("2", "8b")},
    **{line: {"met": True} for line in ("4a", "4b", "4c", "5d", "5đ", "5e", "6a", "8a")},
    **{line: {"happened": False} for line in ("5a", "5b", "5c")},
    **{line: {"rating": "good"} for line in ("5g", "6b")},
    "8c": {"status": "proposed"},
    "9": {"collective": 0, "individual": 1},
}


@dataclass(frozen=True, slots=True)
class Size:
    """How many communes, and how many units in each."""

    communes: int
    units: int


def tables(*, quick: bool) -> Iterator[Table]:
    """Each view of the province several times over; the first time of each apart, when nothing is remembered."""
    size, rounds = (Size(12, 30), 5) if quick else (Size(120, 30), 40)
    with tempfile.TemporaryDirectory(prefix="antq-board-") as folder:
        database = open_database(f"sqlite:///{folder}/board.sqlite3")
        database.upgrade()
        fill(database, size)
        found = asyncio.run(_measure(database, rounds))
        database.close()
    rows = [(name, *(figure(each) for each in times)) for name, times in found.items()]
    verdict = "kept" if all(times[3] <= LIMIT for times in found.values()) else "BROKEN"
    title = f"The board · {size.communes} communes × {size.units} units · {rounds} rounds"
    notes = (
        f"limit {LIMIT:.0f} ms for the computing time of nineteen in twenty (CPU p95): {verdict}",
        "one page whole, but for the session: statements, rows, markup",
    )
    yield Table(title, ("view", "first ms", "median ms", "p95 ms", "CPU p95", "kB"), rows, notes)


async def _measure(database: Database, rounds: int) -> dict[str, tuple[float, ...]]:
    with ThreadPoolExecutor(1) as pool:
        board = DatabaseBoard(database, Shelf.builtin(), Languages(), SteadyClock(), pool, pool)
        pages = Pages(board)
        return {name: await _view(pages, query, rounds) for name, query in VIEWS.items()}


async def _view(pages: Pages, query: str, rounds: int) -> tuple[float, ...]:
    times, busy, size = list[float](), list[float](), 0
    for _ in range(rounds + 1):
        begun, worked = perf_counter(), process_time()
        answer = await pages.overview(make_mocked_request("GET", f"/ban-lam-viec?{query}"), PERSON)
        times.append((perf_counter() - begun) * 1000)
        busy.append((process_time() - worked) * 1000)
        size = len(getattr(answer, "text", "") or "")
    parts = quantiles(times[1:], n=20)
    return times[0], parts[9], parts[18], quantiles(busy[1:], n=20)[18], size / 1000


def fill(database: Database, size: Size) -> None:
    """A third handed in and passed by the police, a third handed in and opened, the rest at it or not begun."""
    with database.begin() as work:
        work.places.add_locality(PROVINCE, "Tỉnh lớn", "province", None, PLAN)
        work.people.add(PERSON, "vi", MONDAY)
        work.people.record_consent(PERSON, "account", True, "1", "web", MONDAY)
        work.places.add_office(PERSON, "province_police", "Công an tỉnh", PROVINCE)
        work.places.appoint(PERSON, PERSON, MONDAY.date())
        for commune in range(1, size.communes + 1):
            _commune(work, f"xa-{commune}", f"Xã số {commune}", size.units)


def _commune(work: Work, place: str, name: str, units: int) -> None:
    work.places.add_locality(place, name, "commune", PROVINCE, PLAN)
    police = Office(f"{place}-ca", "commune_police", None, place)
    work.people.add(police.id, "vi", MONDAY)
    work.places.add_office(police.id, police.kind, f"Công an {name}", place)
    for number in range(units):
        unit = f"{place}-{number}"
        work.places.add_unit(unit, place, f"Trường số {number} {name}", "", "school", "thcs")
        work.places.add_office(f"head-{unit}", "head", "Hiệu trưởng", place, unit)
        if number % 6 < 5:
            _case(work, Office(f"head-{unit}", "head", unit, place), police, number % 3)


def _case(work: Work, head: Office, police: Office, progress: int) -> None:
    case, at = f"{head.unit}-2025", MONDAY - timedelta(days=3)
    work.cases.open(case, str(head.locality), str(head.unit), 2025, RUBRIC, PLAN, at)
    work.answers.append(case, "", "profile", json.dumps(PROFILE.to_json()), police.id, head.id, at)
    for line, answer in ANSWERS.items():
        work.answers.append(case, line, "answer", json.dumps(answer), police.id, head.id, at)
    if progress == 0:
        return
    history = list(_history(head, police, at, passed=progress == 1))
    for number, event in enumerate(history, 1):
        work.reviews.append(case, number, event)
    work.cases.mark(case, "waiting", "ubnd-xa" if progress == 1 else "cong-an-xa", history[-1].at)
    work.cases.flag(case, ("evidence",))


@lru_cache
def _own() -> Scorecard:
    """What these answers bring."""
    rubric = Shelf.builtin().rubric(RUBRIC)
    return score(rubric, read_answers(rubric, ANSWERS, PROFILE), PROFILE)


def _history(head: Office, police: Office, at: datetime, *, passed: bool) -> Iterator[Event]:
    own = _own()
    yield Event("submitted", head, police.id, at, points=own.total)
    yield Event("opened", police, police.id, at)
    if passed:
        for line in own.lines:
            yield Event("agreed", police, police.id, at, line.id, line.points)
        yield Event("approved", police, police.id, at, points=own.total)
