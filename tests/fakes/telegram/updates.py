"""The queue of updates a bot has not confirmed."""

import asyncio
import json
from dataclasses import dataclass

from tests.fakes.telegram.clock import Clock
from tests.fakes.telegram.records import Json
from tests.fakes.telegram.waiting import Bell

NOT_BY_DEFAULT = {"chat_member", "message_reaction", "message_reaction_count"}


@dataclass(frozen=True, slots=True)
class Lifetimes:
    """Seconds an undelivered update and tap live, an unanswered tap, and messages.

    editable: how long the bot can edit a message (None: for ever); accessible: how long a tap carries its message.
    """

    update: float = 24 * 3600
    tap: float = 150
    answer: float = 30
    editable: float | None = None
    accessible: float = 48 * 3600
    deletable: float = 48 * 3600


@dataclass(slots=True, eq=False)
class Pending:
    """An update that waits: its JSON as it is sent, the lane in which order holds, and when it is thrown away."""

    number: int
    update_id: int
    body: bytes
    lane: tuple[str, int | str]
    expires: float
    repeat: bool = False
    handed: bool = False


class Updates:
    """Everything not confirmed yet, in order; a repeat stays until it was handed out once, whatever the offset."""

    def __init__(self, clock: Clock, first_id: int) -> None:
        self._clock, self._next_id, self._number = clock, first_id, 0
        self._waiting: dict[int, Pending] = {}
        self._repeats = False
        self._bell = Bell()
        self.arrived = asyncio.Event()
        self.allowed: list[str] = []

    def wants(self, kind: str) -> bool:
        """Whether the bot asked for this kind of update."""
        return kind in self.allowed if self.allowed else kind not in NOT_BY_DEFAULT

    def push(self, kind: str, content: object, lane: tuple[str, int | str], lifetime: float) -> Pending:
        """Queue a new update under the next id."""
        body: Json = {"update_id": self._next_id, kind: content}
        self._next_id += 1
        return self._add(json.dumps(body, ensure_ascii=False).encode(), self._next_id - 1, lane, lifetime)

    def again(self, pending: Pending, lifetime: float) -> Pending:
        """Queue the same update a second time, with the same id."""
        copy = self._add(pending.body, pending.update_id, pending.lane, lifetime)
        copy.repeat = self._repeats = True
        return copy

    def _add(self, body: bytes, update_id: int, lane: tuple[str, int | str], lifetime: float) -> Pending:
        self._number += 1
        pending = Pending(self._number, update_id, body, lane, self._clock.now() + lifetime)
        self._waiting[self._number] = pending
        self.arrived.set()
        self.arrived = asyncio.Event()
        return pending

    def forget(self, pending: Pending) -> None:
        """The bot has it."""
        self._waiting.pop(pending.number, None)
        self._bell.ring(0)

    async def drained(self, seconds: float) -> bool:
        """Wait until nothing waits any more; False when the time is over first."""
        return bool(await self._bell.until(0, lambda: None if self._waiting else True, seconds))

    def alive(self, pending: Pending) -> bool:
        """Whether it still waits and is not too old."""
        if pending.expires <= self._clock.now():
            self.forget(pending)
        return pending.number in self._waiting

    def drop_all(self) -> None:
        """Throw everything away, as drop_pending_updates does."""
        self._waiting.clear()
        self._bell.ring(0)

    def waiting(self) -> list[Pending]:
        """Everything that waits and is not too old, oldest first."""
        return [pending for pending in list(self._waiting.values()) if self.alive(pending)]

    def confirm(self, offset: int) -> None:
        """Forget what is below the offset; a negative one keeps only so many from the end."""
        if offset < 0:
            for pending in self.waiting()[:offset]:
                self.forget(pending)
            return
        for pending in list(self._waiting.values()):
            if pending.update_id >= offset:
                if not self._repeats:
                    break
            elif pending.handed or not pending.repeat:
                self.forget(pending)

    def batch(self, limit: int) -> list[Pending]:
        """The oldest updates, handed out but not confirmed."""
        found: list[Pending] = []
        now = self._clock.now()
        for pending in list(self._waiting.values()) if self._waiting else ():
            if pending.expires <= now:
                self.forget(pending)
                continue
            pending.handed = True
            found.append(pending)
            if len(found) == limit:
                break
        return found
