"""Who opens evidence by its link is in the audit log, once, with case and line."""

import json
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
import pytest_asyncio

from bot.file_store import ONCE_IN, DatabaseFiles
from storage import Database
from tests.storage.conftest import address, database, furnished, sqlite_template
from tests.storage.sample import NOW
from tests.walker import SteadyClock

__all__ = ["address", "database", "furnished", "sqlite_template"]


@pytest.fixture
def clock() -> SteadyClock:
    """Starts at the sample's moment."""
    return SteadyClock(NOW)


@pytest_asyncio.fixture
async def files(furnished: Database, clock: SteadyClock) -> AsyncIterator[DatabaseFiles]:
    """The kept files, one of them beside two lines of a case."""
    with furnished.begin() as work:
        for digest in ("seen", "loose"):
            work.files.keep(digest, "image/jpeg", b"picture", NOW)
        for line in ("2", "3"):
            work.files.record("case-1", line, "added", "seen", "a.jpg", "hoa", "head-1", NOW)
    with ThreadPoolExecutor(1) as pool:
        yield DatabaseFiles(furnished, clock, pool, pool)


def entries(database: Database) -> list[tuple[dict[str, object], dict[str, object]]]:
    """What the whole log says of openings: the payload and the private fields."""
    with database.read() as work:
        work.audit_log.checked()
        lines = [json.loads(line) for line in work.audit_log.lines()]
    return [(line["payload"], line["private"]) for line in lines if line.get("kind") == "file_opened"]


async def test_an_opening_is_entered_with_case_and_line(files: DatabaseFiles, furnished: Database) -> None:
    """Who is signed in is named in the erasable part alone; who is not, is nobody."""
    await files.opened("seen", None, "minh")
    await files.opened("seen", None, None)
    (known, whose), (unknown, nobody) = entries(furnished)
    assert known == {"lines": ["2", "3"], "digest": "seen", "signed_in": True}
    assert "minh" in json.dumps(whose)
    assert (unknown, nobody) == ({**known, "signed_in": False}, {})
    with furnished.read() as work:
        assert [entry.kind for entry in work.audit_log.of_case("case-1")] == ["file_opened"] * 2


async def test_a_page_that_asks_again_is_one_opening(
    files: DatabaseFiles, furnished: Database, clock: SteadyClock
) -> None:
    """Within the hour the same person and file are entered once; later again."""
    for _ in range(3):
        await files.opened("seen", "case-1", "minh")
    assert len(entries(furnished)) == 1
    clock.at += ONCE_IN + timedelta(seconds=1)
    await files.opened("seen", "case-1", "minh")
    assert len(entries(furnished)) == 2


async def test_a_file_of_no_case_leaves_nothing(files: DatabaseFiles, furnished: Database) -> None:
    """There is no case to enter it for."""
    await files.opened("loose", None, "minh")
    assert entries(furnished) == []


async def test_of_a_file_of_many_cases_the_one_meant_is_entered(files: DatabaseFiles, furnished: Database) -> None:
    """The link says for which case it was given; an older link does not, and then no case is named at all."""
    with furnished.begin() as work:
        work.places.add_unit("th-1", "thien-tin", "Trường Tiểu học", "", "school", "th")
        work.cases.open("case-2", "thien-tin", "th-1", 2025, "phong-trao-2025-thien-tin", "thien-tin-2025", NOW)
        work.files.record("case-2", "7", "added", "seen", "b.jpg", "hoa", "head-1", NOW)
    await files.opened("seen", "case-2", "minh")
    await files.opened("seen", "case-1", "minh")
    await files.opened("seen", None, "minh")
    assert [payload["lines"] for payload, _ in entries(furnished)] == [["7"], ["2", "3"], []]
    with furnished.read() as work:
        assert [len(work.audit_log.of_case(case)) for case in ("case-1", "case-2")] == [1, 1]


async def test_a_file_given_for_a_case_it_is_no_evidence_of_yet(files: DatabaseFiles, furnished: Database) -> None:
    """A colleague's file that the head only looks at is entered for the case all the same."""
    await files.opened("loose", "case-1", "hoa")
    ((payload, _),) = entries(furnished)
    assert payload == {"lines": [], "digest": "loose", "signed_in": True}
