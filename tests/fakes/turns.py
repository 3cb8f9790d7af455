"""Turns in memory: a written conversation answers, and a repetition changes nothing."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from bot.conversation.events import Brought, Event
from bot.ports import Arrival
from tests.fakes.files import MemoryFiles
from tests.fakes.mailbox import MemoryMailbox

Answering = Callable[[Event], Sequence[Mapping[str, object]]]


class MemoryTurns:
    """Takes each (channel, key) once, keeps what it took, and puts own words and answers into the mailbox.

    A file that came is kept, and must be the one its event speaks of.
    `delay` (seconds) is how long a turn takes; `failure`, when set, is raised by the next turn and then forgotten.
    """

    def __init__(
        self, mailbox: MemoryMailbox, files: MemoryFiles, now: Callable[[], datetime], answering: Answering
    ) -> None:
        self.taken: list[Arrival] = []
        self.repeated: list[Arrival] = []
        self.delay = 0.0
        self.failure: Exception | None = None
        self._mailbox, self._files, self._now, self._answering = mailbox, files, now, answering

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
        if isinstance(arrival.event, Brought):
            file = arrival.event.file
            if self._files.keep(arrival.content, file.media_type) != file.digest or file.size != len(arrival.content):
                raise ValueError(f"not the content of {file}")
        self.taken.append(arrival)
        if arrival.shown:
            self._mailbox.put(arrival.person, self._now(), text=arrival.shown)
        for payload in self._answering(arrival.event):
            self._mailbox.put(arrival.person, self._now(), payload=payload)
