"""`antq invite head --all`: one sheet to print with a code for every unit whose head has not come yet."""

import json
import re
import stat
from pathlib import Path

import pytest
from playwright.async_api import Browser

from bot.clock import MachineClock
from bot.conversation.codes import code_in
from bot.digests import digest
from bot.settings import Settings
from storage import Database
from tests.browser import chromium, on_one_loop
from tests.commands.conftest import Here
from tests.storage.sample import NOW

__all__ = ["chromium"]

LONG = "Trung tâm Giáo dục nghề nghiệp – Giáo dục thường xuyên huyện Nghĩa Hành <cơ sở 2> của tỉnh Quảng Ngãi"
CODE = re.compile(r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}")
ALL = ("invite", "head", "--locality", "thien-tin", "--all", "--sheet")


@pytest.fixture
def commune(furnished: Database) -> Database:
    """Five units without a head beside the one that has one; both bots known by name."""
    with furnished.begin() as work:
        for number in range(4):
            work.places.add_unit(f"th-{number}", "thien-tin", f"Trường Tiểu học {number}", "", "school", "th")
        work.places.add_unit("gdtx", "thien-tin", LONG, "", "school", "gdtx")
        work.bots.called("telegram", "antq_bot", NOW)
        work.bots.called("zalo", "Bot Chấm điểm", NOW)
    return furnished


def codes(sheet: Path) -> list[str]:
    """The codes printed on a sheet."""
    return CODE.findall(sheet.read_text(encoding="utf-8"))


def state(database: Database, code: str) -> str:
    """What becomes of whoever uses a code."""
    with database.read() as work:
        return work.sign_ins.look(digest(code_in(code) or ""), MachineClock(Settings().zone).now())


def test_every_unit_without_a_head_gets_a_card(here: Here, commune: Database, tmp_path: Path) -> None:
    """Name, office, code, QR, link, expiry and three ways to begin; only the owner may read the file."""
    sheet = tmp_path / "sheet.html"
    done = here(*ALL, str(sheet))
    assert (done.exit_code, "Đã ghi 5 thư mời" in done.stdout) == (0, True)
    assert "1 đơn vị đã có người đứng đầu" in done.stdout
    text, found = sheet.read_text(encoding="utf-8"), codes(sheet)
    assert stat.S_IMODE(sheet.stat().st_mode) == 0o600
    assert len(set(found)) == 5
    assert all(state(commune, code) == "good" for code in found)
    assert not any(code in done.stdout + done.stderr for code in found)
    for part in ("Trường Tiểu học 3", "Hiệu trưởng", "&lt;cơ sở 2&gt;", "Bot Chấm điểm", "@antq_bot", "Dùng một lần"):
        assert part in text
    assert text.count("<svg") == 5
    assert f"https://antq.example.vn/vao/{found[0].replace('-', '')}" in text
    assert not re.search(r"<script|<link|@import|url\(|src=", text)


def test_codes_that_wait_are_replaced_only_when_asked(here: Here, commune: Database, tmp_path: Path) -> None:
    """A second sheet has only new units; with --again the old codes stop working."""
    first, second, third = (tmp_path / f"{name}.html" for name in ("first", "second", "third"))
    here(*ALL, str(first))
    refused = here(*ALL, str(second))
    assert (refused.exit_code, refused.stdout, second.exists()) == (1, "", False)
    assert "5 đơn vị đã có mã chưa dùng" in refused.stderr
    with commune.begin() as work:
        work.places.add_unit("mn-9", "thien-tin", "Trường Mầm non Chín", "", "school", "mn")
    assert "Đã ghi 1 thư mời" in here(*ALL, str(second)).stdout
    assert "Đã ghi 6 thư mời" in here(*ALL, str(third), "--again").stdout
    assert {state(commune, code) for code in (*codes(first), *codes(second))} == {"unknown"}
    assert {state(commune, code) for code in codes(third)} == {"good"}


