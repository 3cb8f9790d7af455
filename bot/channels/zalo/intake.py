"""What both webhook and polling do with an event: understand it, fetch its picture, run the turn."""

import asyncio
import logging
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from bot.channels.zalo.inbound import Ignored, Incoming, translate
from bot.channels.zalo.pictures import Pictures
from bot.conversation.events import Brought, Unfit
from bot.conversation.files import FileRef
from bot.ports import Arrival, Turns

Inspect = Callable[[bytes, str], FileRef | Unfit]
"""What a file really is, by its content and the name it came under."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Intake:
    """Takes events in; `ignored` counts those that were nothing for us, by the reason."""

    turns: Turns
    pictures: Pictures
    inspect: Inspect
    ignored: Counter[str] = field(default_factory=Counter)

    async def take(self, body: object) -> None:
        """Run the turn of an event; when this returns, it is committed or there was nothing to do."""
        found = translate(body)
        if isinstance(found, Ignored):
            self.ignore(found.why)
            return
        await self.turns.take(await self._whole(found))

    def ignore(self, why: str) -> None:
        """Count what was left aside."""
        self.ignored[why] += 1
        log.info("zalo: left aside %d times: %s", self.ignored[why], why)

    async def _whole(self, incoming: Incoming) -> Arrival:
        """The arrival with its picture in it, or with what kept that from coming."""
        arrival = incoming.arrival
        if not incoming.picture:
            return arrival
        content = await self.pictures.fetch(incoming.picture)
        if isinstance(content, Unfit):
            return replace(arrival, event=content)
        seen = await asyncio.to_thread(self.inspect, content, f"anh-zalo-{arrival.key[-6:]}")
        if isinstance(seen, Unfit):
            return replace(arrival, event=seen)
        return replace(arrival, event=Brought(seen), content=content)
