"""A platform that answers with what a test wrote down, over real HTTP, on a thread of its own."""

import asyncio
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

from aiohttp import web

from bot.settings import Settings


@dataclass(slots=True)
class Platform:
    """The answers by method, and the paths that were asked for; a method without an answer never answers."""

    answers: Mapping[str, object]
    status: int = 200
    asked: list[str] = field(default_factory=list)
    url: str = ""
    closing: asyncio.Event = field(default_factory=asyncio.Event)

    async def answer(self, request: web.Request) -> web.StreamResponse:
        """Answer one call."""
        self.asked.append(request.path)
        told = self.answers.get(request.path.rpartition("/")[2])
        if told is None:
            await self.closing.wait()
        if isinstance(told, str):
            return web.Response(text=told, status=self.status)
        return web.json_response(told, status=self.status)


@contextmanager
def serving(platform: Platform) -> Iterator[Platform]:
    """Serve on a free port; commands run their own event loop, so this one has its own thread."""
    loop = asyncio.new_event_loop()
    runner: list[web.AppRunner] = []

    async def start() -> None:
        app = web.Application()
        app.router.add_route("*", "/{path:.*}", platform.answer)
        runner.append(web.AppRunner(app, shutdown_timeout=0))
        await runner[0].setup()
        site = web.TCPSite(runner[0], "127.0.0.1", 0)
        await site.start()
        platform.url = f"http://127.0.0.1:{runner[0].addresses[0][1]}"

    loop.run_until_complete(start())
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    try:
        yield platform
    finally:
        loop.call_soon_threadsafe(platform.closing.set)
        asyncio.run_coroutine_threadsafe(runner[0].cleanup(), loop).result(10)
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


def settings(**given: str) -> Settings:
    """Settings from these values alone."""
    return Settings(_env_file=None, **given)  # type: ignore[call-arg,arg-type]
