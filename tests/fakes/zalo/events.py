"""Events for the bot: handed out once by getUpdates without any acknowledgement, or posted to the webhook."""

import asyncio
import json

from tests.fakes.telegram.clock import Clock
from tests.fakes.telegram.updates import Pending
from tests.fakes.telegram.waiting import Bell
from tests.fakes.zalo.records import Json


def wrapped(body: bytes) -> bytes:
    """An event in the envelope of the documentation."""
    return b'{"ok":true,"result":' + body + b"}"


class Events:
    """What was not delivered yet, oldest first."""

    def __init__(self, clock: Clock, lifetime: float) -> None:
        self._clock, self._lifetime = clock, lifetime
        self._number = 0
        self._waiting: dict[int, Pending] = {}
        self._bell = Bell()
        self.arrived = asyncio.Event()

    def push(self, event: Json, chat_id: str) -> Pending:
        """Queue an event."""
        return self._add(json.dumps(event, ensure_ascii=False).encode(), ("chat", chat_id))

    def again(self, pending: Pending) -> Pending:
        """Queue the same event a second time; its message_id is the same."""
        return self._add(pending.body, pending.lane)

    def _add(self, body: bytes, lane: tuple[str, int | str]) -> Pending:
        self._number += 1
        pending = Pending(self._number, self._number, body, lane, self._clock.now() + self._lifetime)
        self._waiting[self._number] = pending
        self.arrived.set()
        self.arrived = asyncio.Event()
        return pending

    def waiting(self) -> list[Pending]:
        """Everything not delivered and not too old."""
        return [pending for pending in list(self._waiting.values()) if self.alive(pending)]

    def alive(self, pending: Pending) -> bool:
        """Whether it still waits."""
        if pending.expires <= self._clock.now():
            self.forget(pending)
        return pending.number in self._waiting

    def forget(self, pending: Pending) -> None:
        """It was delivered, or given up."""
        self._waiting.pop(pending.number, None)
        self._bell.ring(0)

    async def drained(self, seconds: float) -> bool:
        """Wait until nothing waits any more; False when the time is over first."""
        return bool(await self._bell.until(0, lambda: None if self._waiting else True, seconds))

    def take(self) -> bytes | None:
        """The oldest event, which is gone afterwards whether or not the bot gets it."""
        for pending in self.waiting():
            self.forget(pending)
            return pending.body
        return None
