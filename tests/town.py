"""The whole product running in a test: the sample commune, the real parts, real HTTP to strict fakes."""

import asyncio
import socket
from collections.abc import AsyncIterator, Collection
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from antq_rules import Shelf
from bot.app import PARTS, live, opened
from bot.channels.telegram.outbound import TelegramOutbound
from bot.channels.zalo.outbound import ZaloOutbound
from bot.clock import MachineClock
from bot.conversation.codes import code_from
from bot.conversation.matching import folded
from bot.digests import digest
from bot.parts.house import House
from bot.ports import Outbound
from bot.rendering.limits import Limits, Pace
from bot.sample import plant
from bot.settings import Settings
from storage.engine import Database, open_database
from tests.fakes.telegram_server import FakeTelegram
from tests.fakes.telegram_server import Rates as TelegramRates
from tests.fakes.zalo_server import FakeZalo
from tests.fakes.zalo_server import Rates as ZaloRates
from tests.hands import TelegramHand, WebHand, ZaloHand

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
MONDAY = datetime(2025, 10, 20, 8, 0, tzinfo=ZONE)
HASTE = 50  # people in tests type so many times faster than people do
SECRET = "a-secret-of-the-tests"


class RunningClock(MachineClock):
    """The machine's clock, set to a day of the sample plan."""

    def __init__(self, start: datetime = MONDAY) -> None:
        super().__init__(ZONE)
        self._ahead = start - super().now()

    def now(self) -> datetime:
        """The present moment there."""
        return super().now() + self._ahead

    @property
    def ahead(self) -> timedelta:
        """How far it is before the machine's clock."""
        return self._ahead

    def moves(self, by: timedelta) -> None:
        """Let time pass at once."""
        self._ahead += by


@dataclass
class Town:
    """One process of the product, and people who talk with it."""

    house: House
    telegram: FakeTelegram
    zalo: FakeZalo
    url: str
    said: list[str] = field(default_factory=list)  # to the operator
    clock: RunningClock = field(default_factory=RunningClock)

    @property
    def database(self) -> Database:
        """What everything is kept in."""
        return self.house.database

    def code(self, person: str) -> str:
        """A new one-time code into the conversation of a person of the sample."""
        now, code = self.clock.now(), code_from(self.clock.secret())
        with self.database.begin() as work:
            work.sign_ins.issue(digest(code), person, now, now + timedelta(days=1))
        return code

    def on_telegram(self, number: int, name: str = "Hiền") -> TelegramHand:
        """Somebody with Telegram."""
        return TelegramHand(self.telegram.person(number, name))

    def on_zalo(self, name: str = "Hiền") -> ZaloHand:
        """Somebody with Zalo."""
        return ZaloHand(self.zalo.person(f"zalo-{folded(name)}", name))

    def on_web(self) -> WebHand:
        """Somebody at the web page; to be closed."""
        return WebHand(self.url)

    def passes(self, by: timedelta) -> None:
        """Let time pass at once for the product, and let it look what is due."""
        self.clock.moves(by)
        self.house.wake(())


def free_port() -> int:
    """A port nobody uses at the moment."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@dataclass
class Platforms:
    """Both fakes, which live on while the product stops and starts, and what all processes of it share."""

    telegram: FakeTelegram
    zalo: FakeZalo
    database_url: str
    folder: Path
    haste: int = HASTE
    clock: RunningClock = field(default_factory=RunningClock)
    port: int = field(default_factory=free_port)

    def settings(self, *, webhook: bool = False, **others: object) -> Settings:
        """The settings of one process; `others` are single ones, for example another token."""
        port = others.pop("web_port", self.port)
        here = f"http://127.0.0.1:{port}"
        given: dict[str, object] = {
            "database_url": self.database_url,
            "data_dir": self.folder,
            "web_port": port,
            "telegram_token": self.telegram.token,
            "telegram_api": self.telegram.url,
            "telegram_webhook": f"{here}/telegram/webhook" if webhook else "",
            "telegram_secret": SECRET,
            "zalo_token": self.zalo.token,
            "zalo_api": self.zalo.url,
            "zalo_webhook": f"{here}/zalo/webhook" if webhook else "",
            "zalo_secret": SECRET,
        }
        return Settings(_env_file=None, **{**given, **others})


@asynccontextmanager
async def platforms(
    database_url: str,
    folder: Path,
    *,
    haste: int = HASTE,
    telegram: FakeTelegram | None = None,
    zalo: FakeZalo | None = None,
) -> AsyncIterator[Platforms]:
    """Run the fakes until the block ends, at paces `haste` times the real."""
    telegram = telegram or FakeTelegram(rates=TelegramRates(30 * haste, 30, haste, 5, 20 * haste))
    zalo = zalo or FakeZalo(rates=ZaloRates(15 * haste, 15, haste, 5))
    async with telegram, zalo:
        yield Platforms(telegram, zalo, database_url, folder, haste)


@asynccontextmanager
async def process(
    on: Platforms,
    *,
    parts: Collection[str] = PARTS,
    webhook: bool = False,
    shelf: Shelf | None = None,
    impatience: float | None = None,
    **others: object,
) -> AsyncIterator[Town]:
    """One process of the product on these platforms until the block ends.

    `impatience` are the seconds after which it gives up an answer that does not come.
    """
    settings = on.settings(webhook=webhook, **others)
    said = list[str]()
    database = open_database(settings.database)
    database.upgrade()
    plant(database, on.clock.now())
    async with opened(settings, database, on.clock, said.append) as made:
        house = made if shelf is None else replace(made, dispatch=replace(made.dispatch, shelf=shelf))
        for way in house.ways.values():
            way.limits = hastened(way.limits, on.haste)
            if impatience is not None:
                _make_impatient(way, impatience)
        stop, ready = asyncio.Event(), asyncio.Event()
        running = asyncio.create_task(live(house, parts, stop, ready.set))
        await asyncio.wait({running, asyncio.ensure_future(ready.wait())}, return_when=asyncio.FIRST_COMPLETED)
        try:
            yield Town(house, on.telegram, on.zalo, settings.address, said, on.clock)
        finally:
            stop.set()
            await running
    database.close()


@asynccontextmanager
async def town(
    database_url: str,
    folder: Path,
    *,
    parts: Collection[str] = PARTS,
    webhook: bool = False,
    haste: int = HASTE,
    telegram: FakeTelegram | None = None,
    zalo: FakeZalo | None = None,
) -> AsyncIterator[Town]:
    """Run everything until the block ends; the paces of the product and of the fakes are `haste` times the real."""
    async with (
        platforms(database_url, folder, haste=haste, telegram=telegram, zalo=zalo) as on,
        process(on, parts=parts, webhook=webhook) as it,
    ):
        yield it


def _make_impatient(way: Outbound, seconds: float) -> None:
    if isinstance(way, TelegramOutbound):
        way._seconds = seconds
    elif isinstance(way, ZaloOutbound):
        way._client._read = seconds


def hastened(limits: Limits, haste: int) -> Limits:
    """The same limits at so many times the pace."""

    def faster(pace: Pace) -> Pace:
        return replace(pace, every=pace.every / haste)

    return replace(limits, bot=faster(limits.bot), chat=faster(limits.chat), group=faster(limits.group))
