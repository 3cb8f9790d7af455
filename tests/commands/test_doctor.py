"""`antq doctor`: each check by itself, and the whole as an operator meets it."""

import json
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from antq_rules.shelf import Shelf
from bot.commands.doctor import machine
from bot.commands.doctor.channels import BotState
from bot.commands.doctor.command import examine
from bot.commands.doctor.database import check_clocks, check_file, open_as_it_is
from bot.commands.doctor.delivery import check_delivery
from bot.commands.doctor.findings import Finding
from bot.commands.doctor.machine import Space
from bot.commands.doctor.rules import check_rules
from bot.secret_key import FILE
from bot.settings import Settings
from storage import Database
from storage.models import NewDelivery
from tests.commands.conftest import Run
from tests.commands.platforms import Platform, serving, settings
from tests.storage.conftest import POSTGRES
from tests.storage.sample import NOW, furnish
from tests.test_cli import antq

GB = 10**9
START_IT = "xem antq run (hoặc antq run --only delivery) có đang chạy không"
VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
TOKEN = "123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"
SQLITE_ONLY = pytest.mark.parametrize("address", ["sqlite"], indirect=True)


def lines(findings: Iterator[Finding] | list[Finding]) -> list[str]:
    """The findings as the operator reads them."""
    return [one.line for one in findings]


@pytest.mark.parametrize(
    ("space", "state"),
    [(Space(100 * GB, 50 * GB), "ok"), (Space(100 * GB, 9 * GB), "note"), (Space(5 * GB, GB - 1), "mend")],
)
def test_room_on_the_disk(space: Space, state: str) -> None:
    """Under a tenth is worth a look, under 1 GB must be mended."""
    assert machine.check_space(space).state == state


def test_the_disk_of_a_folder_that_is_not_there_yet(tmp_path: Path) -> None:
    """It is the one of the nearest folder above."""
    assert machine.space_at(tmp_path / "var" / "data").total == machine.space_at(tmp_path).total > 0


@pytest.mark.parametrize(
    ("now", "state"),
    [
        (datetime(2025, 10, 20, 9, tzinfo=VIETNAM), "ok"),
        (datetime(2025, 10, 20, 9, tzinfo=UTC), "note"),
        (datetime(1970, 1, 1, 7, tzinfo=VIETNAM), "mend"),
    ],
)
def test_the_clock_can_be_right(now: datetime, state: str) -> None:
    """A clock that was never set is found; another zone is pointed out."""
    assert machine.check_clock(now).state == state


def test_the_secret_key(tmp_path: Path) -> None:
    """Set, kept beside the data, or still to be made; with a server several machines may need the same."""
    given = {"data_dir": str(tmp_path)}
    assert machine.check_key(settings(secret_key="x" * 32, **given)).state == "ok"
    assert "sẽ được tạo" in machine.check_key(settings(**given)).line
    (tmp_path / FILE).write_text("y" * 40)
    kept = machine.check_key(settings(**given)).line
    assert "giữ trong" in kept
    assert "yyy" not in kept
    assert machine.check_key(settings(database_url="postgresql+psycopg://localhost/antq", **given)).state == "note"


@pytest.mark.parametrize(
    ("given", "states"),
    [
        ({}, ["note"]),
        ({"public_url": "https://antq.example.vn"}, ["ok"]),
        ({"zalo_webhook": "https://antq.example.vn/z"}, ["mend"]),
        ({"zalo_webhook": "https://antq.example.vn/z", "public_url": "http://antq.example.vn"}, ["mend"]),
        ({"zalo_webhook": "https://antq.example.vn/z", "public_url": "https://antq.example.vn"}, ["ok"]),
        ({"zalo_webhook": "http://antq.example.vn/z", "public_url": "https://antq.example.vn"}, ["mend", "ok"]),
    ],
)
def test_webhooks_need_public_addresses(given: dict[str, str], states: list[str]) -> None:
    """Both the webhook and the address of the web chat are https where a webhook is used."""
    found = machine.check_addresses(settings(zalo_secret="secret-123", **given))
    assert [one.state for one in found] == states


