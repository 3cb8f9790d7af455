"""Calls against the strict fake: envelope, refusals, silence, and a token nobody gets to see."""

import logging

import pytest
from aiohttp import web

from bot.channels.zalo.client import ZaloClient
from bot.channels.zalo.errors import ZaloBusy, ZaloError, ZaloRefused, ZaloSilent, ZaloUnreached
from tests.channels.zalo.conftest import QUICK
from tests.fakes.zalo_server import Broken, FakeZalo, Refuse, Reset, Timeout, TooMany


async def test_the_result_comes_out_of_the_envelope(fake: FakeZalo, client: ZaloClient) -> None:
    """What is inside `result`, and None where there is none."""
    fake.person("abc", "Hiền", known=True)
    assert (await client.call("getMe"))["account_name"] == "bot.fake"
    assert await client.call("sendChatAction", chat_id="abc", action="typing") is None


async def test_a_refusal_at_http_200_is_one(client: ZaloClient) -> None:
    """`ok` false comes with HTTP 200 too; its code and words are kept."""
    with pytest.raises(ZaloRefused) as refused:
        await client.call("sendMessage", chat_id="nobody", text="chào")
    assert (refused.value.code, refused.value.words) == (400, "Bad Request: chat not found")


@pytest.mark.parametrize(
    ("fault", "expected"),
    [
        (TooMany(), ZaloBusy),
        (Refuse(403, "Forbidden"), ZaloRefused),
        (Broken(404), ZaloRefused),
        (Broken(429), ZaloBusy),
        (Broken(502), ZaloSilent),
        (Broken(200), ZaloSilent),
        (Timeout(), ZaloSilent),
        (Timeout(after_accepting=False), ZaloSilent),
        (Reset(), ZaloSilent),
        (Reset(after_accepting=False), ZaloSilent),
    ],
)
async def test_every_failure_has_its_error(
    fake: FakeZalo, client: ZaloClient, fault: Timeout | Reset | TooMany | Broken | Refuse, expected: type[ZaloError]
) -> None:
    """Whether it may be sent again depends on this alone, so nothing that was perhaps taken counts as not sent."""
    fake.faults.next("getMe", fault)
    with pytest.raises(ZaloError) as error:
        await client.call("getMe")
    assert type(error.value) is expected


async def test_no_connection_is_surely_not_sent(fake: FakeZalo, client: ZaloClient) -> None:
    """Nobody listens there."""
    await fake.stop()
    with pytest.raises(ZaloUnreached):
        await client.call("getMe")


@pytest.mark.parametrize(
    ("status", "body", "expected"),
    [
        (200, "[]", ZaloSilent),
        (200, '{"ok": "yes"}', ZaloSilent),
        (200, '{"ok": false}', ZaloSilent),
        (200, '{"result": {}}', ZaloSilent),
        (200, "\xff", ZaloSilent),
        (413, '{"message": "too big"}', ZaloRefused),
        (302, "", ZaloSilent),
    ],
)
async def test_an_answer_that_says_nothing_says_nothing(status: int, body: str, expected: type[ZaloError]) -> None:
    """Neither yes nor no without an envelope, unless something before Zalo says no."""

    async def handle(_request: web.BaseRequest) -> web.Response:
        return web.Response(status=status, body=body.encode("latin-1"))

    runner = web.ServerRunner(web.Server(handle))
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    client = ZaloClient("1:abcdefghijkl", f"http://127.0.0.1:{runner.addresses[0][1]}", connect=QUICK, read=QUICK)
    with pytest.raises(ZaloError) as error:
        await client.call("getMe")
    assert type(error.value) is expected
    await client.close()
    await runner.cleanup()


async def test_the_token_is_nowhere_to_be_seen(
    fake: FakeZalo, client: ZaloClient, caplog: pytest.LogCaptureFixture
) -> None:
    """Not in the log at its most talkative, not in any error or what led to it, not in how the client shows itself."""
    caplog.set_level(logging.DEBUG)
    secret = fake.token.rpartition(":")[2]
    seen = [repr(client)]
    faults = [Refuse(401, f"Unauthorized: {fake.token}"), Refuse(400, f"see {secret}"), Timeout(), Broken(), Reset()]
    for fault in faults:
        fake.faults.next("getMe", fault)
        with pytest.raises(ZaloError) as error:
            await client.call("getMe")
        seen += [str(error.value), repr(error.value), repr(error.value.__cause__), repr(error.value.__context__)]
    await client.call("getMe")
    await fake.stop()
    with pytest.raises(ZaloUnreached) as unreached:
        await client.call("getMe")
    assert unreached.value.__context__ is None
    ours = [record.getMessage() for record in caplog.records if record.name != "aiohttp.access"]  # the fake's own log
    assert all(secret not in each for each in [*seen, *ours])
