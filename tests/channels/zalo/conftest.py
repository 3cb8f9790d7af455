"""Fixtures of the Zalo channel's tests."""

from collections.abc import AsyncIterator

import pytest_asyncio

from bot.channels.zalo.client import ZaloClient
from tests.fakes.zalo_server import FakeZalo, Rates

QUICK = 0.3  # seconds to wait for an answer that never comes


@pytest_asyncio.fixture
async def fake() -> AsyncIterator[FakeZalo]:
    """A Zalo that is as fast as one wants."""
    async with FakeZalo(rates=Rates(per_bot=1e6, bot_burst=1000, per_chat=1e6, chat_burst=1000)) as it:
        yield it


@pytest_asyncio.fixture
async def client(fake: FakeZalo) -> AsyncIterator[ZaloClient]:
    """A client of the fake's bot that does not wait long."""
    it = ZaloClient(fake.token, fake.url, connect=QUICK, read=QUICK)
    yield it
    await it.close()
