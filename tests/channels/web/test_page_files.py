"""The page in a real Chromium: files are chosen, sent, kept through a bad network, and seen."""

from base64 import b64decode
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.async_api import Browser, FilePayload, Page, Route, expect

from bot.conversation.events import Brought, Opened, Unfit
from bot.files import LARGEST
from bot.ports import Arrival
from tests.browser import on_one_loop
from tests.channels.web.house import House, house
from tests.channels.web.phone import PATIENCE, Phone, phone
from tests.channels.web.written import EVIDENCE, UNFIT

pytestmark = [pytest.mark.browser, on_one_loop]

SENDING = "**/chat/files*"
LATER = 10_000  # milliseconds; more than a retry takes
PAINT = """([width, height, noise]) => {
  const canvas = Object.assign(document.createElement("canvas"), { width, height });
  const pen = canvas.getContext("2d");
  const spots = pen.createImageData(width, height);
  for (let place = 0, seed = 1; place < spots.data.length; place += 1) {
    seed = (seed * 48271) % 2147483647;
    spots.data[place] = place % 4 === 3 ? 255 : 128 + noise * ((seed % 256) - 128);
  }
  pen.putImageData(spots, 0, 0);
  return canvas.toDataURL("image/jpeg", 0.95).split(",")[1];
}"""


async def photo(page: Page, name: str, width: int = 640, height: int = 480, noise: float = 0) -> FilePayload:
    """A real JPEG; noise makes it heavy."""
    content = b64decode(await page.evaluate(PAINT, [width, height, noise]))
    return {"name": name, "mimeType": "image/jpeg", "buffer": content}


def other(name: str, content: bytes = b"%PDF-1.7\n") -> FilePayload:
    """A file that is no picture."""
    return {"name": name, "mimeType": "application/octet-stream", "buffer": content}


async def choose(held: Phone, *files: FilePayload) -> None:
    """Press the button and choose files, as the system's dialog gives them."""
    async with held.page.expect_file_chooser() as dialog:
        await held.page.get_by_role("button", name="Đính kèm ảnh hoặc tệp").click()
    chooser = await dialog.value
    assert chooser.is_multiple()
    await chooser.set_files(list(files))


async def at_evidence(held: Phone, it: House) -> None:
    """Go in and on to where a file is awaited."""
    await held.enter(it)
    await held.tap("Đồng ý", "Tự chấm điểm", "Minh chứng")
    await held.sees(EVIDENCE["body"][0])  # type: ignore[index]


def came(it: House) -> list[Arrival]:
    """The files the inside was told of."""
    return [arrival for arrival in it.turns.taken if isinstance(arrival.event, Brought | Unfit)]


async def test_a_photo_is_sent_and_seen(chromium: Browser) -> None:
    """One press and one choice; the thumbnail is drawn, and opens the photo beside the conversation."""
    async with house() as it, phone(chromium) as held:
        await at_evidence(held, it)
        await choose(held, await photo(held.page, "Ảnh Ngày hội.jpg"))
        await held.sees("Đã lưu minh chứng câu 3: Ảnh Ngày hội.jpg")
        await held.idle()
        await expect(held.page.locator(".own").last).to_contain_text("📎 Ảnh Ngày hội.jpg")
        picture = held.page.locator(".picture img")
        await expect(picture).to_have_js_property("naturalWidth", 640, timeout=PATIENCE)
        for measure, least in (("sideways", 0), ("smallTargets", 44), ("pale", 4.5)):
            assert await held.measure(measure, least) == []
        assert held.complaints == []
        async with held.page.context.expect_page() as opened:
            await picture.click()
        beside = await opened.value
        await expect(beside.locator("img")).to_have_js_property("naturalWidth", 640, timeout=PATIENCE)


async def test_the_button_stands_out_where_a_file_is_awaited(chromium: Browser) -> None:
    """It is always there for the thumb; where a file is awaited it fills the width and says what it does."""
    async with house() as it, phone(chromium) as held:
        await held.enter(it)
        button = held.page.get_by_role("button", name="Đính kèm ảnh hoặc tệp")
        await expect(button).to_be_enabled()
        await expect(button.locator("span")).to_be_hidden()
        await held.tap("Đồng ý", "Tự chấm điểm", "Minh chứng")
        await expect(button.locator("span")).to_be_visible()
        await held.tap("Xong")
        await expect(button.locator("span")).to_be_hidden()


async def test_several_files_go_out_one_after_the_other(chromium: Browser) -> None:
    """In the order they were chosen, under one album; documents are offered by name and size."""
    async with house() as it, phone(chromium) as held:
        await at_evidence(held, it)
        await choose(held, await photo(held.page, "1.jpg"), other("Quy chế.pdf"), await photo(held.page, "3.jpg"))
        await held.sees("Đã lưu minh chứng câu 3: 3.jpg")
        albums = {arrival.event.album for arrival in came(it) if isinstance(arrival.event, Brought)}
        assert [arrival.shown for arrival in came(it)] == ["📎 1.jpg", "📎 Quy chế.pdf", "📎 3.jpg"]
        assert len(albums) == 1
        assert albums != {""}
        await expect(held.page.get_by_role("link", name="Quy chế.pdf")).to_contain_text("1 kB")


