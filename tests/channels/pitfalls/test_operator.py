"""Pitfalls 15 and 17: what the operator reads, and must never read."""

import asyncio
import logging
from pathlib import Path

import pytest

from bot.channels.telegram import polling
from bot.parts import alone, listening
from tests.channels.seated import PHONE, answered, first_question, until
from tests.fakes.telegram.caller import calling
from tests.fakes.telegram_server import Broken, Refuse, Reset, TooMany
from tests.fakes.zalo_server import TOKEN as ZALO_TOKEN
from tests.town import Town, free_port, platforms, process, town

TOUCHED = ("httpx", "httpcore", "aiohttp", "aiogram", "telegram")


@pytest.fixture
def everything_logged(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    """Every logger at its most talkative, as an operator may set it, before the product starts."""
    for name in TOUCHED:
        logging.getLogger(name).setLevel(logging.NOTSET)
    caplog.set_level(logging.INFO)
    return caplog


@pytest.mark.parametrize("channel", ["telegram", "zalo"])
async def test_15_token_in_logs(
    seated: str, tmp_path: Path, everything_logged: pytest.LogCaptureFixture, channel: str
) -> None:
    """Whatever goes wrong, on either channel alone, no line of the log and none to the operator holds a token."""
    other = {"telegram": "zalo_token", "zalo": "telegram_token"}[channel]
    async with platforms(seated, tmp_path) as on, process(on, **{other: ""}) as it:
        fake = on.telegram if channel == "telegram" else on.zalo
        hand = it.on_telegram(PHONE) if channel == "telegram" else it.on_zalo()
        await first_question(hand)
        for fault in (Reset(after_accepting=False), Broken(502), TooMany(1), Refuse(400, "Bad Request: no")):
            fake.faults.next("sendMessage", fault)
            fake.faults.next("getUpdates", fault)
            fake.faults.next("download", fault)
        await hand.says("xin chào")
        await hand.phone.sends_photo(b"\xff\xd8\xff\xe0 a picture")
        await until(lambda: len([each for each in fake.calls if each.status != 200]) >= 3)
        await asyncio.sleep(0.3)
        # The fake's own server logs the paths it is asked for.
        records = [each for each in everything_logged.records if each.name != "aiohttp.access"]
        said = [*(f"{each.getMessage()} {each.exc_text}" for each in records), *it.said]
        for token in (on.telegram.token, ZALO_TOKEN):
            for secret in (token, token.partition(":")[2]):
                assert not [line for line in said if secret in line]


async def test_15_a_wrong_token_is_not_told(
    seated: str, tmp_path: Path, everything_logged: pytest.LogCaptureFixture
) -> None:
    """A token that Telegram refuses is named by its variable, never by itself."""
    wrong = "1234567890:AASecretOfSomebodyElse_0123456789"
    async with platforms(seated, tmp_path) as on, process(on, telegram_token=wrong) as it:
        await until(lambda: it.said)
        assert it.said == ["telegram: ANTQ_TELEGRAM_TOKEN: Unauthorized"]
        records = [each for each in everything_logged.records if each.name != "aiohttp.access"]
        assert not [each for each in records if wrong in f"{each.getMessage()} {each.exc_text}"]


@pytest.fixture
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """Waits between two tries are short."""
    monkeypatch.setattr(polling, "LONGEST_WAIT", 0.1)
    monkeypatch.setattr(listening, "TRY_AGAIN", 0.1)
    monkeypatch.setattr(alone, "RENEWED_EVERY", 0.2)


async def _talks(it: Town, typed: str, expected: str) -> None:
    head = it.on_telegram(PHONE)
    await head.says(typed)
    await head.sees(expected)


@pytest.mark.usefixtures("hasty")
async def test_17_two_consumers(seated: str, tmp_path: Path) -> None:
    """While another program polls with our token, the operator is told once in the platform's words; all goes on."""
    async with town(seated, tmp_path) as it:
        await _talks(it, "/tucham", "Câu 1/21")
        async with calling(it.telegram, it.telegram.token) as other:
            for number in range(6):
                await other.status("getUpdates", timeout=0)
                await asyncio.sleep(0.15)
                if number == 3:
                    await it.telegram.person(1500, "Lan").says("xin chào")
        await _talks(it, "3", "Câu 2/21")
        (line,) = it.said
        assert line.startswith("ANTQ_TELEGRAM_TOKEN: telegram: Conflict: terminated by other getUpdates request")
        assert answered(it) == ["1"]


@pytest.mark.usefixtures("hasty")
async def test_17_two_of_our_own_processes(seated_postgres: str, tmp_path: Path) -> None:
    """Two processes that both poll take turns: one listens, the other waits until it is gone, and nobody is refused."""
    async with platforms(seated_postgres, tmp_path) as on:
        async with process(on) as first, process(on, web_port=free_port()) as second:
            await _talks(first, "/tucham", "Câu 1/21")
            await asyncio.sleep(0.5)
            assert not [call for call in on.telegram.called("getUpdates") if call.status == 409]
            assert not [*first.said, *second.said]
        async with process(on) as third:
            await _talks(third, "3", "Câu 2/21")


async def test_17_webhook_left_set(seated: str, tmp_path: Path) -> None:
    """A webhook left from before is taken away at the start of polling, and what waits is not thrown away."""
    async with platforms(seated, tmp_path) as on:
        async with calling(on.telegram, on.telegram.token) as api:
            await api.result("setWebhook", url="http://127.0.0.1:9/telegram")
        head = on.telegram.person(PHONE, "Hiền")
        await head.says("/tucham")
        async with process(on) as it:
            await head.sees("Câu 1/21", 20)
            assert not it.said


@pytest.mark.usefixtures("hasty")
async def test_17_webhook_set_behind_our_back(seated: str, tmp_path: Path) -> None:
    """A webhook that somebody sets while we poll is told once, in the platform's words; without it all goes on."""
    async with town(seated, tmp_path) as it:
        await _talks(it, "/tucham", "Câu 1/21")
        async with calling(it.telegram, it.telegram.token) as api:
            await api.result("setWebhook", url="http://127.0.0.1:9/telegram")
            await until(lambda: it.said)
            await asyncio.sleep(0.5)
            await api.result("deleteWebhook")
        await _talks(it, "3", "Câu 2/21")
        (line,) = it.said
        assert line.startswith("ANTQ_TELEGRAM_TOKEN: telegram: Conflict: ")
