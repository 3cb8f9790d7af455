"""A bot's webhook for tests: keeps what was posted and answers as told."""

import asyncio
import json
from collections import deque
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from aiohttp.web import BaseRequest, Response, Server, ServerRunner, TCPSite


@dataclass(slots=True)
class Receiver:
    """Posts in the order they came; answers: the next statuses (then 200); hold: wait before every answer."""

    url: str = ""
    bodies: list[bytes] = field(default_factory=list)
    headers: list[Mapping[str, str]] = field(default_factory=list)
    answers: deque[int] = field(default_factory=deque)
    hold: float = 0
    at_once: int = 0
    most_at_once: int = 0
    retry_after: str = ""
    came: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def posts(self) -> list[dict[str, object]]:
        """The bodies that are JSON."""
        return [json.loads(body) for body in self.bodies if body]

    async def handle(self, request: BaseRequest) -> Response:
        """Take one post."""
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        body = await request.read()
        await asyncio.sleep(self.hold)
        self.bodies.append(body)
        self.headers.append(request.headers)
        self.at_once -= 1
        self.came.set()
        headers = {"Retry-After": self.retry_after} if self.retry_after else {}
        return Response(status=self.answers.popleft() if self.answers else 200, headers=headers)

    async def has(self, count: int, seconds: float = 3) -> list[dict[str, object]]:
        """The posts, once there are so many."""
        async with asyncio.timeout(seconds):
            while len(self.posts) < count:
                self.came.clear()
                await self.came.wait()
        return self.posts


@asynccontextmanager
async def receiving() -> AsyncIterator[Receiver]:
    """A webhook that listens."""
    receiver = Receiver()
    runner = ServerRunner(Server(receiver.handle), access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await TCPSite(runner, "127.0.0.1", 0).start()
    receiver.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield receiver
    await runner.cleanup()
