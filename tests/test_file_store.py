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
    await files.opened("seen", "minh")
    await files.opened("seen", None)
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
        await files.opened("seen", "minh")
    assert len(entries(furnished)) == 1
    clock.at += ONCE_IN + timedelta(seconds=1)
    await files.opened("seen", "minh")
    assert len(entries(furnished)) == 2


async def test_a_file_of_no_case_leaves_nothing(files: DatabaseFiles, furnished: Database) -> None:
    """There is no case to enter it for."""
    await files.opened("loose", "minh")
    assert entries(furnished) == []
