"""What the composition root hands to the web chat."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta, timezone, tzinfo

from aiohttp import web
from prometheus_client import CollectorRegistry

from bot.channels.web.demo import Demo
from bot.ports import Doors, Mailbox, Turns


@dataclass(frozen=True, slots=True)
class WebParts:
    """Everything the pages stand on; `ready()` answers a mapping whose "ready" is True when all is well.

    `public_url` is the address people type, also behind a proxy; `zone` is where message times are read.
    """

    turns: Turns
    mailbox: Mailbox
    doors: Doors
    demo: Demo | None
    ready: Callable[[], Awaitable[Mapping[str, object]]]
    public_url: str
    zone: tzinfo = timezone(timedelta(hours=7))
    registry: CollectorRegistry = field(default_factory=CollectorRegistry)


PARTS = web.AppKey("parts", WebParts)
