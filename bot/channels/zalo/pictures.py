"""Fetches a picture at once, because its address expires."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from http import HTTPStatus
from ipaddress import ip_address

import httpx

from bot.conversation.events import Unfit
from bot.conversation.journeys.evidence import MOST_MEGABYTES

LARGEST = MOST_MEGABYTES * 1024 * 1024  # bytes
PATIENCE = 10.0  # seconds for both tries together: Zalo waits meanwhile
READ = 4.0
TRIES = 2
BREATH = 0.5  # seconds between them
REDIRECTS = 3
AT_ONCE = 8

log = logging.getLogger(__name__)

Resolve = Callable[[str], Awaitable[Sequence[str]]]
"""The addresses of a host."""


class Lost(Exception):
    """There is no such picture, or it is not where pictures may be fetched from: trying again cannot help."""


async def addresses(host: str) -> Sequence[str]:
    """What the machine's resolver says."""
    found = await asyncio.get_running_loop().getaddrinfo(host, None)
    return [str(each[4][0]) for each in found]


class Pictures:
    """Fetches from the public web over HTTPS; `local` also over HTTP and from this machine, for a Zalo that is a fake.

    `patience` are the seconds for one picture, `sleep` waits between the tries.
    """

    def __init__(
        self,
        *,
        local: bool = False,
        patience: float = PATIENCE,
        resolve: Resolve = addresses,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._local, self._patience, self._resolve, self._sleep = local, patience, resolve, sleep
        self._room = asyncio.Semaphore(AT_ONCE)
        self._http = httpx.AsyncClient(
            follow_redirects=True,
            max_redirects=REDIRECTS,
            timeout=httpx.Timeout(READ),
            trust_env=False,
            headers={"Accept-Encoding": "identity"},
            event_hooks={"request": [self._check]},
        )

    async def fetch(self, address: str) -> bytes | Unfit:
        """The bytes of a picture, or what kept it from being fetched."""
        try:
            async with asyncio.timeout(self._patience), self._room:
                return await self._tries(address)
        except (httpx.HTTPError, httpx.InvalidURL, Lost, TimeoutError, OSError, UnicodeError) as error:
            log.warning("a picture could not be fetched: %s", type(error).__name__)
            return Unfit("lost")

    async def close(self) -> None:
        """Let go of connections."""
        await self._http.aclose()

    async def _tries(self, address: str) -> bytes | Unfit:
        for _ in range(TRIES - 1):
            try:
                return await self._get(address)
            except httpx.TransportError:
                await self._sleep(BREATH)
        return await self._get(address)

    async def _get(self, address: str) -> bytes | Unfit:
        async with self._http.stream("GET", address) as answer:
            if answer.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR:
                raise httpx.RemoteProtocolError(f"HTTP {answer.status_code}")
            if answer.status_code != HTTPStatus.OK:
                raise Lost
            kept = bytearray()
            # As it comes: what is packed to a thousandth of its size would be unpacked before it can be measured.
            async for part in answer.aiter_raw():
                kept += part
                if len(kept) > LARGEST:
                    return Unfit("big")
            return bytes(kept)

    async def _check(self, request: httpx.Request) -> None:
        """Refuse, at every redirect too, what would look into our own network."""
        if self._local:
            return
        if request.url.scheme != "https":
            raise Lost
        found = await self._resolve(request.url.host)
        if not found or not all(ip_address(each.partition("%")[0]).is_global for each in found):
            raise Lost
