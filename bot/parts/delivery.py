"""Carrying messages as part of a process: one courier for each channel that has a token."""

from collections.abc import Callable, Collection, Mapping
from datetime import datetime, timedelta
from typing import Any

from bot.channels.telegram.outbound import TelegramOutbound
from bot.channels.zalo.client import ZaloClient
from bot.channels.zalo.outbound import ZaloOutbound
from bot.delivery.courier import Courier
from bot.delivery.exchange import Exchange
from bot.delivery.jobs import Preparing
from bot.file_links import Linked, link
from bot.parts.house import House
from bot.parts.scheduler import wording_of
from bot.ports import Clock, Outbound
from bot.settings import Settings
from storage.engine import Database

FILE_LINKS_LIVE = timedelta(days=30)


def outbounds(settings: Settings, clock: Clock) -> dict[str, Outbound]:
    """A way out for each channel that has a token."""
    made: dict[str, Outbound] = {}
    if token := settings.telegram_token.get_secret_value():
        made["telegram"] = TelegramOutbound(token, settings.telegram_api, settings.telegram_proxy)
    if token := settings.zalo_token.get_secret_value():
        made["zalo"] = ZaloOutbound(ZaloClient(token, settings.zalo_api), clock)
    return made


def courier_for(channel: str, house: House) -> Courier:
    """The courier of one channel."""
    outbound = house.ways[channel]
    preparing = Preparing(channel, outbound.limits, house.dispatch.languages, _file_link(house), wording_of(house))
    lease = timedelta(seconds=house.settings.delivery_lease)
    exchange = Exchange(house.database, preparing, house.clock, tuple(house.ways), lease)
    return Courier(channel, outbound, exchange, _content(house.database), house.clock, house.writer)


def _file_link(house: House) -> Callable[[Mapping[str, Any]], str]:
    def made(file: Mapping[str, Any]) -> str:
        address, now = house.settings.address, house.clock.now()
        linked = Linked(file["digest"], file["name"], file.get("case"))
        return link(address, linked, house.key, now, FILE_LINKS_LIVE)

    return made


def _content(database: Database) -> Callable[[str], bytes]:
    def read(digest: str) -> bytes:
        with database.read() as work:
            found = work.files.find(digest)
        if found is None:
            raise KeyError(digest)
        return found.content

    return read


def lag(database: Database, channels: Collection[str], now: datetime) -> dict[str, dict[str, float | int]]:
    """For each channel how many messages wait to be sent now, and for how many seconds the first has waited."""
    with database.read() as work:
        found = {channel: work.deliveries.backlog(channel, now) for channel in channels}
    return {
        channel: {"waiting": count, "seconds": round((now - since).total_seconds(), 1) if since else 0}
        for channel, (since, count) in found.items()
    }
