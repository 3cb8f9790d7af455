"""The whole walk in real Chromium against the real demonstration: a head submits, the police return and approve."""

from base64 import b64decode
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from playwright.async_api import Browser, FilePayload, expect

from tests.browser import on_one_loop
from tests.channels.web.phone import PATIENCE, Phone, phone
from tests.crash.server import Server

SHOTS = Path(__file__).parents[1] / "output" / "walk"
HEAD, POLICE, CHAIR = "Hiệu trưởng Trường THCS", "Công an xã", "Chủ tịch"
PIXEL = b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")
AWAY = "ERR_CONNECTION_REFUSED"  # what the browser notes when it asks while the server is started again
FESTIVAL: FilePayload = {"name": "Ngày hội.png", "mimeType": "image/png", "buffer": PIXEL}
REST_OF_THE_FORM = (
    *("Đạt", "Đạt", "Đạt", "2 điểm"),
    *("Không xảy ra", "Không xảy ra", "Không xảy ra"),
    *("Đạt", "Đạt", "Đạt", "Hoàn thành tốt nhiệm vụ"),
    *("Đạt", "Hoàn thành xuất sắc nhiệm vụ"),
)

pytestmark = [pytest.mark.browser, pytest.mark.slow, on_one_loop]


@asynccontextmanager
async def seated(browser: Browser, server: Server, office: str) -> AsyncIterator[Phone]:
    """A new device, signed in through the one-time link of an office; it must not complain about anything."""
    async with phone(browser) as held:
        await held.page.goto(server.link(office))
        await held.page.get_by_role("button", name="Vào trò chuyện").tap()
        await expect(held.page.locator(".bot").first).to_be_visible(timeout=PATIENCE)
        yield held
        assert held.complaints == []


async def taps(held: Phone, *labels: str) -> None:
    """Press the newest button of each name, one after the other, as soon as it is live."""
    for label in labels:
        await held.choice(label).last.tap(timeout=PATIENCE)
        await held.idle()


async def says(held: Phone, text: str) -> None:
    """Type, send, and wait for the answer."""
    await held.say(text)
    await held.idle()


async def bring(held: Phone, file: FilePayload) -> None:
    """Attach a file, and wait for the answer."""
    async with held.page.expect_file_chooser() as dialog:
        await held.page.get_by_role("button", name="Đính kèm ảnh hoặc tệp").tap()
    await (await dialog.value).set_files([file])
    await held.idle()


async def newest(held: Phone, *parts: str) -> None:
    """The newest message of the bot holds each of these texts."""
    for part in parts:
        await expect(held.page.locator(".bot").last).to_contain_text(part, timeout=PATIENCE)


async def keep(held: Phone, name: str) -> None:
    """Keep a picture of the screen as test output."""
    SHOTS.mkdir(parents=True, exist_ok=True)
    await held.page.screenshot(path=SHOTS / f"{name}.png")


async def test_from_first_question_to_approval(chromium: Browser, demo: Server) -> None:
    """Consent, profile, every line, a restart and another device on the way, submission, return, mending, approval."""
    async with seated(chromium, demo, HEAD) as head:
        await _begin(head)
        await _first_lines(head)
        demo.stop()
        demo.start()
        await taps(head, "3")
        await newest(head, "Đã lưu câu 3: 3 điểm", "Câu 4/21")
        head.complaints[:] = [each for each in head.complaints if AWAY not in each]
    async with seated(chromium, demo, HEAD) as head, seated(chromium, demo, POLICE) as police:
        await newest(head, "Bạn dừng ở câu 4, còn 18 câu, khoảng 8 phút.")
        await keep(head, "05-another-device")
        await taps(head, "Tiếp tục")
        await _rest_of_the_form(head)
        await _hand_in(head)
        await _return(police)
        await _mend(head)
        await _approve(police)
        await newest(head, "Công an xã Thiện Tín đã duyệt hồ sơ", "Cấp trên chấm: 99 điểm", "UBND xã")
        await keep(head, "14-head-told")
        await _tap_old_card(police)
    async with seated(chromium, demo, CHAIR) as chair:
        await taps(chair, "Đồng ý", "Không đồng ý", "Hồ sơ chờ duyệt", "Mở")
        await newest(chair, "Cấp trên chấm: 99 điểm", "Đã xét 21/21 câu")
        await keep(chair, "16-next-level")


async def _begin(head: Phone) -> None:
    await keep(head, "01-consent")
    await taps(head, "Đồng ý", "Đồng ý")
    await newest(head, "chưa bắt đầu tự chấm điểm", "29/10/2025 (còn 9 ngày)")
    await keep(head, "02-menu")
    await taps(head, "Tự chấm điểm", "Trung học cơ sở", "Có", "Có", "Có", "6")
    await newest(head, "Câu 1/21 · 1 · tối đa 3 điểm", "Quý I hằng năm, cấp ủy")


