"""A bare client for tests that want to see status and body as they are."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import aiohttp

from tests.fakes.telegram.serving import Served


class Caller:
    """Calls methods of a fake with JSON and gives back what came."""

    def __init__(self, session: aiohttp.ClientSession, fake: Served, token: str) -> None:
        self._session, self._fake, self._token = session, fake, token

    async def status(self, method: str, **params: object) -> tuple[int, dict[str, object]]:
        """The HTTP status and the whole answer."""
        async with self._session.post(f"{self._fake.url}/bot{self._token}/{method}", json=params) as answer:
            return answer.status, await answer.json()

    async def result(self, method: str, **params: object) -> object:
        """The result of a call that succeeds."""
        status, body = await self.status(method, **params)
        if status != 200 or not body["ok"]:
            raise AssertionError(f"{method}: {status} {body}")
        return body.get("result")

    async def refused(self, method: str, **params: object) -> tuple[object, object]:
        """Error code and words of a call that fails."""
        _, body = await self.status(method, **params)
        if body["ok"]:
            raise AssertionError(f"{method} succeeded: {body}")
        return body["error_code"], body["description"]

    async def get(self, url: str) -> tuple[int, bytes]:
        """The status and the bytes at an address."""
        async with self._session.get(url) as answer:
            return answer.status, await answer.read()


@asynccontextmanager
async def calling(fake: Served, token: str) -> AsyncIterator[Caller]:
    """A bare client for a fake; gives up after a second."""
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=1)) as session:
        yield Caller(session, fake, token)