async def test_a_lost_network_during_an_upload(chromium: Browser) -> None:
    """Cut on the way there, then with the answer lost on the way back: the same id goes out again, and counts once."""
    async with house() as it, phone(chromium) as held:
        await at_evidence(held, it)
        tried: list[str] = []

        async def cut(route: Route) -> None:
            tried.append(parse_qs(urlsplit(route.request.url).query)["id"][0])
            if len(tried) == 1:
                return await route.abort("connectionreset")
            if len(tried) == 2:
                await route.fetch()
                return await route.abort("connectionreset")
            return await route.continue_()

        await held.page.route(SENDING, cut)
        await choose(held, await photo(held.page, "anh.jpg"))
        await expect(held.page.locator("#pending .own")).to_contain_text("sẽ tự gửi lại", timeout=PATIENCE)
        await expect(held.choice("Xong").last).to_be_enabled(timeout=LATER)
        await expect(held.page.locator(".picture")).to_have_count(1)
        assert len(set(tried)) == 1
        assert len(came(it)) == 1


async def test_a_file_outlives_a_reload(chromium: Browser) -> None:
    """Phones close pages to make room for the camera: what was chosen and not yet sent goes out afterwards."""
    async with house() as it, phone(chromium) as held:
        await at_evidence(held, it)
        await held.page.route(SENDING, lambda route: route.abort())
        await choose(held, await photo(held.page, "anh.jpg"))
        await expect(held.page.locator("#pending .own")).to_contain_text("sẽ tự gửi lại", timeout=PATIENCE)
        await held.page.unroute(SENDING)
        await held.page.reload()
        await held.sees("Đã lưu minh chứng câu 3: anh.jpg")
        await held.idle()
        await held.page.reload()
        await expect(held.page.locator(".picture")).to_have_count(1, timeout=PATIENCE)
        assert len(came(it)) == 1


async def test_a_file_waits_for_the_person_to_come_back(chromium: Browser) -> None:
    """When the session has ended meanwhile, the file is sent after the next sign-in; after leaving, it is not."""
    async with house() as it, phone(chromium) as held:
        await at_evidence(held, it)
        it.doors.sessions.clear()
        await choose(held, await photo(held.page, "anh.jpg"))
        await expect(held.page.get_by_text("Phiên làm việc trên máy này đã kết thúc.")).to_be_visible(timeout=PATIENCE)
        await held.enter(it)
        await held.sees("Đã lưu minh chứng câu 3: anh.jpg")
        await held.idle()
        await held.page.route(SENDING, lambda route: route.abort())
        await choose(held, await photo(held.page, "anh2.jpg"))
        await expect(held.page.locator("#pending .own")).to_have_count(1, timeout=PATIENCE)
        await held.page.get_by_role("button", name="Thoát").click()
        await expect(held.page.locator("#unsent")).to_be_visible()
        await held.page.get_by_role("dialog").get_by_role("button", name="Thoát").click()
        await held.page.wait_for_url("**/ra")
        await held.page.unroute(SENDING)
        await held.enter(it)
        assert len(came(it)) == 1


@pytest.mark.parametrize(
    ("file", "why"), [(other("phim.mp4", b"\0" * (LARGEST + 1)), "big"), (other("anh.jpg", b"GIF89a"), "type")]
)
async def test_what_cannot_be_kept_gets_one_sentence(chromium: Browser, file: FilePayload, why: str) -> None:
    """The conversation says what is taken; nothing is tried again, and a film is not carried over the network first."""
    async with house() as it, phone(chromium) as held:
        await at_evidence(held, it)
        sizes: list[int] = []
        held.page.on("request", lambda request: sizes.append(len(request.post_data_buffer or b"")))
        await choose(held, file)
        await held.sees(UNFIT[why])
        await held.idle()
        assert [arrival.event for arrival in came(it)] == [Unfit(why)]
        assert max(sizes) < 1_000
        assert held.complaints == []


async def test_a_heavy_photo_is_made_smaller(chromium: Browser) -> None:
    """A photo of several megabytes goes out as a JPEG of at most 2,000 pixels, lighter than before."""
    async with house() as it, phone(chromium) as held:
        await at_evidence(held, it)
        heavy = await photo(held.page, "IMG 1.JPG", 2600, 1300, noise=0.9)
        assert len(heavy["buffer"]) > 2_000_000
        await choose(held, heavy)
        await held.sees("Đã lưu minh chứng câu 3: IMG 1.jpg")
        picture = held.page.locator(".picture img")
        await expect(picture).to_have_js_property("naturalWidth", 2000, timeout=PATIENCE)
        await expect(picture).to_have_js_property("naturalHeight", 1000)
        assert len(came(it)[0].content) < len(heavy["buffer"])


async def test_a_long_upload_can_be_given_up(chromium: Browser) -> None:
    """After a while there is a way out; what waited behind it goes on."""
    async with house() as it, phone(chromium) as held:
        await at_evidence(held, it)
        await held.page.route(SENDING, lambda _: None)  # neither an answer nor an error
        await choose(held, await photo(held.page, "anh.jpg"))
        await held.say("4,5")
        await held.page.get_by_role("button", name="Thôi, không gửi nữa").click(timeout=LATER)
        await held.sees("Câu 13/20")
        await held.idle()
        assert [arrival.shown for arrival in it.turns.taken if not isinstance(arrival.event, Opened)][-1] == "4,5"
        assert came(it) == []


async def test_a_code_is_typed_on_a_phone(chromium: Browser) -> None:
    """The field on the first page can be read, reached and filled; the code leads to the button and in."""
    async with house() as it, phone(chromium) as held:
        await held.page.goto(it.url)
        assert await held.measure("sideways") == []
        assert await held.measure("pale", 4.5) == []
        it.doors.links["K7QM3XWP9RTA"] = it.doors.links.pop(it.doors.invite("head-thcs-1"))
        await held.page.get_by_label("Mã mời").fill("k7qm-3xwp-9rta")
        await held.page.get_by_label("Mã mời").press("Enter")
        await held.page.get_by_role("button", name="Vào trò chuyện").click()
        await held.sees("Trước khi bắt đầu")
        assert held.complaints == []