def test_a_sheet_that_cannot_be_written_leaves_no_code(here: Here, commune: Database, tmp_path: Path) -> None:
    """Both or neither; and a sheet that is there is never written over."""
    assert "không đọc hoặc ghi được" in here(*ALL, str(tmp_path / "none" / "sheet.html")).stderr
    there = tmp_path / "there.html"
    there.write_text("codes")
    assert here(*ALL, str(there)).exit_code == 2
    assert there.read_text() == "codes"
    with commune.read() as work:
        assert work.sign_ins.invitations(NOW) == {}


@pytest.mark.parametrize(
    ("command", "says"),
    [
        (("invite", "head", "--all", "--sheet", "a.html"), "--all: chỉ dùng với head, --locality và --sheet"),
        (("invite", "head", "--locality", "thien-tin", "--all"), "--all: chỉ dùng với head"),
        (("invite", "commune_police", *ALL[2:], "a.html"), "--all: chỉ dùng với head"),
        ((*ALL, "a.pdf"), "in ra PDF"),
        ((*ALL[:4], "--sheet", "a.html"), "--sheet, --again: chỉ đi cùng --all"),
        ((*ALL, "a.html", "--json"), "--all: không đi cùng --unit, --json"),
        (("invite", "head", "--locality", "xa-z", "--all", "--sheet", "a.html"), "--locality: không có 'xa-z'"),
    ],
)
def test_what_does_not_go_together_is_one_line(
    here: Here, commune: Database, command: tuple[str, ...], says: str
) -> None:
    """Exit code 2 and an example that works; nothing is issued."""
    done = here(*command)
    assert (done.exit_code, len(done.stderr.splitlines())) == (2, 1)
    assert says in done.stderr
    with commune.read() as work:
        assert work.sign_ins.invitations(NOW) == {}


@pytest.mark.browser
@on_one_loop
@pytest.mark.parametrize("address", ["sqlite"], indirect=True)
async def test_the_sheet_fits_the_paper(here: Here, commune: Database, tmp_path: Path, chromium: Browser) -> None:
    """No card is cut off, also with the longest name, and five cards are two pages."""
    assert commune.is_current()
    sheet = tmp_path / "sheet.html"
    here(*ALL, str(sheet))
    page = await chromium.new_page()
    await page.goto(sheet.as_uri())
    await page.emulate_media(media="print")
    cut = await page.evaluate(
        "() => [...document.querySelectorAll('.card')].filter(c => c.scrollHeight > c.clientHeight).length"
    )
    assert cut == 0
    printed = await page.pdf(prefer_css_page_size=True)
    assert printed.count(b"/Type /Page\n") + printed.count(b"/Type /Page ") + printed.count(b"/Type /Page/") == 2
    await page.close()


def test_the_log_has_one_entry_for_each_commune(here: Here, commune: Database, tmp_path: Path) -> None:
    """With how many codes, how many offices they were new, and how many unused codes were replaced."""
    with commune.begin() as work:
        work.places.add_locality("xa-c", "Xã C", "commune", "quang-ngai")
        work.places.add_unit("th-c", "xa-c", "Trường Tiểu học C", "", "school", "th")
    whole = ("invite", "head", "--locality", "quang-ngai", "--all", "--sheet")
    for name, more in (("first", ()), ("second", ("--again",))):
        assert here(*whole, str(tmp_path / f"{name}.html"), *more).exit_code == 0
    with commune.read() as work:
        lines = [json.loads(line) for line in work.audit_log.lines()]
    assert [line["payload"] for line in lines if line.get("kind") == "offices_invited"] == [
        {"locality": "thien-tin", "codes": 5, "new_offices": 5, "withdrawn": 0},
        {"locality": "xa-c", "codes": 1, "new_offices": 1, "withdrawn": 0},
        {"locality": "thien-tin", "codes": 5, "new_offices": 0, "withdrawn": 5},
        {"locality": "xa-c", "codes": 1, "new_offices": 0, "withdrawn": 1},
    ]
