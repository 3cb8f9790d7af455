"""The page in a real Chromium: can it be read, pressed and used without a mouse."""

import pytest
from playwright.async_api import Browser, expect

from tests.browser import on_one_loop
from tests.channels.web.house import HEAD, OFFICER, house
from tests.channels.web.phone import PATIENCE, Phone, phone
from tests.channels.web.written import NOTICE, QUESTION_5G, payload

pytestmark = [pytest.mark.browser, on_one_loop]

TO_THE_RESULT = ("Đồng ý", "Tự chấm điểm", "5 điểm", "Hoàn thành tốt nhiệm vụ")


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_everything_can_be_read_and_pressed_on_a_phone(chromium: Browser, scheme: str) -> None:
    """At 360 px: no sideways scroll, targets of 44 px, letters of 17 px, contrast AA, and a silent console."""
    async with house(demo=True) as it, phone(chromium, scheme=scheme) as held:
        await held.page.goto(it.url)
        assert await held.measure("smallTargets", 44) == []
        assert await held.measure("pale", 4.5) == []
        await held.enter(it)
        for name in ("", *TO_THE_RESULT):
            if name:
                await held.tap(name)
            assert await held.measure("sideways") == []
            assert await held.measure("smallTargets", 44) == []
            assert await held.measure("pale", 4.5) == []
            assert min(float(str(size)) for size in await held.measure("letters")) >= 17
        assert held.complaints == []


@pytest.mark.parametrize(("width", "height"), [(180, 370), (320, 256), (640, 400), (1280, 800)])
async def test_nothing_is_cut_off_at_any_zoom(chromium: Browser, width: int, height: int) -> None:
    """A phone and a desk at 200 % and more: nothing needs sideways scrolling, and there is room left to read."""
    async with house(demo=True) as it, phone(chromium, width, height, touch=False) as held:
        await held.enter(it)
        for name in TO_THE_RESULT:
            await held.tap(name)
            assert await held.measure("sideways") == []
        room = await held.page.evaluate("document.querySelector('main').clientHeight / innerHeight")
        assert room > 0.4


async def test_body_text_has_aaa_contrast(chromium: Browser) -> None:
    """The wording itself reaches 7:1 in both schemes; ageing eyes and poor light need it."""
    for scheme in ("light", "dark"):
        async with house() as it, phone(chromium, scheme=scheme) as held:
            await held.enter(it)
            await held.tap(*TO_THE_RESULT)
            assert await held.measure("pale", 7) == []


async def test_the_beginning_of_the_answer_is_in_view(chromium: Browser) -> None:
    """After a tap one starts reading at the first new line, however long the question is."""
    async with house() as it, phone(chromium, height=560) as held:
        await held.enter(it)
        await held.tap("Đồng ý", "Tự chấm điểm", "5 điểm")
        await expect(held.page.get_by_text("Đã lưu: 5 điểm cho câu 3.")).to_be_in_viewport(ratio=1)
        await expect(held.page.get_by_text(str(QUESTION_5G["title"]))).to_be_in_viewport(ratio=1)


async def test_a_command_and_an_address_in_the_text_are_pressed(chromium: Browser) -> None:
    """A command is sent as if it had been typed; our own address is copied, another one stays plain text."""
    async with house() as it, phone(chromium) as held:
        await held.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        await held.enter(it)
        ours = f"{it.url}/vao/K7QM3XWP9RTA"
        it.notify(payload(f"/hanchot – các hạn chót\n/cau 5đ – câu 5đ\nNgày 20/10, {ours}, hoặc https://example.org/a"))
        await held.sees("/hanchot – các hạn chót")
        inside = held.page.locator(".text button")
        assert await inside.all_inner_texts() == ["/hanchot", "/cau 5đ", "Chép đường dẫn"]
        assert await held.measure("smallTargets", 44) == []
        await inside.nth(2).click()
        await expect(inside.nth(2)).to_have_text("✓ Đã chép")
        assert await held.page.evaluate("navigator.clipboard.readText()") == ours
        await inside.nth(1).click()
        await held.idle()
        assert it.turns.taken[-1].shown == "/cau 5đ"
        assert held.complaints == []


async def test_only_the_newest_step_can_be_tapped(chromium: Browser) -> None:
    """Answered questions put their choices away; a notice's button stays, whatever came after it."""
    async with house() as it, phone(chromium) as held:
        await held.enter(it)
        it.notify(NOTICE)
        await held.tap("Đồng ý")
        await expect(held.choice("Đồng ý")).to_be_hidden()
        await expect(held.page.locator(".choices button", has_text="Đồng ý").first).to_be_disabled()
        await expect(held.choice("Mở hồ sơ")).to_be_enabled()
        await held.tap("Tự chấm điểm", "Mở hồ sơ")
        await expect(held.choice("5 điểm")).to_be_enabled()