async def _first_lines(head: Phone) -> None:
    await says(head, "ba")
    await newest(head, "Nhập số từ 0 đến 3, ví dụ: 2.")
    await keep(head, "03-wrong-input")
    await taps(head, "Ghi chú")
    await says(head, "kế hoạch số 5")
    await newest(head, "Ghi chú: kế hoạch số 5")
    await taps(head, "Vì sao?")
    await expect(head.page.get_by_role("log")).to_contain_text("Căn cứ: Kế hoạch 358/KH-UBND", timeout=PATIENCE)
    await taps(head, "3 điểm", "Để sau", "◀ Quay lại")
    await newest(head, "Câu 2/21")
    await says(head, "85")
    await taps(head, "Đề nghị 1 điểm")
    await says(head, "hai lớp đi thực tập")
    await newest(head, "Câu 3/21", "85%, đề nghị 1 điểm")
    await keep(head, "04-question")


async def _rest_of_the_form(head: Phone) -> None:
    await newest(head, "Câu 4/21")
    await taps(head, *REST_OF_THE_FORM)
    await says(head, "9,5")
    await taps(head, "Đạt", "100%", "Đề nghị đạt")
    await says(head, "1 tập thể, 1 cá nhân")
    await newest(head, "Kết quả tự chấm: 95,5/100 điểm – Xuất sắc")
    await newest(head, "ngưỡng xếp loại chưa được xác nhận", "Câu 8c (50 điểm) mới tạm tính", "Mục 3: ")
    await keep(head, "06-result")
    await says(head, "/cau 3")
    await newest(head, "Câu trả lời hiện tại: 3 điểm")
    await says(head, "4,5")
    await newest(head, "Kết quả tự chấm: 97/100 điểm")


async def _hand_in(head: Phone) -> None:
    await taps(head, "Nộp hồ sơ")
    await newest(head, "Đã trả lời đủ các câu", "Hạn nộp: hết ngày 29/10/2025")
    await keep(head, "07-before-handing-in")
    await taps(head, "Xác nhận nộp")
    await expect(head.page.get_by_role("log")).to_contain_text("Mã nội dung:", timeout=PATIENCE)
    await keep(head, "08-receipt")


async def _return(police: Phone) -> None:
    await taps(police, "Đồng ý", "Đồng ý", "Hồ sơ chờ duyệt")
    await keep(police, "09-waiting")
    await taps(police, "Mở", "Xem từng câu")
    await newest(police, "Câu 1/21", "Ghi chú của cơ sở: kế hoạch số 5")
    await keep(police, "10-item")
    await taps(police, "Đồng ý", "Sửa điểm")
    await says(police, "2,5")
    await says(police, "có đủ danh sách của hai lớp")
    await taps(police, "Trả lại")
    await says(police, "bổ sung ảnh Ngày hội")
    await taps(police, "Đồng ý tất cả còn lại")
    await newest(police, "Đã xét 21/21 câu")
    await taps(police, "Trả lại đơn vị", "Xác nhận trả lại")
    await newest(police, "Đã trả lại hồ sơ")


async def _mend(head: Phone) -> None:
    await newest(head, "trả lại hồ sơ năm 2025", "3: bổ sung ảnh Ngày hội")
    await keep(head, "11-returned")
    await taps(head, "Sửa ngay")
    await newest(head, "Câu 1/1 · 3", "trả lại câu này: bổ sung ảnh Ngày hội", "Lần nộp trước: 4,5 điểm")
    await taps(head, "Minh chứng")
    await bring(head, FESTIVAL)
    await newest(head, "Đã lưu minh chứng câu 3: Ngày hội.png")
    await keep(head, "11b-evidence")
    await taps(head, "Xong", "5 điểm")
    await newest(head, "3: 4,5 điểm → 5 điểm")
    await taps(head, "Nộp hồ sơ", "Xác nhận nộp")


async def _approve(police: Phone) -> None:
    await newest(police, "vừa nộp hồ sơ")
    await taps(police, "Mở")
    await newest(police, "Đã sửa so với lần nộp trước: 3", "Đã xét 20/21 câu")
    await taps(police, "Xem từng câu", "Xem minh chứng")
    picture = police.page.locator(".picture img")
    await expect(picture).to_have_js_property("naturalWidth", 1, timeout=PATIENCE)
    await keep(police, "11c-evidence-reviewed")
    await taps(police, "Đồng ý tất cả còn lại")
    await police.page.get_by_text("Xem bảng điểm").last.tap()
    await keep(police, "12-both-columns")
    await taps(police, "Duyệt")
    await newest(police, "cấp trên chấm 99 – Xuất sắc?")
    await keep(police, "13-before-approval")
    await taps(police, "Xác nhận duyệt")
    await newest(police, "Đã duyệt hồ sơ")


async def _tap_old_card(police: Phone) -> None:
    await taps(police, "Mở")
    await newest(police, "Đã được Công an xã Thiện Tín duyệt lúc")
    await keep(police, "15-old-card")