@pytest.mark.parametrize(
    ("today", "states"),
    [
        (date(2025, 6, 1), ["ok", "ok"]),
        (date(2026, 6, 1), ["ok", "ok"]),
        (date(2026, 12, 1), ["ok", "note"]),
        (date(2027, 6, 1), ["ok", "note"]),
        (date(2027, 12, 1), ["mend", "mend"]),
    ],
)
def test_the_rules_and_the_holidays_of_next_year(today: date, states: list[str]) -> None:
    """Missing holidays are pointed out first, a draft of them in December; then missing ones are a problem."""
    assert [one.state for one in check_rules(Shelf.builtin(), today)] == states


def test_a_database_that_is_current(furnished: Database, address: str) -> None:
    """It is named without its password."""
    assert furnished.is_current()
    database, found = open_as_it_is(settings(database_url=address))
    assert database is not None
    database.close()
    assert (found.state, found.what.endswith("đúng bản")) == ("ok", True)


def test_a_database_without_tables_is_left_without(empty_address: str) -> None:
    """The doctor looks and changes nothing."""
    for _ in range(2):
        database, found = open_as_it_is(settings(database_url=empty_address))
        assert database is None
        assert "→ chạy antq db upgrade" in found.line


def test_a_database_that_is_not_there(tmp_path: Path) -> None:
    """No file is made by looking for it; a server that does not answer is a line without the password."""
    database, found = open_as_it_is(settings(data_dir=str(tmp_path)))
    assert database is None
    assert "chưa có tệp" in found.line
    assert list(tmp_path.iterdir()) == []
    database, found = open_as_it_is(settings(database_url="postgresql+psycopg://u:hidden@127.0.0.1:1/x"))
    assert (database, found.state) == (None, "mend")
    assert "hidden" not in found.line


@SQLITE_ONLY
def test_the_file_is_whole(furnished: Database, address: str) -> None:
    """A file in WAL mode that is whole is well; damage and another mode must be mended."""
    file = Path(address.removeprefix("sqlite:///"))
    assert [one.state for one in check_file(file)] == ["ok"]
    furnished.close()
    with closing(sqlite3.connect(file)) as database:
        database.execute("PRAGMA journal_mode=DELETE").fetchone()
    assert "không dùng được WAL (delete)" in lines(check_file(file))[0]
    with file.open("r+b") as opened:
        opened.seek(4096)
        opened.write(os.urandom(4096 * 8))
    assert "bị hỏng" in lines(check_file(file))[0]
    file.write_text("Kính gửi")
    assert "bị hỏng" in lines(check_file(file))[0]


def test_the_clocks_of_two_machines(database: Database) -> None:
    """More than five seconds apart must be mended."""
    with database.read() as work:
        now = work.checkup.clock()
    assert check_clocks(database, now).state == "ok"
    assert check_clocks(database, now - timedelta(minutes=2)).state == "mend"


def test_delivery_that_keeps_up(furnished: Database) -> None:
    """Empty queues are well, and nothing else is said."""
    assert lines(check_delivery(furnished, NOW)) == ["✓ hàng gửi telegram: trống", "✓ hàng gửi zalo: trống"]


def test_delivery_that_does_not(furnished: Database) -> None:
    """A queue nobody drains must be mended; lost chats, dead and uncertain rows of a day are named."""
    with furnished.begin() as work:
        for chat in ("1", "2"):
            work.chats.add("telegram", chat, "hoa", NOW)
        work.chats.lost("telegram", "2", NOW)
        rows = [NewDelivery("telegram", "1", "hoa", 0, "send", NOW + timedelta(minutes=wait)) for wait in range(4)]
        work.deliveries.add(rows, NOW)
        (first,) = work.deliveries.due("telegram", NOW, NOW, 9, (0, 9))
        work.deliveries.finish(first.id, "dead", "[]", "gone", NOW)
        work.deliveries.again(first.id + 1, "uncertain", NOW + timedelta(days=1), "[]", None)
    later = NOW + timedelta(minutes=7, seconds=30)
    assert lines(check_delivery(furnished, later)) == [
        f"✗ hàng gửi telegram: 2 tin, chờ lâu nhất 5 phút → {START_IT}",
        "✓ hàng gửi zalo: trống",
        "– không liên lạc được: telegram 1 cuộc trò chuyện → gọi điện cho người đó",
        "– gửi không được trong 24 giờ: telegram 1 tin → xem nhật ký của antq run",
        "– không rõ đã gửi chưa trong 24 giờ: telegram 1 tin → xem nhật ký của antq run",
    ]
    assert "chờ lâu nhất 4 phút" in lines(check_delivery(furnished, NOW + timedelta(minutes=6)))[0]


