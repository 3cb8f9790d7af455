"""Whole cases through real HTTP against strict fakes of the platforms."""

import asyncio
import re
from pathlib import Path

import pytest

from bot.conversation.words import menu as menu_words
from bot.conversation.words import reviewing
from tests.channels import walking
from tests.fakes.telegram_server import Person as TelegramPerson
from tests.hands import PATIENCE, Hand
from tests.town import Town, town


async def _whole_walk(head: Hand, officer: Hand, it: Town) -> None:
    await walking.join(officer, it.code("police-commune"))
    await walking.join(head, it.code("head-thcs-1"))
    question = await walking.begin(head)
    assert "97" in await walking.answer_all(head, question)
    await walking.hand_in(head)
    await walking.return_a_line(officer)
    await walking.mend(head)
    await walking.approve(officer)
    await head.sees("đã duyệt hồ sơ")


@pytest.mark.parametrize("webhook", [False, True], ids=["polling", "webhook"])
@pytest.mark.parametrize("channel", ["telegram", "zalo"])
async def test_a_case_is_scored_returned_mended_and_approved(
    channel: str, webhook: bool, address: str, tmp_path: Path
) -> None:
    """Head and officer do the whole case on one channel, and the platform counts nothing sent too fast."""
    async with town(address, tmp_path, webhook=webhook) as it:
        if channel == "telegram":
            head: Hand = it.on_telegram(1001)
            officer: Hand = it.on_telegram(1002, "Dũng")
        else:
            head, officer = it.on_zalo("Hiền"), it.on_zalo("Dũng")
        await _whole_walk(head, officer, it)
        assert not it.telegram.violations
        assert not it.zalo.violations
        assert not it.said


async def test_the_cards_of_a_case_are_brought_up_to_date_in_every_chat(address: str, tmp_path: Path) -> None:
    """When one officer approves, the other's notice and open page lose their buttons and say who approved and when."""
    async with town(address, tmp_path, webhook=True) as it:
        with it.database.begin() as work:
            work.people.add("pho-cong-an-xa", "vi", it.clock.now())
            work.places.appoint("police-commune", "pho-cong-an-xa", it.clock.now().date())
        head, officer, other = (it.on_telegram(1000 + each, name) for each, name in enumerate(("Hiền", "Dũng", "Minh")))
        for hand, person in ((head, "head-thcs-1"), (officer, "police-commune"), (other, "pho-cong-an-xa")):
            await walking.join(hand, it.code(person))
        await walking.answer_all(head, await walking.begin(head))
        await walking.hand_in(head)
        for hand in (other, officer):
            await hand.sees("vừa nộp hồ sơ")
            await hand.press(reviewing.OPEN)
            await hand.sees("Đã xét 0/21 câu")
        await officer.press(reviewing.AGREE_REST)
        await officer.sees("✓ Đã đồng ý")
        await officer.press(reviewing.APPROVE)
        await officer.sees("Duyệt hồ sơ của")
        await officer.press(reviewing.CONFIRM_APPROVE)
        await _settled(officer.phone, "vừa nộp hồ sơ", "Công an xã Thiện Tín duyệt lúc", [])
        await _settled(officer.phone, "Duyệt hồ sơ của", "▸ Xác nhận duyệt", [])
        await _settled(other.phone, "vừa nộp hồ sơ", "Công an xã Thiện Tín duyệt lúc", [])
        await _settled(other.phone, "Đã xét 0/21 câu", "Công an xã Thiện Tín duyệt lúc", [menu_words.CONTINUE])
        await other.press(menu_words.CONTINUE)
        assert "Đã được Công an xã Thiện Tín duyệt lúc" in await other.sees("duyệt lúc")
        assert not it.telegram.violations


async def _settled(phone: TelegramPerson, part: str, note: str, labels: list[str]) -> None:
    """Wait until the message with these words has this note and these buttons."""
    async with asyncio.timeout(PATIENCE):
        while True:
            found = [each for each in phone.shown if part in each.text]
            if found and all(note in each.text and each.labels == labels for each in found):
                break
            await asyncio.sleep(0.02)


async def test_a_case_begins_on_zalo_goes_on_in_the_page_and_ends_on_telegram(address: str, tmp_path: Path) -> None:
    """The same person goes on at the same question wherever they write, and old cards say where they went."""
    async with town(address, tmp_path, webhook=True) as it:
        zalo, telegram, page = it.on_zalo(), it.on_telegram(1001), it.on_web()
        await walking.join(zalo, it.code("head-thcs-1"))
        question = await walking.begin(zalo)
        for _ in range(4):
            question = await walking.answer_one(zalo, question)

        await zalo.says("/lienket")
        code = _code_in(await zalo.sees("Mã dùng một lần"))
        await page.enter(code)
        assert "Bạn dừng ở câu 5" in await page.sees("Bạn dừng ở câu")
        await page.press("Tiếp tục")
        question = await page.sees("Câu 5/21")
        for _ in range(4):
            question = await walking.answer_one(page, question)
        await zalo.press("Đạt")  # in the menu of question 5, which was answered on the page
        assert "Nút này thuộc bước trước" in await zalo.sees("Câu 9/21")
        await zalo.press("Để sau")
        await zalo.sees("Câu 10/21")
        await page.press("◀ Quay lại")
        await page.sees("Câu 9/21")
        await zalo.says("thôi")  # under question 10, which is not where the person is any more
        assert "Tin vừa gửi thuộc bước trước" in await zalo.sees("Câu 9/21")

        await page.says("/lienket")
        await telegram.says(f"/start {_code_in(await page.sees('Mã dùng một lần'))}")
        await telegram.sees("Bạn dừng ở câu 9")
        await telegram.press("Tiếp tục")
        question = await telegram.sees("Câu 9/21")
        await page.press("Để sau")
        await page.sees("Câu 10/21")
        card = await telegram.phone.sees("Đang tiếp tục ở trang web")
        assert card.labels == ["Tiếp tục ở đây"]
        await telegram.press("Tiếp tục ở đây")
        question = await telegram.sees("Câu 10/21")
        await walking.answer_all(telegram, question)
        await telegram.says("/cau 5b")
        question = await telegram.sees("Câu 9/21")
        await telegram.press("Không xảy ra")
        await telegram.sees("Kết quả tự chấm")
        assert "97" in await telegram.sees("Kết quả tự chấm")
        await walking.hand_in(telegram)
        await page.close()


def _code_in(message: str) -> str:
    return re.findall(r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}", message)[0].replace("-", "")
