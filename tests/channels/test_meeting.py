"""A meeting over the channels: the vote card has buttons on Telegram and numbers on Zalo."""

import re
from pathlib import Path

from bot.conversation.words import joining, voting
from bot.conversation.words import meeting as words
from tests.channels import walking
from tests.town import town

CODE = re.compile(r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}")


async def test_a_meeting_on_telegram_and_zalo(address: str, tmp_path: Path) -> None:
    """The head opens it on Telegram; a guest comes in and votes by number on Zalo, changes the vote by its words."""
    async with town(address, tmp_path, webhook=True) as it:
        head, colleague = it.on_telegram(1001), it.on_zalo("Lan")
        await walking.join(head, it.code("head-thcs-1"))
        await walking.answer_all(head, await walking.begin(head))
        await head.says("/hop")
        await head.sees("Người đứng đầu chủ trì")
        await head.press(words.BEGIN)
        await head.sees(words.ASK_PLACE)
        await head.says("hội trường")
        await head.sees("Bắt đầu lúc nào?")
        await head.press(words.NOW)
        await head.sees("Địa điểm: hội trường")
        await head.press(words.CONFIRM_OPEN)
        await head.sees("✓ Đã mở cuộc họp")
        await head.press(words.INVITE)
        await head.sees("Mời với tư cách nào?")
        await head.press("Công đoàn, đoàn thể")
        code = CODE.findall(await head.sees("Mã mời"))[0]
        await colleague.says(code)
        await colleague.sees(joining.ASK_ACCOUNT)
        await colleague.press(joining.AGREE)
        card = await colleague.sees("Phiếu biểu quyết")
        assert re.search(r"1\W+Đồng ý", card)
        await colleague.says("2")
        await colleague.sees("✓ Đã ghi phiếu: Không đồng ý")
        await colleague.says("dong y")
        await colleague.sees("✓ Đã ghi phiếu: Đồng ý")
        await colleague.press(voting.OTHER)
        await colleague.sees("Ý kiến của bạn?")
        await colleague.says("xem lại câu 7")
        await colleague.sees("✓ Đã ghi phiếu: Ý kiến khác: xem lại câu 7")
        await head.says("/hop")
        await head.sees("Số phiếu: 1 (đồng ý 0, không đồng ý 0, ý kiến khác 1)")
        await head.press(words.CLOSE)
        await head.sees("Đóng cuộc họp?")
        await head.press(words.CONFIRM_CLOSE)
        assert "Công đoàn, đoàn thể: Ý kiến khác: xem lại câu 7" in await head.sees("Phiếu đã bỏ")
        await colleague.says("1")
        await colleague.sees("đã kết thúc")
        assert not it.telegram.violations
        assert not it.zalo.violations