class Still:
    """A clock that stands still."""

    def now(self) -> datetime:
        """The day of the sample."""
        return NOW.astimezone(VIETNAM)

    def secret(self) -> str:
        """None is needed."""
        raise NotImplementedError


async def _well(_settings: Settings) -> BotState:
    return BotState("@antq_bot")


def test_the_whole_in_its_order(furnished: Database, address: str, tmp_path: Path) -> None:
    """Settings, database, machine, rules, bots: every check is there once, and asks platforms by what it is given."""
    assert furnished.is_current()
    given = settings(database_url=address, data_dir=str(tmp_path), zalo_token=TOKEN)
    found = [one.check for one in examine(given, Still(), {"zalo": _well})]
    own = "integrity" if address.startswith("sqlite") else "database_clock"
    start = ["settings", "database", own, "queue", "queue", "scheduler", "disk", "clock", "secret_key", "address"]
    assert found == [*start, "rules", "holidays", "zalo", "zalo_webhook"]


def test_the_command_on_a_sound_installation(run: Run, database: Database) -> None:
    """Exit code 0, a line each; the same for a program."""
    furnish(database)
    database.close()
    done = run("doctor")
    assert (done.returncode, done.stderr) == (0, "")
    assert {line[0] for line in done.stdout.splitlines()} <= {"✓", "–"}
    told = json.loads(run("doctor", "--json").stdout)
    assert told["ok"] is True
    assert told["checks"][0] == {"check": "settings", "state": "ok", "what": "cài đặt: đọc được", "mend": ""}


def test_the_command_on_one_that_is_not(tmp_path: Path) -> None:
    """No database and a token the platform refuses: exit code 1, no token anywhere, also where libraries log."""
    with serving(Platform({"getMe": {"ok": False, "error_code": 401, "description": "Unauthorized"}})) as platform:
        given = {f"ANTQ_{channel}_TOKEN": TOKEN for channel in ("TELEGRAM", "ZALO")}
        apis = {f"ANTQ_{channel}_API": platform.url for channel in ("TELEGRAM", "ZALO")}
        done = antq(tmp_path, "doctor", **given, **apis)
    assert done.returncode == 1
    assert "✗ cơ sở dữ liệu: chưa có tệp" in done.stdout
    assert "✗ telegram: " in done.stdout
    assert "✗ zalo: Unauthorized (401) → xem lại ANTQ_ZALO_TOKEN và mạng" in done.stdout
    assert TOKEN.partition(":")[2] not in done.stdout + done.stderr
    assert not (tmp_path / "var").exists()


def test_wrong_settings_are_a_finding(tmp_path: Path) -> None:
    """Each wrong variable is a line, and the rest waits for it."""
    done = antq(tmp_path, "doctor", ANTQ_WEB_PORT="many", ANTQ_TELEGRAM_TOKEN="no token")
    assert done.returncode == 1
    assert [line[:7] for line in done.stdout.splitlines()] == ["✗ ANTQ_", "✗ ANTQ_"]


@pytest.mark.parametrize("address", [POSTGRES], indirect=True)
def test_a_server_is_asked_for_its_time(furnished: Database, address: str) -> None:
    """Only where the database has a machine of its own."""
    assert furnished.is_current()
    found = list(examine(settings(database_url=address), Still(), {}))
    assert any(one.check == "database_clock" and one.state == "mend" for one in found)
