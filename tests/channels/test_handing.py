"""A question is handed over by code and answered on another channel, with numbers where there are no buttons."""

import re
from pathlib import Path

from bot.conversation.words import handing
from tests.channels import walking
from tests.town import town

CODE = re.compile(r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}")


async def test_a_question_goes_from_telegram_to_zalo_and_back(address: str, tmp_path: Path) -> None:
    """The head hands a question over on Telegram, a colleague answers on Zalo, the head takes the answer."""
    async with town(address, tmp_path, webhook=True) as it:
        head, colleague = it.on_telegram(1001), it.on_zalo("Lan")
        await walking.join(head, it.code("head-thcs-1"))
        await walking.begin(head)
        await head.press(handing.HAND)
        await head.sees("Chuyển câu 1 cho ai trả lời?")
        await head.press(handing.BY_CODE)
        code = CODE.findall(await head.sees("Mã dùng một lần để trả lời câu 1"))[0]
        await walking.join(colleague, code.replace("-", ""))
        await colleague.press("Trả lời câu 1")
        assert "tối đa 3 điểm" in await colleague.sees("Câu 1 ·")
        await colleague.says("2")
        await colleague.sees("Người đứng đầu sẽ xác nhận")
        assert "2 điểm" in await head.sees("đã trả lời câu 1")
        await head.press("Xem câu 1")
        await head.sees("Câu trả lời này chưa được tính")
        await head.press(handing.USE)
        await head.sees("✓ Đã lưu câu 1")
        await colleague.sees("đã được dùng")
        assert not it.telegram.violations
        assert not it.zalo.violations
