"""The reviewers' board in real Chromium against the real demonstration: on a phone and on a desk."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.async_api import Browser, Page, expect

from bot.digests import digest
from bot.sample import plant
from storage.engine import open_database
from tests import shortcuts
from tests.browser import on_one_loop
from tests.channels.web.phone import PATIENCE, Phone, phone
from tests.crash.server import Server
from tests.walker import MONDAY, SteadyClock, Walker

SHOTS = Path(__file__).parents[1] / "output" / "board"
CASE, CLEAN = "thcs-1-2025", "tieu-hoc-1-2025"
WATCHER, SESSION = "ban-chi-dao", "session-of-the-watcher"
NAME_CLEAN = "Trường Tiểu học Thiện Tín"
LINKS = 60  # that stand before a button
LEAST = 44  # pixels of what is pressed
CONTRAST = 4.5

pytestmark = [pytest.mark.browser, pytest.mark.slow, on_one_loop]


@pytest.fixture
def handed_in(tmp_path: Path) -> Iterator[Server]:
    """The demonstration, in which two schools have handed in the day before, and the reviewers have agreed."""
    server = Server(tmp_path)
    database = open_database(f"sqlite:///{server.database}")
    database.upgrade()
    walker = Walker(database, SteadyClock(MONDAY - timedelta(days=1)))
    plant(database, walker.clock.now())
    shortcuts.agree(walker)
    shortcuts.fill_profile(walker)
    shortcuts.answer_rest(walker, CASE, {"3": "4,5"})
    shortcuts.hand_in(walker)
    shortcuts.hand_in_clean(walker, CLEAN)
    walker.seat(WATCHER, "commune-board-xa-thien-tin")
    for walker.person in ("police-commune", "police-province", WATCHER):
        shortcuts.agree(walker)
    with database.begin() as work:
        work.sign_ins.open_session(digest(SESSION), WATCHER, MONDAY, MONDAY + timedelta(days=90))
    database.close()
    with server:
        yield server


async def _enter(held: Phone, server: Server, office: str) -> Page:
    """Sign in, and go to the board by the link in the conversation."""
    await held.page.goto(server.link(office))
    await held.page.get_by_role("button", name="Vào trò chuyện").click()
    await held.page.get_by_role("link", name="Bàn làm việc").click(timeout=PATIENCE)
    await expect(held.page.get_by_role("heading", level=1)).to_contain_text("năm 2025")
    return held.page


async def _is_sound(held: Phone, name: str) -> None:
    """Nothing stands out sideways, nothing is too small to press or too pale to read; keep a picture."""
    SHOTS.mkdir(parents=True, exist_ok=True)
    await held.page.screenshot(path=SHOTS / f"{name}.png", full_page=True)
    assert await held.measure("sideways") == []
    assert await held.measure("smallTargets", LEAST) == []
    assert await held.measure("pale", CONTRAST) == []


@pytest.mark.parametrize(
    ("name", "width", "scheme"), [("phone", 360, "light"), ("dark", 360, "dark"), ("desk", 1280, "light")]
)
async def test_from_the_table_to_the_approval(
    chromium: Browser, handed_in: Server, name: str, width: int, scheme: str
) -> None:
    """Down from the table to the case, open, agree, approve; every page holds at this width, without a complaint."""
    async with phone(chromium, width, scheme=scheme, touch=width < 1000) as held:
        page = await _enter(held, handed_in, "Công an xã")
        await _is_sound(held, f"{name}-1-table")
        await page.get_by_role("link", name="Trường THCS Thiện Tín").click()
        await _is_sound(held, f"{name}-2-closed")
        for label in ("Mở", "Đồng ý tất cả còn lại", "Duyệt"):
            await page.get_by_role("button", name=label, exact=True).click()
        await _is_sound(held, f"{name}-3-asked")
        await page.get_by_role("button", name="Xác nhận duyệt").click()
        await expect(page.get_by_role("status")).to_contain_text("Đã duyệt hồ sơ")
        await _is_sound(held, f"{name}-4-approved")
        await page.goto(f"{handed_in.url}/ban-lam-viec?xem=ban-do")
        await expect(page.locator(".heat g.s1").first).to_contain_text("10")
        await _is_sound(held, f"{name}-5-heat")
        await page.goto(f"{handed_in.url}/ban-lam-viec?tim=may&tinh-trang=chua-bat-dau")
        await expect(page.get_by_role("rowheader")).to_have_text(["Công ty may Thiện Tín"])
        await _is_sound(held, f"{name}-6-filtered")
        assert held.complaints == []


async def test_a_province_goes_down_to_its_communes(chromium: Browser, handed_in: Server) -> None:
    """Communes, a commune's units, the heat map of communes, on a phone."""
    async with phone(chromium) as held:
        page = await _enter(held, handed_in, "Công an tỉnh")
        await _is_sound(held, "province-1")
        await page.get_by_role("link", name="Bản đồ nhiệt").click()
        await _is_sound(held, "province-2-heat")
        await page.get_by_role("link", name="Các xã").click()
        await page.get_by_role("link", name="Xã Thiện Tín (mẫu)").click()
        await expect(page.get_by_role("link", name="Trường THCS Thiện Tín")).to_be_visible()
        await _is_sound(held, "province-3-commune")
        assert held.complaints == []


