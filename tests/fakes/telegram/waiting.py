"""Waiting for something to happen in one chat without asking again and again."""

import asyncio
import unicodedata
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


class Bell:
    """Wakes whoever waits for a chat when something changes there."""

    def __init__(self) -> None:
        self._events: dict[int | str, asyncio.Event] = {}

    def ring(self, chat_id: int | str) -> None:
        """Something changed in this chat."""
        event = self._events.pop(chat_id, None)
        if event:
            event.set()

    async def until(self, chat_id: int | str, check: Callable[[], T | None], seconds: float) -> T | None:
        """What the check finds, now or after a change; None when the time is over."""
        loop = asyncio.get_running_loop()
        end = loop.time() + seconds
        while (found := check()) is None:
            event = self._events.setdefault(chat_id, asyncio.Event())
            try:
                async with asyncio.timeout_at(end):
                    await event.wait()
            except TimeoutError:
                return check()
        return found


def holds(text: str | None, part: str) -> bool:
    """Whether a text contains a part, however its Vietnamese letters are composed."""
    return unicodedata.normalize("NFC", part) in unicodedata.normalize("NFC", text or "")
