"""Whole cases through real HTTP against strict fakes of the platforms."""

import re
from pathlib import Path

import pytest

from tests.channels import walking
from tests.hands import Hand
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
