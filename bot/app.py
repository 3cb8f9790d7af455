"""The composition root: the one place where the parts are made and joined."""

import asyncio
import signal
from collections.abc import Callable, Mapping
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

from antq_rules import Shelf
from bot.channels.web.parts import WebParts
from bot.channels.web.server import build, start
from bot.clock import DemoClock, MachineClock
from bot.demo import DemoDesk
from bot.dispatch import Dispatch
from bot.doors import DatabaseDoors
from bot.file_store import DatabaseFiles
from bot.languages import Languages
from bot.mailbox import DatabaseMailbox
from bot.ports import Arrival
from bot.sample import plant, sign_in_links
from bot.secret_key import secret_key
from bot.settings import Settings
from storage.engine import Database, open_database

READERS = 4
WRITERS_ON_POSTGRES = 4
DEMO_BEGINS = (2025, 10, 20, 8, 0)  # nine days before the last day of the sample plan
DEMO_LINKS_LIVE = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class WorkerTurns:
    """Runs each turn as one plain function on a worker thread, then wakes those who have mail."""

    dispatch: Dispatch
    mailbox: DatabaseMailbox
    writer: Executor

    async def take(self, arrival: Arrival) -> None:
        """Run one whole turn; it is committed when this returns."""
        outcome = await asyncio.get_running_loop().run_in_executor(self.writer, self.dispatch.take, arrival)
        self.mailbox.wake(outcome.woken)


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
    asyncio.run(_serve(settings, database, clock, lambda: _greet(settings, links, announce)))


def run_server(settings: Settings, announce: Callable[[str], None]) -> None:
    """Serve the web chat until interrupted."""
    database = open_store(settings)
    asyncio.run(_serve(settings, database, MachineClock(settings.zone), lambda: announce(settings.address)))


def _greet(settings: Settings, links: Mapping[str, str], announce: Callable[[str], None]) -> None:
    announce(f"Bản dùng thử đang chạy: {settings.address}  (Ctrl+C để dừng)")
    announce("Đường dẫn đăng nhập, mỗi đường dẫn dùng một lần:")
    for title, secret in links.items():
        announce(f"  {title}: {settings.address}/vao/{secret}")


async def _serve(settings: Settings, database: Database, clock: MachineClock, ready: Callable[[], None]) -> None:
    stop = asyncio.Event()
    for sign in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(sign, stop.set)
    writers = 1 if settings.database.startswith("sqlite") else WRITERS_ON_POSTGRES
    with ThreadPoolExecutor(writers, "turn") as writer, ThreadPoolExecutor(READERS, "read") as readers:
        parts = _parts(settings, database, clock, writer, readers)
        runner = await start(build(parts), settings.web_host, settings.web_port)
        ready()
        with suppress(asyncio.CancelledError):
            await stop.wait()
        await runner.cleanup()
    database.close()


def _parts(
    settings: Settings, database: Database, clock: MachineClock, writer: Executor, readers: Executor
) -> WebParts:
    dispatch = Dispatch(database, Shelf.builtin(), Languages(), clock, settings.address)
    mailbox = DatabaseMailbox(database, readers)

    async def check() -> Mapping[str, object]:
        current = await asyncio.get_running_loop().run_in_executor(readers, database.is_current)
        return {"ready": current, "database": "reachable", "migrations": "current" if current else "outdated"}

    return WebParts(
        turns=WorkerTurns(dispatch, mailbox, writer),
        mailbox=mailbox,
        doors=DatabaseDoors(database, clock, writer, readers),
        files=DatabaseFiles(database, readers),
        demo=DemoDesk(database, clock, writer) if isinstance(clock, DemoClock) else None,
        ready=check,
        public_url=settings.address,
        key=secret_key(settings, clock),
        now=clock.now,
        zone=settings.zone,
    )
