"""Turns in memory: a written conversation answers, and a repetition changes nothing."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from bot.conversation.events import Event
from bot.ports import Arrival
from tests.fakes.mailbox import MemoryMailbox

Answering = Callable[[Event], Sequence[Mapping[str, object]]]


class MemoryTurns:
    """Takes each (channel, key) once, keeps what it took, and puts own words and answers into the mailbox.

    `delay` (seconds) is how long a turn takes; `failure`, when set, is raised by the next turn and then forgotten.
    """

    def __init__(self, mailbox: MemoryMailbox, now: Callable[[], datetime], answering: Answering) -> None:
        self.taken: list[Arrival] = []
        self.repeated: list[Arrival] = []
        self.delay = 0.0
        self.failure: Exception | None = None
        self._mailbox, self._now, self._answering = mailbox, now, answering

    async def take(self, arrival: Arrival) -> None:
        """Run one whole turn, or nothing when the key was taken before."""
        if not arrival.key or not arrival.channel or not arrival.person:
            raise ValueError(f"an arrival without key, channel or person: {arrival}")
        await asyncio.sleep(self.delay)
        if self.failure is not None:
            failure, self.failure = self.failure, None
            raise failure
        if any((taken.channel, taken.key) == (arrival.channel, arrival.key) for taken in self.taken):
            self.repeated.append(arrival)
            return
        self.taken.append(arrival)
        if arrival.shown:
            self._mailbox.put(arrival.person, self._now(), text=arrival.shown)
        for payload in self._answering(arrival.event):
            self._mailbox.put(arrival.person, self._now(), payload=payload)
