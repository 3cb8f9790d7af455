"""Fixtures of the web chat's tests."""

from collections.abc import AsyncIterator

import aiohttp
import pytest_asyncio

from tests.browser import chromium
from tests.channels.web.house import HEAD, House, house

__all__ = ["chromium"]


@pytest_asyncio.fixture
async def web_chat() -> AsyncIterator[House]:
    """A running web chat without the demonstration."""
    async with house() as it:
        yield it


@pytest_asyncio.fixture
async def demo_chat() -> AsyncIterator[House]:
    """A running web chat with the demonstration's bar."""
    async with house(demo=True) as it:
        yield it


@pytest_asyncio.fixture
async def head(web_chat: House) -> AsyncIterator[aiohttp.ClientSession]:
    """The head of the school, signed in, asking as the page does."""
    async with visitor(web_chat, web_chat.doors.open(HEAD)) as session:
        yield session


@pytest_asyncio.fixture
async def stranger(web_chat: House) -> AsyncIterator[aiohttp.ClientSession]:
    """Somebody without a session, asking as a browser does."""
    async with visitor(web_chat) as session:
        yield session


def visitor(it: House, secret: str = "") -> aiohttp.ClientSession:
    """A browser-like client that follows no redirects by itself in the tests that look at them."""
    return aiohttp.ClientSession(
        it.url,
        headers={"Sec-Fetch-Site": "same-origin"},
        cookies={"antq": secret} if secret else None,
        cookie_jar=aiohttp.CookieJar(unsafe=True),
    )
