"""The webhook: only Zalo is believed, and nothing is acknowledged before its turn is committed."""

import json
import logging
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
import pytest_asyncio

from bot.channels.zalo.client import ZaloClient
from bot.channels.zalo.setup import prepare
from bot.channels.zalo.webhook import LARGEST_BODY
from bot.conversation.events import Said
from storage.errors import Conflict
from tests.channels.zalo.house import SECRET, Turns, served, until
from tests.channels.zalo.test_inbound import event
from tests.fakes.zalo_server import FakeZalo, Lost, Twice

SIGNED = {"X-Bot-Api-Secret-Token": SECRET}


@pytest_asyncio.fixture
async def http() -> AsyncIterator[aiohttp.ClientSession]:
    """Whoever posts to the webhook."""
    async with aiohttp.ClientSession() as it:
        yield it


async def _settled(fake: FakeZalo) -> None:
    """Wait until Zalo has nothing left to deliver."""
    await until(lambda: not fake.pending)


@pytest.mark.parametrize("shape", ["flat", "wrapped"])
async def test_a_message_reaches_its_turn(fake: FakeZalo, client: ZaloClient, shape: Any) -> None:
    """From the phone through Zalo's own delivery, in either body."""
    turns = Turns()
    fake.webhook_body(shape)
    async with served(turns) as hook:
        await prepare(client, hook.url, SECRET)
        await fake.person("abc", "Hiền").says("xin chào")
        await _settled(fake)
    assert [(each.event, each.chat) for each in turns.taken] == [(Said("xin chào"), "abc")]


@pytest.mark.parametrize("signed", [True, False])
async def test_the_probe_is_answered(fake: FakeZalo, client: ZaloClient, *, signed: bool) -> None:
    """Without a body, with or without the secret; nothing is taken or counted."""
    turns = Turns()
    if not signed:
        fake.unsigned_probe()
    async with served(turns) as hook:
        assert await prepare(client, hook.url, SECRET) == "bot.fake"
        assert not turns.taken
        assert not hook.intake.ignored


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"X-Bot-Api-Secret-Token": ""},
        {"X-Bot-Api-Secret-Token": SECRET + "x"},
        {"X-Bot-Api-Secret-Token": SECRET[:-1]},
        {"X-Bot-Api-Secret-Token": "bí mật"},
        {"X-Telegram-Bot-Api-Secret-Token": SECRET},
    ],
)
async def test_a_forged_event_is_turned_away(http: aiohttp.ClientSession, headers: dict[str, str]) -> None:
    """401 without a word."""
    turns = Turns()
    async with served(turns) as hook, http.post(hook.url, json=event(), headers=headers) as answer:
        assert (answer.status, await answer.read()) == (401, b"")
    assert not turns.taken


async def test_a_forged_probe_is_turned_away(http: aiohttp.ClientSession) -> None:
    """An empty body excuses a missing secret, not a wrong one."""
    async with served(Turns()) as hook, http.post(hook.url, headers={"X-Bot-Api-Secret-Token": "x"}) as answer:
        assert answer.status == 401


async def test_other_ways_of_asking_are_refused(http: aiohttp.ClientSession) -> None:
    """There is nothing to read here."""
    async with served(Turns()) as hook, http.get(hook.url, headers=SIGNED) as answer:
        assert answer.status == 405


@pytest.mark.parametrize(
    "body",
    [
        b"{",
        b"\xff\xfe",
        b" ",
        b"null",
        b"[" * 30_000,
        b'{"a": ' + b"9" * 5_000 + b"}",
        b'"' + b"x" * LARGEST_BODY + b'"',
        b"{}",
        b"[]",
        json.dumps({"event_name": "message.reaction.received", "message": "?"}).encode(),
    ],
)
async def test_what_cannot_be_read_is_taken_and_counted(
    http: aiohttp.ClientSession, caplog: pytest.LogCaptureFixture, body: bytes
) -> None:
    """Delivered again it could not be read either; the log says how often, and nothing of what it was."""
    caplog.set_level(logging.INFO, "bot")
    turns = Turns()
    async with served(turns) as hook, http.post(hook.url, data=body, headers=SIGNED) as answer:
        assert (answer.status, await answer.read()) == (200, b"")
        assert hook.intake.ignored.total() == 1
    assert not turns.taken
    assert len(caplog.messages) == 1
    assert "999" not in caplog.text


async def test_a_body_up_to_the_limit_is_read(http: aiohttp.ClientSession) -> None:
    """The pages beside it take only small ones; a message of Zalo's may be longer."""
    turns = Turns()
    async with served(turns) as hook, http.post(hook.url, json=event(text="x" * 40_000), headers=SIGNED) as answer:
        assert answer.status == 200
    assert len(turns.taken) == 1


@pytest.mark.parametrize("fault", [Twice(), Lost(arrived=True), Lost()])
async def test_pitfall_5_webhook_redelivery(fake: FakeZalo, client: ZaloClient, fault: Twice | Lost) -> None:
    """Delivered twice, or again after an answer that got lost: taken once."""
    turns = Turns()
    async with served(turns) as hook:
        await prepare(client, hook.url, SECRET)
        fake.faults.next("update", fault)
        await fake.person("abc", "Hiền").says("3")
        await _settled(fake)
    assert len(turns.taken) == 1


async def test_a_turn_that_failed_comes_again(
    fake: FakeZalo, client: ZaloClient, caplog: pytest.LogCaptureFixture
) -> None:
    """Not acknowledged, delivered again, taken once; what the person wrote is in no log."""
    turns = Turns(Conflict("somebody else was first"), ValueError("3 điểm bí mật"))
    async with served(turns) as hook:
        await prepare(client, hook.url, SECRET)
        await fake.person("abc", "Hiền").says("3")
        await _settled(fake)
    assert [each.event for each in turns.taken] == [Said("3")]
    assert ["Conflict" in caplog.messages[0], "ValueError" in caplog.messages[1]] == [True, True]
    assert "bí mật" not in caplog.text


async def test_a_failed_turn_is_500_without_a_word(http: aiohttp.ClientSession) -> None:
    """So that Zalo delivers again."""
    async with (
        served(Turns(ValueError("x"))) as hook,
        http.post(hook.url, json=event(), headers=SIGNED) as answer,
    ):
        assert (answer.status, await answer.read()) == (500, b"")


async def test_every_kind_reaches_its_turn(fake: FakeZalo, client: ZaloClient) -> None:
    """One person's sticker, voice, document and text, in order; a protected account's text shows nothing."""
    turns = Turns()
    async with served(turns) as hook:
        await prepare(client, hook.url, SECRET)
        phone = fake.person("abc", "Hiền")
        await phone.sends_sticker()
        await phone.sends_voice()
        await phone.sends_unsupported()
        await phone.says("3")
        await fake.person("xyz", "Ẩn", protected=True).says("3")
        await phone.says("3", in_chat=fake.group("g1", "Tổ 3"))
        await fake.garbage()
        await _settled(fake)
    seen = {(each.chat, getattr(each.event, "kind", "said")) for each in turns.taken}
    expected = {("abc", "sticker"), ("abc", "voice"), ("abc", "unreadable"), ("abc", "said")}
    assert seen == expected | {("xyz", "unreadable"), ("-g1", "group")}