@pytest.mark.parametrize(
    ("name", "width", "scheme"), [("phone", 360, "light"), ("dark", 360, "dark"), ("desk", 1280, "light")]
)
async def test_approving_together(chromium: Browser, handed_in: Server, name: str, width: int, scheme: str) -> None:
    """From the table to the result with nothing but the keyboard; every page holds at this width."""
    async with phone(chromium, width, scheme=scheme, touch=width < 1000) as held:
        page = await _enter(held, handed_in, "Công an xã")
        await _press(page, "Duyệt các hồ sơ không có cờ")
        await expect(page.get_by_role("heading", level=1)).to_have_text("Duyệt các hồ sơ không có cờ")
        await expect(page.get_by_role("rowheader")).to_contain_text([NAME_CLEAN, "Trường THCS Thiện Tín"])
        await _is_sound(held, f"{name}-7-together")
        await _press(page, "Xác nhận duyệt")
        await expect(page.get_by_role("status")).to_have_text("✓ Đã duyệt 1 hồ sơ.")
        await expect(page.get_by_role("heading", name="Đã duyệt: 1 hồ sơ")).to_be_visible()
        await _is_sound(held, f"{name}-8-result")
        assert held.complaints == []


async def _press(page: Page, name: str) -> None:
    """Reach a button with the tabulator key, and press it with Enter."""
    for _ in range(LINKS):
        await page.keyboard.press("Tab")
        if await page.evaluate("document.activeElement.textContent") == name:
            break
    await page.keyboard.press("Enter")
    await page.wait_for_load_state()


@pytest.mark.parametrize(("name", "width"), [("phone", 360), ("desk", 1280)])
async def test_the_steering_board_looks(chromium: Browser, handed_in: Server, name: str, width: int) -> None:
    """Table, case and heat map hold at this width, and have nothing to press."""
    async with phone(chromium, width, touch=width < 1000) as held:
        await held.page.context.add_cookies([{"name": "antq", "value": SESSION, "url": handed_in.url}])
        page = held.page
        for number, path in enumerate(("", f"/ho-so/{CASE}", "?xem=ban-do"), 1):
            await page.goto(f"{handed_in.url}/ban-lam-viec{path}")
            await expect(page.get_by_role("heading", level=1)).to_contain_text("năm 2025")
            await expect(page.locator("main form[method=post]")).to_have_count(0)
            await _is_sound(held, f"watching-{name}-{number}")
        assert held.complaints == []
