"""When the server is killed: spread over all acts of a walk, each time at a moment that only looks random."""

import asyncio
import sqlite3
from collections import Counter
from collections.abc import Coroutine
from contextlib import closing
from dataclasses import dataclass, field
from hashlib import sha256

from tests.crash.server import Server

LONGEST = 0.030  # seconds between sending a request and the kill
KNOWN = "SELECT count(*) FROM inbox WHERE event_key = ?"


@dataclass
class Killer:
    """Kills `count` times in a walk of so many acts; `landed` counts how far the act had come each time."""

    server: Server
    count: int
    acts: int
    seed: str
    done: int = 0
    landed: Counter[str] = field(default_factory=Counter)

    def due(self, act: int) -> bool:
        """Whether one more kill belongs to this act, the first being 1."""
        return self.done * self.acts < min(act, self.acts) * self.count and self.done < self.count

    async def strike(self, asking: Coroutine[None, None, object], key: str) -> None:
        """Let the request go out, kill the server a moment later, and start it again on the same files."""
        self.done += 1
        request = asyncio.create_task(asking)
        await asyncio.sleep(self._pause())
        self.server.kill()
        answer = await request
        self.server.start()
        self.landed[self._how_far(answer, key)] += 1

    def _pause(self) -> float:
        """Seconds, the same for the same seed; mostly short, because a turn is over in a few milliseconds."""
        drawn = sha256(f"{self.seed}:{self.done}".encode()).digest()[:4]
        return LONGEST * (int.from_bytes(drawn) / 2**32) ** 3

    def _how_far(self, answer: object, key: str) -> str:
        if answer is not None:
            return "after the answer"
        with closing(sqlite3.connect(self.server.database)) as database:
            known = database.execute(KNOWN, [key]).fetchone()[0]
        return "committed, not answered" if known else "before the commit"
