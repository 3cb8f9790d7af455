"""Carries the messages of one channel: takes jobs, does several at once, and brings back what became of them."""

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass, field

from bot.delivery.exchange import Exchanging
from bot.delivery.jobs import Job
from bot.delivery.verdicts import Verdict, verdict
from bot.errors import DeliveryError, Hopeless, Uncertain
from bot.ports import Clock, Outbound, Receipt
from bot.posting import ANSWER, CLOSE
from bot.rendering.bubbles import Attachment, Bubble

MOST_AT_ONCE = 40
SHORTEST_REST = 0.005  # seconds
LAST_TRIES = 5
PATIENCE = 1.0  # seconds to wait before asking a database that did not answer again

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Courier:
    """One channel's messages, carried until told to stop. `content` reads a file by its digest."""

    channel: str
    outbound: Outbound
    exchange: Exchanging
    content: Callable[[str], bytes]
    clock: Clock
    pool: Executor
    _woken: asyncio.Event = field(default_factory=asyncio.Event)
    _back: list[Verdict] = field(default_factory=list)
    _out: set[asyncio.Task[None]] = field(default_factory=set)

    def wake(self) -> None:
        """There is something new to carry."""
        self._woken.set()

    async def run(self, stop: asyncio.Event) -> None:
        """Carry until `stop`; what is under way then is finished and written down."""
        stopping = asyncio.ensure_future(stop.wait())
        stopping.add_done_callback(lambda _: self._woken.set())
        try:
            while not stop.is_set():
                await self._round()
            await self._end()
        finally:
            stopping.cancel()
            await self.outbound.close()

    async def _end(self) -> None:
        """Finish what is under way and write it down; a database that is away just now gets some more tries."""
        while self._out:
            await asyncio.wait(self._out)
        for _ in range(LAST_TRIES):
            await self._exchange(0)
            if not self._back:
                return

    async def _round(self) -> None:
        self._woken.clear()
        rest = await self._exchange(MOST_AT_ONCE - len(self._out))
        if self._back:
            return
        try:
            async with asyncio.timeout(max(SHORTEST_REST, rest)):
                await self._woken.wait()
        except TimeoutError:
            return

    async def _exchange(self, room: int) -> float:
        """Hand in the verdicts and begin the new jobs; returns the seconds until the next look."""
        back, self._back = self._back, []
        loop = asyncio.get_running_loop()
        try:
            claim = await loop.run_in_executor(self.pool, self.exchange, back, room)
        except Exception as error:  # noqa: BLE001 -- the rows stay as they are, and are taken up again
            log.warning("%s: %s", self.channel, type(error).__name__)
            self._back = [*back, *self._back]
            await asyncio.sleep(PATIENCE)
            return PATIENCE
        for job in claim.jobs:
            task = asyncio.create_task(self._carry(job))
            self._out.add(task)
            task.add_done_callback(self._out.discard)
        return (claim.look_at - self.clock.now()).total_seconds()

    async def _carry(self, job: Job) -> None:
        receipts = list(job.sent)
        error: DeliveryError | None = None
        try:
            await self._do(job, receipts)
        except DeliveryError as failure:
            error = failure
        except Exception as failure:  # noqa: BLE001 -- whatever it was, it may have come after the sending
            log.warning("%s: %s while carrying", self.channel, type(failure).__name__)
            error = Uncertain(type(failure).__name__)
        self._back.append(verdict(job, receipts, error, self.clock.now()))
        self._woken.set()

    async def _do(self, job: Job, receipts: list[Receipt]) -> None:
        chat = job.row.chat
        if job.row.op == ANSWER:
            await self.outbound.answer(job.query)
        elif job.row.op == CLOSE:
            (part,) = job.parts
            if job.target is not None and isinstance(part, Bubble):
                await self.outbound.change(chat, job.target, part)
        else:
            for part in job.parts[len(receipts) :]:
                receipts.append(await self._send(chat, part))  # noqa: PERF401 - kept one by one: the next may fail

    async def _send(self, chat: str, part: Bubble | Attachment) -> Receipt:
        if isinstance(part, Bubble):
            return await self.outbound.send(chat, part)
        try:
            content = await asyncio.get_running_loop().run_in_executor(self.pool, self.content, part.digest)
        except KeyError:
            raise Hopeless("the file is not kept any more") from None
        return await self.outbound.attach(chat, part, content)
