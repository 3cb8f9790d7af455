"""What every part of a running process stands on, and waking those who wait when a turn is committed."""

import asyncio
import json
import logging
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass, field

import psycopg

from bot.clock import MachineClock
from bot.delivery.courier import Courier
from bot.dispatch import Dispatch
from bot.mailbox import DatabaseMailbox
from bot.ports import Arrival, Outbound
from bot.settings import Settings
from storage.engine import Database

RECONNECT = 2.0  # seconds

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class House:
    """The database, the turns and the threads they run on.

    `writer` has one thread where only one may write; `key` signs links; `announce` tells the operator a line; `ways`
    are the ways out of the channels that are switched on.
    """

    settings: Settings
    database: Database
    clock: MachineClock
    dispatch: Dispatch
    mailbox: DatabaseMailbox
    writer: Executor
    readers: Executor
    key: bytes
    announce: Callable[[str], None]
    ways: Mapping[str, Outbound]
    couriers: list[Courier] = field(default_factory=list)

    async def take(self, arrival: Arrival) -> None:
        """Run one whole turn; it is committed when this returns."""
        outcome = await asyncio.get_running_loop().run_in_executor(self.writer, self.dispatch.take, arrival)
        self.wake(outcome.woken)

    def wake(self, people: Iterable[str]) -> None:
        """There may be something new to read and to carry."""
        self.mailbox.wake(people)
        for courier in self.couriers:
            courier.wake()

    async def hear_others(self) -> None:
        """Pass on what other processes announce, until cancelled; without it everybody looks by themselves."""
        while self.database.is_shared:
            try:
                async for text in self.database.announcements():
                    self.wake(json.loads(text or "[]"))
            except (psycopg.Error, OSError, ValueError) as error:
                log.warning("announcements: %s", type(error).__name__)
            await asyncio.sleep(RECONNECT)
