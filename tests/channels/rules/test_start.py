"""What keeps a channel from working at the start: one line to the operator, and everything else goes on."""

from pathlib import Path

import aiohttp
import pytest

from bot.parts import listening
from tests.channels.seated import PHONE, answered, first_question, until
from tests.fakes.telegram.faults import Broken, Fault, Refuse, TooMany
from tests.town import free_port, platforms, process

WRONG = {"telegram": "1234567890:AASecretOfSomebodyElse_0123456789", "zalo": "2345678901234:SomebodyElse0123456789"}


@pytest.fixture(autouse=True)
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """A platform that is not ready is tried again soon."""
    monkeypatch.setattr(listening, "TRY_AGAIN", 0.1)


@pytest.mark.parametrize("webhook", [False, True], ids=["polling", "webhook"])
@pytest.mark.parametrize("channel", ["telegram", "zalo"])
async def test_a_wrong_token(seated: str, tmp_path: Path, channel: str, webhook: bool) -> None:
    """One line names the variable and has the platform's words; the other channel and the page go on."""
    async with (
        platforms(seated, tmp_path) as on,
        process(on, webhook=webhook, **{f"{channel}_token": WRONG[channel]}) as it,
    ):
        await until(lambda: it.said)
        await first_question(it.on_zalo() if channel == "telegram" else it.on_telegram(PHONE))
        page = it.on_web()
        await page.enter(it.code("police-commune"))
        await page.sees("Công an xã Thiện Tín")
        await page.close()
        (line,) = it.said
        assert line.startswith(f"{channel}: ANTQ_{channel.upper()}_TOKEN: ")
        assert line.endswith("Unauthorized")


@pytest.mark.parametrize("channel", ["telegram", "zalo"])
async def test_an_unreachable_platform(seated: str, tmp_path: Path, channel: str) -> None:
    """A platform that cannot be reached is told with the variable of its address, and is used once it is there."""
    port = free_port()
    async with platforms(seated, tmp_path) as on:
        fake = on.telegram if channel == "telegram" else on.zalo
        await fake.stop()
        async with process(on, **{f"{channel}_api": f"http://127.0.0.1:{port}"}) as it:
            await first_question(it.on_zalo() if channel == "telegram" else it.on_telegram(PHONE))
            await until(lambda: it.said)
            assert all(line.startswith(f"{channel}: ANTQ_{channel.upper()}_API: ") for line in it.said)
            assert not [line for line in it.said if "\n" in line]
            await fake.start(port=port)
            await first_question(it.on_telegram(PHONE) if channel == "telegram" else it.on_zalo())


@pytest.mark.parametrize(
    ("channel", "fault"),
    [
        ("telegram", Broken(502)),
        ("telegram", TooMany(1)),
        ("telegram", Refuse(500, "Internal Server Error")),
        ("zalo", Broken(502)),
        ("zalo", TooMany()),
        ("zalo", Refuse(500, "Internal error")),
    ],
    ids=str,
)
async def test_a_platform_that_is_unwell(seated: str, tmp_path: Path, channel: str, fault: Fault) -> None:
    """A page of HTML, too many calls or an error of its own at the start does not end the channel for good."""
    async with platforms(seated, tmp_path) as on:
        fake = on.telegram if channel == "telegram" else on.zalo
        fake.faults.next("getMe", fault, times=2)
        async with process(on) as it:
            head = it.on_telegram(PHONE) if channel == "telegram" else it.on_zalo()
            await first_question(head)
            await head.says("3")
            await head.sees("Câu 2/21")
            assert answered(it) == ["1"]
            assert len(it.said) == 2
            assert all(line.startswith(f"{channel}: ANTQ_{channel.upper()}_API: ") for line in it.said)
            assert not [line for line in it.said if "\n" in line or "<" in line]


async def test_a_bad_day_while_listening(seated: str, tmp_path: Path) -> None:
    """A gateway's page in place of updates is tried again, and nothing is lost."""
    async with platforms(seated, tmp_path) as on:
        on.telegram.faults.next("getUpdates", Broken(502))
        async with process(on) as it:
            await first_question(it.on_telegram(PHONE))


async def test_a_forged_webhook(seated: str, tmp_path: Path) -> None:
    """Who does not know the secret gets 401 without a body, and changes nothing."""
    async with platforms(seated, tmp_path) as on, process(on, webhook=True) as it:
        head = it.on_telegram(PHONE)
        await first_question(head)
        chat = {"id": PHONE, "type": "private"}
        update = {"update_id": 1, "message": {"message_id": 9, "date": 1, "chat": chat, "text": "3"}}
        for headers in ({}, {"X-Telegram-Bot-Api-Secret-Token": "guessed"}, {"X-Telegram-Bot-Api-Secret-Token": "ạ"}):
            async with (
                aiohttp.ClientSession() as client,
                client.post(f"{it.url}/telegram/webhook", json=update, headers=headers) as answer,
            ):
                assert (answer.status, await answer.read()) == (401, b"")
        assert not answered(it)
