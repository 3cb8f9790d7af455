"""A load balancer of thirty lines: each request to the next process that is there."""

from collections.abc import Sequence
from types import TracebackType
from typing import Self

import aiohttp
from aiohttp import web

CONNECTING = 1.0  # seconds
PATIENCE = 30.0


class Balancer:
    """Passes requests on in turn; a process that is away or not ready is passed over."""

    def __init__(self, ports: Sequence[int]) -> None:
        self._ports, self._next = list(ports), 0
        self.url = ""

    async def __aenter__(self) -> Self:
        timeout = aiohttp.ClientTimeout(total=PATIENCE, sock_connect=CONNECTING)
        self._http = aiohttp.ClientSession(timeout=timeout, connector=aiohttp.TCPConnector(limit=0))
        self._runner = web.ServerRunner(web.Server(self._pass_on), shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: object, trace: TracebackType | None) -> None:
        await self._runner.cleanup()
        await self._http.close()

    async def _pass_on(self, request: web.BaseRequest) -> web.Response:
        body = await request.read()
        for _ in self._ports:
            self._next += 1
            port = self._ports[self._next % len(self._ports)]
            try:
                async with self._http.post(
                    f"http://127.0.0.1:{port}{request.path}", data=body, headers=request.headers
                ) as answer:
                    if answer.status != web.HTTPServiceUnavailable.status_code:
                        return web.Response(status=answer.status, body=await answer.read())
            except aiohttp.ClientConnectorError:
                continue
            except (aiohttp.ClientError, TimeoutError):
                return web.Response(status=502)
        return web.Response(status=503)
