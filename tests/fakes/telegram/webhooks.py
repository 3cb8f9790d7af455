"""Deliveries to a webhook: one lane a chat for messages and one a person for taps, in order inside, side by side."""

import asyncio
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

import aiohttp

from tests.fakes.telegram.clock import Clock
from tests.fakes.telegram.faults import UPDATE, Faults, Lost, Twice
from tests.fakes.telegram.records import Json
from tests.fakes.telegram.updates import Pending

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
LONGEST_DELAY = 60
PATIENCE = 60


@dataclass(slots=True)
class Hook:
    """A webhook as it was set."""

    url: str
    secret: str = ""
    max_connections: int = 40
    error_at: float = 0
    error: str = ""


class Waiting(Protocol):
    """What holds the updates until they were delivered."""

    def waiting(self) -> list[Pending]:
        """Everything not delivered yet, oldest first."""
        ...

    def alive(self, pending: Pending) -> bool:
        """Whether it still waits."""
        ...

    def forget(self, pending: Pending) -> None:
        """It was delivered, or given up."""
        ...


class Deliveries:
    """Posts what waits to the webhook; a failure is repeated at once, then after 2, 4, 8 … seconds times the pace.

    tries: how often at most, None for as long as the update lives; encode: the body as it goes over the wire.
    """

    def __init__(
        self,
        updates: Waiting,
        faults: Faults,
        clock: Clock,
        pace: float,
        *,
        header: str = SECRET_HEADER,
        tries: int | None = None,
    ) -> None:
        self._updates, self._faults, self._clock, self._pace = updates, faults, clock, pace
        self._header, self._tries = header, tries
        self.encode: Callable[[bytes], bytes] = bytes
        self._lanes: dict[tuple[str, int | str], deque[Pending]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._session: aiohttp.ClientSession | None = None
        self.hook: Hook | None = None
        self.delivered = 0

    async def set(self, hook: Hook) -> None:
        """Deliver from now on to this webhook, beginning with what waits."""
        await self.pause()
        self.hook = hook
        self.resume()

    async def clear(self) -> None:
        """Deliver nowhere; what waits goes on waiting."""
        self.hook = None
        await self.pause()

    def resume(self) -> None:
        """Deliver what waits, and what comes, to the webhook if there is one."""
        if not self.hook:
            return
        connector = aiohttp.TCPConnector(limit=self.hook.max_connections)
        timeout = aiohttp.ClientTimeout(total=PATIENCE)
        self._session = aiohttp.ClientSession(connector=connector, timeout=timeout)
        for pending in self._updates.waiting():
            self.add(pending)

    async def pause(self) -> None:
        """Deliver nothing for now, as a platform that is down."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self._lanes.clear()
        if self._session:
            await self._session.close()
            self._session = None

    def add(self, pending: Pending) -> None:
        """Put an update into its lane if there is a webhook."""
        if not self._session:
            return
        lane = self._lanes.get(pending.lane)
        if lane is not None:
            lane.append(pending)
            return
        self._lanes[pending.lane] = deque([pending])
        task = asyncio.get_running_loop().create_task(self._drain(pending.lane))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _drain(self, name: tuple[str, int | str]) -> None:
        lane = self._lanes[name]
        while lane:
            await self._until_delivered(lane[0])
            lane.popleft()
        del self._lanes[name]

    async def _until_delivered(self, pending: Pending) -> None:
        delay, tried = 1, 0
        while self._updates.alive(pending):
            wait = await self._deliver(pending)
            if wait is None:
                self.delivered += 1
                self._updates.forget(pending)
                return
            tried += 1
            if tried == self._tries:
                self._updates.forget(pending)
                return
            await asyncio.sleep(self._pace * (wait or (delay if delay > 1 else 0)))
            delay = min(LONGEST_DELAY, delay * 2)

    async def _deliver(self, pending: Pending) -> int | None:
        """None when the bot took it, else the seconds it asked to wait (0 when it did not say)."""
        fault = self._faults.draw(UPDATE)
        if isinstance(fault, Lost):
            if fault.arrived:
                await self._post(pending)
            self._failed("Read timeout expired" if fault.arrived else "Connection timed out")
            return 0
        wait = await self._post(pending)
        if wait is None and isinstance(fault, Twice):
            return await self._post(pending)
        return wait

    async def _post(self, pending: Pending) -> int | None:
        if not self.hook or not self._session:
            return 0
        headers = {"Content-Type": "application/json"}
        if self.hook.secret:
            headers[self._header] = self.hook.secret
        try:
            async with self._session.post(
                self.hook.url, data=self.encode(pending.body), headers=headers, allow_redirects=False
            ) as answer:
                await answer.read()
        except (aiohttp.ClientError, TimeoutError) as error:
            connecting = isinstance(error, aiohttp.ClientConnectorError)
            self._failed("Connection refused" if connecting else "Webhook connection closed")
            return 0
        if 200 <= answer.status <= 299:
            return None
        self._failed(f"Wrong response from the webhook: {answer.status} {answer.reason}")
        wait = answer.headers.get("Retry-After", "0")
        return min(int(wait), 3600) if wait.isdigit() else 0

    def _failed(self, words: str) -> None:
        if self.hook:
            self.hook.error, self.hook.error_at = words, self._clock.now()

    def info(self) -> Json:
        """What getWebhookInfo says of the webhook."""
        if not self.hook:
            return {"url": ""}
        body: Json = {"url": self.hook.url, "max_connections": self.hook.max_connections, "ip_address": "127.0.0.1"}
        if self.hook.error:
            body |= {"last_error_date": int(self.hook.error_at), "last_error_message": self.hook.error}
        return body
