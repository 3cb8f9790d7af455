"""The composition root: the one place where the parts are made and joined."""

import asyncio
import signal
from collections.abc import AsyncIterator, Callable, Collection, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, suppress
from datetime import datetime, timedelta

from antq_rules import Shelf
from bot.clock import DemoClock, MachineClock
from bot.dispatch import Dispatch
from bot.languages import Languages
from bot.mailbox import DatabaseMailbox
from bot.parts.delivery import courier_for, outbounds
from bot.parts.house import House
from bot.parts.scheduler import schedule
from bot.parts.telegram import TelegramPart
from bot.parts.web import serve
from bot.parts.zalo import ZaloPart
from bot.sample import plant, sign_in_links
from bot.secret_key import secret_key
from bot.settings import Settings
from storage.engine import Database, open_database

PARTS = ("telegram", "zalo", "web", "delivery", "scheduler")
READERS = 4
WRITERS_ON_POSTGRES = 4
DEMO_BEGINS = (2025, 10, 20, 8, 0)  # nine days before the last day of the sample plan
DEMO_LINKS_LIVE = timedelta(days=7)


def open_store(settings: Settings) -> Database:
    """The database of the settings, its folder made and its tables current."""
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    database = open_database(settings.database)
    database.upgrade()
    return database


def run_demo(settings: Settings, announce: Callable[[str], None]) -> None:
    """Serve the web chat with the sample commune until interrupted; `announce` gets the lines for the operator."""
    database = open_store(settings)
    begins = datetime(*DEMO_BEGINS, tzinfo=settings.zone)
    clock = DemoClock(settings.zone, begins, settings.data_dir / "demo-clock")
    plant(database, clock.now())
    links = sign_in_links(database, clock, clock.now() + DEMO_LINKS_LIVE)
    asyncio.run(_serve(settings, database, clock, PARTS, lambda: _greet(settings, links, announce), announce))


def run_server(settings: Settings, parts: Collection[str], announce: Callable[[str], None]) -> None:
    """Do these of PARTS until interrupted."""
    database = open_store(settings)
    clock = MachineClock(settings.zone)
    asyncio.run(_serve(settings, database, clock, parts, lambda: announce(settings.address), announce))


def _greet(settings: Settings, links: Mapping[str, str], announce: Callable[[str], None]) -> None:
    announce(f"Bản dùng thử đang chạy: {settings.address}  (Ctrl+C để dừng)")
    announce("Đường dẫn đăng nhập, mỗi đường dẫn dùng một lần:")
    for title, secret in links.items():
        announce(f"  {title}: {settings.address}/vao/{secret}")


async def _serve(
    settings: Settings,
    database: Database,
    clock: MachineClock,
    parts: Collection[str],
    ready: Callable[[], None],
    announce: Callable[[str], None],
) -> None:
    stop = asyncio.Event()
    for sign in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(sign, stop.set)
    async with opened(settings, database, clock, announce) as house:
        await live(house, parts, stop, ready)
    database.close()


@asynccontextmanager
async def opened(
    settings: Settings, database: Database, clock: MachineClock, announce: Callable[[str], None]
) -> AsyncIterator[House]:
    """A house on this database, with a way out for each channel that has a token."""
    writers = WRITERS_ON_POSTGRES if database.is_shared else 1
    key = secret_key(settings.secret_key.get_secret_value(), settings.data_dir, clock)
    with ThreadPoolExecutor(writers, "turn") as writer, ThreadPoolExecutor(READERS, "read") as readers:
        ways = outbounds(settings, clock)
        limits = {channel: outbound.limits for channel, outbound in ways.items()}
        dispatch = Dispatch(database, Shelf.builtin(), Languages(), clock, settings.address, limits)
        mailbox = DatabaseMailbox(database, readers, writer, clock)
        yield House(settings, database, clock, dispatch, mailbox, writer, readers, key, announce, ways)


async def live(house: House, parts: Collection[str], stop: asyncio.Event, ready: Callable[[], None]) -> None:
    """Do these parts until told to stop: then nobody listens any more, and what is under way is carried to its end."""
    if "delivery" in parts:
        house.couriers.extend(courier_for(channel, house) for channel in house.ways)
    listening = [make(house) for name, make in _LISTENERS.items() if name in parts and name in house.ways]
    routes = [route for each in listening for route in each.routes]
    runner = await serve(house, routes, chat="web" in parts) if "web" in parts or routes else None
    ready()
    couriers = [asyncio.create_task(courier.run(stop)) for courier in house.couriers]
    alone = (house.hear_others(), *((schedule(house),) if "scheduler" in parts else ()))
    listeners = [asyncio.create_task(each) for each in (*(each.run() for each in listening), *alone)]
    with suppress(asyncio.CancelledError):
        await stop.wait()
    stop.set()
    if runner is not None:
        await runner.cleanup()  # requests under way end first: the listeners close what they use
    for each in listeners:
        each.cancel()
    await asyncio.gather(*listeners, return_exceptions=True)
    await asyncio.gather(*couriers)


_LISTENERS: Mapping[str, Callable[[House], TelegramPart | ZaloPart]] = {"telegram": TelegramPart, "zalo": ZaloPart}
