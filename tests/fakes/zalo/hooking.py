"""How events reach the bot: a webhook that was probed first, or one event at a time by getUpdates."""

import asyncio

import aiohttp

from tests.fakes.telegram.asked import Asked
from tests.fakes.telegram.faults import UPDATE, Faults, Twice
from tests.fakes.telegram.refused import Refused
from tests.fakes.telegram.updates import Pending
from tests.fakes.telegram.webhooks import Deliveries, Hook
from tests.fakes.zalo.events import wrapped
from tests.fakes.zalo.records import Json
from tests.fakes.zalo.refused import bad
from tests.fakes.zalo.state import State

SECRET_HEADER = "X-Bot-Api-Secret-Token"
DEFAULT_POLL = 30
LONGEST_POLL = 50


class Hooking:
    """Events go to the webhook when one is set, else they wait for getUpdates; probe_secret: the probe is signed."""

    def __init__(self, state: State, deliveries: Deliveries, faults: Faults) -> None:
        self._state, self._deliveries, self._faults = state, deliveries, faults
        self._changed = state.clock.now()
        self.probe_secret = True
        self.body = "flat"
        self.polled_body = "wrapped"
        deliveries.encode = self._encode
        state.deliver = self._deliver

    def _encode(self, body: bytes) -> bytes:
        return wrapped(body) if self.body == "wrapped" else body

    def _deliver(self, pending: Pending) -> None:
        if self._deliveries.hook:
            self._deliveries.add(pending)
        elif isinstance(self._faults.draw(UPDATE), Twice):
            self._state.events.again(pending)

    async def set(self, asked: Asked) -> Json:
        """Post events to an address from now on, once it answered an empty probe with 200."""
        url, secret = asked.text("url"), asked.text("secret_token")
        if not url.startswith(("https://", "http://")):
            raise bad("url is invalid")
        if not 8 <= len(secret) <= 256:
            raise bad("secret_token must have 8 to 256 characters")
        await self._probe(url, secret)
        await self._deliveries.set(Hook(url, secret))
        self._changed = self._state.clock.now()
        return await self.info(asked)

    async def _probe(self, url: str, secret: str) -> None:
        headers = {SECRET_HEADER: secret} if self.probe_secret else {}
        timeout = aiohttp.ClientTimeout(total=5)
        try:
            async with aiohttp.ClientSession(timeout=timeout) as session, session.post(url, headers=headers) as answer:
                status = answer.status
        except (aiohttp.ClientError, TimeoutError) as error:
            raise bad(f"webhook is unreachable ({type(error).__name__})") from None
        if status != 200:
            raise bad(f"webhook answered {status} instead of 200")

    async def delete(self, asked: Asked) -> Json:
        """Let events wait for getUpdates again."""
        await self._deliveries.clear()
        self._changed = self._state.clock.now()
        return await self.info(asked)

    async def info(self, _asked: Asked) -> Json:
        """Where events go and since when; nothing is said of errors."""
        hook = self._deliveries.hook
        return {"url": hook.url if hook else "", "updated_at": int(self._changed * 1000)}

    async def poll(self, asked: Asked) -> bytes:
        """The oldest event as a whole answer; it is gone then, there is no acknowledgement."""
        if self._deliveries.hook:
            raise Refused(400, "Bad Request: getUpdates cannot be used while a webhook is set")
        seconds = min(max(asked.number("timeout", DEFAULT_POLL), 0), LONGEST_POLL)
        loop = asyncio.get_running_loop()
        end = loop.time() + seconds
        while (event := self._state.events.take()) is None:
            try:
                async with asyncio.timeout_at(end):
                    await self._state.events.arrived.wait()
            except TimeoutError:
                raise Refused(408, "Request timeout") from None
        return wrapped(event) if self.polled_body == "wrapped" else event

    async def pause(self) -> None:
        """Deliver nothing for now."""
        await self._deliveries.pause()

    def resume(self) -> None:
        """Deliver what waited meanwhile."""
        self._deliveries.resume()
