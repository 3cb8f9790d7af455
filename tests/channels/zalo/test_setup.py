"""The start: a wrong token or an unreachable Zalo is one line that names the variable."""

import pytest

from bot.channels.errors import ChannelUnavailable
from bot.channels.zalo.client import ZaloClient
from bot.channels.zalo.setup import check, prepare
from tests.channels.zalo.house import SECRET, Turns, served
from tests.fakes.zalo_server import Broken, FakeZalo


async def test_a_wrong_token_is_one_line(fake: FakeZalo) -> None:
    """With Zalo's words, without the token."""
    client = ZaloClient("1:not-the-right-one", fake.url)
    with pytest.raises(ChannelUnavailable) as error:
        await prepare(client, "", "")
    assert str(error.value) == "zalo: ANTQ_ZALO_TOKEN: 401 Unauthorized"
    assert await check(client, "") == ["✗ zalo: ANTQ_ZALO_TOKEN: 401 Unauthorized"]
    await client.close()


async def test_an_unreachable_zalo_is_one_line(fake: FakeZalo, client: ZaloClient) -> None:
    """Nobody listens at that address."""
    await fake.stop()
    with pytest.raises(ChannelUnavailable, match=r"^zalo: ANTQ_ZALO_API: no connection"):
        await prepare(client, "", "")
    (line,) = await check(client, "")
    assert line.startswith("✗ zalo: ANTQ_ZALO_API: no connection")


async def test_a_webhook_nobody_serves_is_one_line(client: ZaloClient) -> None:
    """Zalo probes it before it takes it."""
    with pytest.raises(ChannelUnavailable, match=r"^zalo: ANTQ_ZALO_WEBHOOK: 400 Bad Request: webhook is unreachable"):
        await prepare(client, "http://127.0.0.1:1/zalo/webhook", SECRET)


async def test_trouble_while_setting_the_webhook_is_not_the_webhooks_fault(fake: FakeZalo, client: ZaloClient) -> None:
    """No answer says nothing about the address."""
    fake.faults.next("deleteWebhook", Broken())
    with pytest.raises(ChannelUnavailable, match="ANTQ_ZALO_API"):
        await prepare(client, "", "")


async def test_polling_takes_the_webhook_away(client: ZaloClient) -> None:
    """Zalo would not let itself be asked otherwise."""
    async with served(Turns()) as hook:
        await prepare(client, hook.url, SECRET)
        assert (await client.call("getWebhookInfo"))["url"] == hook.url
        await prepare(client, "", "")
        assert not (await client.call("getWebhookInfo"))["url"]


async def test_the_doctor_compares_the_webhook(client: ZaloClient) -> None:
    """One line about the token and one about the webhook, with what to mend."""
    async with served(Turns()) as hook:
        good = "✓ zalo: ANTQ_ZALO_TOKEN: bot.fake"
        assert await check(client, "") == [
            good,
            "✓ zalo: ANTQ_ZALO_WEBHOOK: không đặt, bot tự hỏi tin (getUpdates)",
        ]
        assert await check(client, hook.url) == [
            good,
            "✗ zalo: ANTQ_ZALO_WEBHOOK: chưa đặt trên Zalo; chạy lại: antq run",
        ]
        await prepare(client, hook.url, SECRET)
        assert await check(client, hook.url) == [good, f"✓ zalo: ANTQ_ZALO_WEBHOOK: {hook.url}"]
        (_, other) = await check(client, "https://antq.example.vn/zalo/webhook")
        assert other.startswith(f"✗ zalo: ANTQ_ZALO_WEBHOOK: Zalo đang gửi tới {hook.url}, không phải https://antq")
        (_, unset) = await check(client, "")
        assert unset.startswith(f"✗ zalo: ANTQ_ZALO_WEBHOOK: Zalo đang gửi tới {hook.url}; đặt biến này")


async def test_the_doctor_says_what_it_could_not_find_out(fake: FakeZalo, client: ZaloClient) -> None:
    """The token is good, the rest did not answer."""
    fake.faults.next("getWebhookInfo", Broken())
    assert await check(client, "") == ["✗ zalo: ANTQ_ZALO_WEBHOOK: HTTP 502 without an answer of Zalo's"]
