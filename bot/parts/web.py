"""The HTTP side of a process: the web chat where it is wanted, the webhooks, and the pages for those who watch."""

import asyncio
from collections.abc import Iterable, Mapping

from aiohttp import web

from bot.channels.web.parts import WebParts
from bot.channels.web.server import build, start
from bot.clock import DemoClock
from bot.demo import DemoDesk
from bot.doors import DatabaseDoors
from bot.feeds import DatabaseFeeds
from bot.file_store import DatabaseFiles
from bot.parts.delivery import lag
from bot.parts.house import House
from bot.workboard.desk import DatabaseBoard


async def serve(house: House, routes: Iterable[web.RouteDef], *, chat: bool) -> web.AppRunner:
    """Serve until the runner is cleaned up; without `chat` only the routes given and the pages for watchers."""
    app = build(_parts(house), chat=chat)
    app.router.add_routes(routes)
    return await start(app, house.settings.web_host, house.settings.web_port)


def _parts(house: House) -> WebParts:
    def look() -> Mapping[str, object]:
        current = house.database.is_current()
        state = {"ready": current, "database": "reachable", "migrations": "current" if current else "outdated"}
        return {**state, "delivery": lag(house.database, house.ways, house.clock.now())} if current else state

    async def check() -> Mapping[str, object]:
        return await asyncio.get_running_loop().run_in_executor(house.readers, look)

    clock = house.clock
    return WebParts(
        turns=house,
        mailbox=house.mailbox,
        doors=DatabaseDoors(house.database, clock, house.writer, house.readers),
        files=DatabaseFiles(house.database, clock, house.writer, house.readers),
        demo=DemoDesk(house.database, clock, house.writer) if isinstance(clock, DemoClock) else None,
        ready=check,
        public_url=house.settings.address,
        key=house.key,
        now=clock.now,
        feeds=_feeds(house),
        zone=house.settings.zone,
        board=DatabaseBoard(
            house.database, house.dispatch.shelf, house.dispatch.languages, clock, house.writer, house.readers
        ),
    )


def _feeds(house: House) -> DatabaseFeeds:
    dispatch = house.dispatch
    return DatabaseFeeds(
        house.database,
        dispatch.shelf,
        dispatch.languages,
        house.clock,
        house.settings.address,
        house.writer,
        house.readers,
    )
