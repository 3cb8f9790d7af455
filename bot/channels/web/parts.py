"""What the composition root hands to the web chat."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone, tzinfo

from aiohttp import web
from prometheus_client import CollectorRegistry

from bot.channels.web.demo import Demo
from bot.channels.web.stored import Files
from bot.ports import Doors, Feeds, Mailbox, Turns
from bot.workboard.desk import DatabaseBoard


@dataclass(frozen=True, slots=True)
class WebParts:
    """Everything the pages stand on; `ready()` answers a mapping whose "ready" is True when all is well.

    `public_url` is the address people type, also behind a proxy; `key` signs the links to files; `now()` is the present
    moment, aware; `zone` is where message times are read.
    """

    turns: Turns
    mailbox: Mailbox
    doors: Doors
    files: Files
    demo: Demo | None
    ready: Callable[[], Awaitable[Mapping[str, object]]]
    public_url: str
    key: bytes
    now: Callable[[], datetime]
    feeds: Feeds
    zone: tzinfo = timezone(timedelta(hours=7))
    registry: CollectorRegistry = field(default_factory=CollectorRegistry)
    board: DatabaseBoard | None = None


PARTS = web.AppKey("parts", WebParts)
