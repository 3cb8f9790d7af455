"""A fake started alone from the command line."""

import asyncio
import sys

import pytest

from tests.fakes.__main__ import Desk
from tests.fakes.telegram.caller import calling
from tests.fakes.telegram_server import FakeTelegram
from tests.fakes.zalo_server import FakeZalo

BUTTON = {"inline_keyboard": [[{"text": "Để sau", "callback_data": "later"}]]}


async def test_a_desk_types_taps_and_prints_for_telegram() -> None:
    """Typed lines become messages and taps; what everybody sees is printed once, and again when it changed."""
    lines: list[str] = []
    async with FakeTelegram() as fake, calling(fake, fake.token) as api:
        desk = Desk(fake, lines.append)
        await desk.does("1001 xin chao\n")
        sent = await api.result("sendMessage", chat_id=1001, text="Câu 1", reply_markup=BUTTON)
        await desk.does("1001 [Để sau]\n")
        desk.look()
        await api.result("editMessageText", chat_id=1001, message_id=sent["message_id"], text="Câu 2")
        desk.look()
        assert lines == ["1001 > #1 xin chao", "1001 < #2 Câu 1 [Để sau]", "1001 < #2 Câu 2 (edited)"]
        for odd in ("1001 [Nộp]", "xin chao", "1001 @nowhere.jpg"):
            await desk.does(odd)
        assert len(lines) == 6
        assert len(await api.result("getUpdates")) == 2


async def test_a_desk_chooses_for_zalo() -> None:
    """A label in brackets is chosen from the numbered menu."""
    lines: list[str] = []
    async with FakeZalo() as fake, calling(fake, fake.token) as api:
        desk = Desk(fake, lines.append)
        await desk.does("abc xin chao")
        await api.result("sendMessage", chat_id="abc", text="Câu 1\n1. Để sau")
        await desk.does("abc [Để sau]")
        desk.look()
        assert lines == ["abc > xin chao", "abc < Câu 1\n1. Để sau", "abc > 1"]


@pytest.mark.parametrize("platform", ["telegram", "zalo"])
async def test_the_command_serves_until_the_input_ends(platform: str) -> None:
    """It prints address and token, shows what was typed, and ends with its input."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.fakes", platform, "--port", "0"),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    out, _ = await process.communicate(b"1001 xin chao\n")
    assert process.returncode == 0
    text = out.decode()
    assert "Address: http://127.0.0.1:" in text
    assert "Token:   " in text
    assert "xin chao" in text.splitlines()[-1]
