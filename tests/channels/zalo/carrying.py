"""The way between real turns and the fake's phones: a webhook in, and a carrier that goes when it is told to."""

import asyncio
from collections.abc import AsyncIterator
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import dataclass

from bot.channels.zalo.client import ZaloClient
from bot.channels.zalo.limits import LIMITS
from bot.channels.zalo.outbound import ZaloOutbound
from bot.channels.zalo.setup import prepare
from bot.delivery.jobs import Preparing
from bot.dispatch import Dispatch
from bot.languages import Languages
from bot.ports import Arrival, Lane
from bot.rendering.bubbles import Bubble
from storage.models import DueDelivery
from storage.unit_of_work import Work
from tests.channels.zalo.house import SECRET, Turns, served, until
from tests.fakes.zalo_server import FakeZalo
from tests.walker import SHELF, Walker

LANES = (Lane.ANSWER, Lane.PING)


class RealTurns(Turns):
    """Runs each turn through the real dispatch, one after the other."""

    def __init__(self, walker: Walker, writer: Executor) -> None:
        super().__init__()
        self._writer = writer
        self._dispatch = Dispatch(
            walker.database, SHELF, Languages(), walker.clock, "http://127.0.0.1:8080", {"zalo": LIMITS}
        )

    async def take(self, arrival: Arrival) -> None:
        """Run the turn; it is committed when this returns."""
        await asyncio.get_running_loop().run_in_executor(self._writer, self._dispatch.take, arrival)
        self.taken.append(arrival)


@dataclass
class Town:
    """The sample commune with Zalo: what waits to be sent is sent when a test says so."""

    walker: Walker
    fake: FakeZalo
    outbound: ZaloOutbound

    async def carries(self) -> list[str]:
        """Wait until all events are taken, and send what they left to do; returns the texts."""
        await until(lambda: not self.fake.pending)
        now, texts = self.walker.clock.now(), []
        with self.walker.database.begin() as work:
            for row in work.deliveries.due("zalo", now, now, 100, LANES):
                texts += await self._send(work, row)
                work.deliveries.finish(row.id, "sent", "[]", None, now)
        return texts

    async def _send(self, work: Work, row: DueDelivery) -> list[str]:
        job = Preparing("zalo", LIMITS, Languages(), lambda file: f"https://x.example/{file['digest']}").ready(
            work, row
        )
        bubbles = [part for part in job.parts if isinstance(part, Bubble)] if job else []
        for bubble in bubbles:
            await self.outbound.send(row.chat, bubble)
        work.chats.show("zalo", row.chat, job.shown if job else row.shown, row.free_at)
        return [bubble.plain for bubble in bubbles]


@asynccontextmanager
async def town(walker: Walker, fake: FakeZalo, client: ZaloClient) -> AsyncIterator[Town]:
    """The commune with its webhook set at the fake."""
    with ThreadPoolExecutor(1) as writer:
        async with served(RealTurns(walker, writer)) as hook:
            await prepare(client, hook.url, SECRET)
            yield Town(walker, fake, ZaloOutbound(client, walker.clock))
            await client.call("deleteWebhook")
