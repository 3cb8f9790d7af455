"""getUpdates as the real server does it: the newest poller wins, the one before gets 409."""

import asyncio

from tests.fakes.telegram.asked import Asked
from tests.fakes.telegram.refused import Refused
from tests.fakes.telegram.updates import Updates

LONGEST_POLL = 50
BY_OTHER = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
BY_WEBHOOK = "Conflict: terminated by setWebhook request"
WITH_WEBHOOK = (
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)


class Polling:
    """At most one poller waits; whoever comes later takes its place."""

    def __init__(self, updates: Updates) -> None:
        self._updates = updates
        self._waiting: asyncio.Future[str] | None = None

    def end(self, words: str) -> None:
        """Send the waiting poller away with these words."""
        if self._waiting and not self._waiting.done():
            self._waiting.set_result(words)
        self._waiting = None

    async def poll(self, asked: Asked) -> bytes:
        """A list of updates as JSON, at once or when one comes or when the time is over."""
        allowed = asked.structure("allowed_updates")
        if isinstance(allowed, list):
            self._updates.allowed = [str(kind) for kind in allowed]
        self.end(BY_OTHER)
        self._updates.confirm(asked.number("offset"))
        limit = asked.number("limit", 100)
        limit = limit if 1 <= limit <= 100 else 100
        loop = asyncio.get_running_loop()
        end = loop.time() + min(max(asked.number("timeout"), 0), LONGEST_POLL)
        while not (batch := self._updates.batch(limit)) and (left := end - loop.time()) > 0:
            await self._wait(left)
        return b"[" + b",".join(pending.body for pending in batch) + b"]"

    async def _wait(self, seconds: float) -> None:
        sent_away: asyncio.Future[str] = asyncio.get_running_loop().create_future()
        self._waiting = sent_away
        arrived = asyncio.ensure_future(self._updates.arrived.wait())
        try:
            await asyncio.wait((sent_away, arrived), timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
        finally:
            arrived.cancel()
            if self._waiting is sent_away:
                self._waiting = None
        if sent_away.done():
            raise Refused(409, sent_away.result())
