"""The push side of the web chat."""

import asyncio
import json

import aiohttp
import pytest

from bot.channels.web import stream as stream_module
from tests.channels.web.conftest import visitor
from tests.channels.web.house import HEAD, House, house
from tests.channels.web.written import NOTICE, SAVED

SOON = 3.0  # seconds; far more than a push needs


async def lines_until(answer: aiohttp.ClientResponse, start: bytes) -> bytes:
    """Read the stream up to the first line with that beginning."""
    async with asyncio.timeout(SOON):
        while True:
            line = await answer.content.readline()
            assert line, "the stream ended"
            if line.startswith(start):
                return line


async def test_a_message_is_pushed(web_chat: House, head: aiohttp.ClientSession) -> None:
    """A message that comes while the page is open arrives with its number and in the protocol's shape."""
    async with head.get("/chat/stream?after=0") as answer:
        assert answer.content_type == "text/event-stream"
        await lines_until(answer, b"retry:")
        web_chat.notify(NOTICE)
        assert await lines_until(answer, b"id:") == b"id: 1\n"
        message = json.loads((await lines_until(answer, b"data:"))[5:])
    assert (message["seq"], message["mine"], message["title"]) == (1, False, NOTICE["title"])


@pytest.mark.parametrize(("query", "known", "first"), [("1", None, 2), ("0", "2", 3)])
async def test_a_stream_goes_on_where_it_stopped(
    web_chat: House, head: aiohttp.ClientSession, query: str, known: str | None, first: int
) -> None:
    """It starts after the number of the address; Last-Event-ID of a reconnecting browser is newer and wins."""
    for _ in range(3):
        web_chat.notify(SAVED)
    headers = {"Last-Event-ID": known} if known else {}
    async with head.get("/chat/stream", params={"after": query}, headers=headers) as answer:
        assert await lines_until(answer, b"id:") == f"id: {first}\n".encode()


async def test_a_quiet_stream_beats(head: aiohttp.ClientSession, monkeypatch: pytest.MonkeyPatch) -> None:
    """A comment passes from time to time, so that no proxy takes the connection for dead."""
    monkeypatch.setattr(stream_module, "HEARTBEAT", 0.05)
    async with head.get("/chat/stream") as answer:
        for _ in range(2):
            await lines_until(answer, b":")


async def test_a_stream_ends_with_the_session(web_chat: House, head: aiohttp.ClientSession) -> None:
    """Once the person has left, nothing more is told, not even what comes next."""
    async with head.get("/chat/stream") as answer:
        await lines_until(answer, b"retry:")
        web_chat.doors.sessions.clear()
        web_chat.notify(NOTICE)
        async with asyncio.timeout(SOON):
            assert b"data:" not in await answer.content.read()


async def test_the_server_stops_without_waiting_for_streams() -> None:
    """Open pages do not hold up the server's stop."""
    async with asyncio.timeout(SOON):
        async with house() as it:
            client = visitor(it, it.doors.open(HEAD))
            answer = await client.get("/chat/stream")
            await lines_until(answer, b"retry:")
        assert await answer.content.read() == b"\n"
        await client.close()
