"""A mailbox in memory: every person's messages, and waiting for more."""

import asyncio
from collections.abc import Mapping, Sequence
from datetime import datetime

from bot.ports import Note

PAGE = 200  # messages at most, as the Protocol promises


class MemoryMailbox:
    """Numbers the messages of each person from 1; refuses a time without a zone and words in the wrong direction."""

    def __init__(self) -> None:
        self._notes: dict[str, list[Note]] = {}
        self._more = asyncio.Event()
        self.seen: dict[str, int] = {}

    def put(self, person: str, at: datetime, text: str = "", payload: Mapping[str, object] | None = None) -> Note:
        """Add a message: the person's own words, or the bot's payload; returns it with its number."""
        if at.tzinfo is None:
            raise ValueError(f"a message needs a time with a zone, got {at}")
        if text and payload is not None:
            raise ValueError("a message is either the person's words or the bot's payload")
        notes = self._notes.setdefault(person, [])
        notes.append(Note(len(notes) + 1, payload is None, at, text, payload))
        self._more.set()
        self._more = asyncio.Event()
        return notes[-1]

    async def since(self, person: str, seq: int) -> Sequence[Note]:
        """All messages above `seq`, at most 200, oldest first; with `seq` 0 the newest 200."""
        notes = self._notes.get(person, [])
        return notes[-PAGE:] if seq == 0 else notes[seq : seq + PAGE]

    async def wait(self, person: str, seq: int, seconds: float) -> None:
        """Return when there may be a message above `seq`, or after `seconds`."""
        if len(self._notes.get(person, [])) > seq:
            return
        more = self._more
        try:
            await asyncio.wait_for(more.wait(), seconds)
        except TimeoutError:
            return

    async def looked(self, person: str, seq: int) -> None:
        """Keep the greatest number the person was shown."""
        self.seen[person] = max(min(seq, len(self._notes.get(person, []))), self.seen.get(person, 0))