async def test_a_tap_is_marked_at_once(chromium: Browser) -> None:
    """While the answer is on its way: own words on the right, every choice waits, somebody is typing."""
    async with house() as it, phone(chromium) as held:
        await held.enter(it)
        it.turns.delay = 1.0
        await held.choice("Đồng ý").click()
        await expect(held.page.locator("#pending .own")).to_contain_text("Đồng ý", timeout=300)
        await expect(held.choice("Không đồng ý")).to_be_disabled()
        await expect(held.page.locator("#typing")).to_be_visible(timeout=800)
        await expect(held.page.locator("#busy")).to_have_text("Đang trả lời")
        await held.sees("Thầy cần làm gì?")
        await expect(held.page.locator("#typing")).to_be_hidden()
        await expect(held.page.locator(".own")).to_have_count(1)


async def test_the_keyboard_is_enough(chromium: Browser) -> None:
    """Without a mouse: from the box back to the choices, a press, an answer typed and sent with Enter."""
    async with house() as it, phone(chromium, 1280, 800, touch=False) as held:
        await held.enter(it)
        keys, box = held.page.keyboard, held.page.locator("#words")
        await expect(box).to_be_focused()
        await press_back_to(held, "Đồng ý")
        await keys.press("Enter")
        await held.sees("Thầy cần làm gì?")
        await expect(box).to_be_focused()
        await press_back_to(held, "Tự chấm điểm")
        await keys.press("Space")
        await held.sees("Năm ngoái: 4 điểm.")
        await keys.type("bốn")
        await keys.press("Shift+Enter")
        await keys.type("rưỡi")
        await keys.press("Enter")
        await held.sees("Xin nhập số từ 0 đến 5")
        assert it.turns.taken[-1].shown == "bốn\nrưỡi"
        assert held.complaints == []


async def press_back_to(held: Phone, name: str) -> None:
    """Press Shift+Tab until the choice has the focus."""
    for _ in range(12):
        await held.page.keyboard.press("Shift+Tab")
        if await held.choice(name).evaluate("(node) => node === document.activeElement"):
            return
    pytest.fail(f"{name} cannot be reached with the keyboard")


async def test_a_screen_reader_finds_its_way(chromium: Browser) -> None:
    """The conversation is a log, each message says whose it is, and every control has a name."""
    async with house() as it, phone(chromium) as held:
        await held.enter(it)
        await held.tap("Đồng ý", "Tự chấm điểm")
        await expect(held.page.get_by_role("log")).to_have_attribute("aria-live", "polite")
        await expect(held.page.get_by_role("article").last).to_contain_text("Trợ lý: ")
        await expect(held.page.get_by_role("progressbar", name="Câu 3/20")).to_have_count(1)
        await expect(held.page.get_by_label("Tin nhắn của bạn")).to_have_attribute("inputmode", "decimal")
        assert await held.page.evaluate("document.documentElement.lang") == "vi"
        for control in await held.page.locator("button:visible, textarea:visible, select:visible").all():
            assert await control.evaluate("(node) => node.textContent || node.labels?.length || node.ariaLabel")


async def test_the_page_speaks_the_persons_language(chromium: Browser) -> None:
    """What the page itself says follows the person's language."""
    async with house(language="en") as it, phone(chromium) as held:
        await held.enter(it)
        await expect(held.page.get_by_placeholder("Type a message…")).to_be_visible()
        assert await held.page.evaluate("document.documentElement.lang") == "en"


async def test_the_demo_bar_changes_chairs_and_days(chromium: Browser) -> None:
    """Another office means another conversation with a draft of its own; a day later the date has moved."""
    async with house(demo=True) as it, phone(chromium) as held:
        await held.enter(it)
        await held.page.locator("#words").fill("nháp của hiệu trưởng")
        await held.page.get_by_role("button", name="+1 ngày").click()
        await expect(held.page.locator("#today")).to_have_text("21/10/2025", timeout=PATIENCE)
        for person, draft in ((OFFICER, ""), (HEAD, "nháp của hiệu trưởng")):
            await held.page.locator("#office").select_option(person)
            await expect(held.page.locator("#heading")).to_have_text(it.doors.people[person], timeout=PATIENCE)
            await expect(held.page.locator("#words")).to_have_value(draft)


async def test_leaving_asks_first(chromium: Browser) -> None:
    """A link works once, so leaving says what it means; afterwards nothing of the person is left in the browser."""
    async with house() as it, phone(chromium) as held:
        await held.enter(it)
        await held.page.locator("#words").fill("nháp")
        await held.page.get_by_role("button", name="Thoát").click()
        dialog = held.page.get_by_role("dialog")
        await dialog.get_by_role("button", name="Ở lại").click()
        await expect(dialog).to_be_hidden()
        await held.page.get_by_role("button", name="Thoát").click()
        await dialog.get_by_role("button", name="Thoát").click()
        await held.page.wait_for_url("**/ra")
        await expect(held.page.get_by_role("heading")).to_have_text("Bạn đã thoát", timeout=PATIENCE)
        assert it.doors.sessions == {}
        assert await held.page.evaluate("Object.keys(localStorage)") == ["antq.device"]
