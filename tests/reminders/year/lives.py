"""The product as a real process on a clock in the test's hand, killed with SIGKILL and started again on the same rows.

Forked from a server that has imported everything: a hundred starts of Python would be most of the test.
"""

import asyncio
import multiprocessing
import sys
from collections.abc import Iterable
from ctypes import c_double, c_ulong
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from multiprocessing.process import BaseProcess
from multiprocessing.sharedctypes import RawValue
from pathlib import Path
from time import monotonic, sleep
from typing import Any

from bot.clock import MachineClock
from bot.mailbox import DatabaseMailbox
from bot.parts import scheduler
from bot.parts.house import House
from bot.settings import Settings
from tests.storm.process import serve
from tests.walker import ZONE

PARTS = ("scheduler", "delivery")
HASTE = 50  # times the real paces
REST = 0.005  # seconds between two looks of the scheduler
PATIENCE = 60.0  # seconds a process may take for anything
PAUSE = 0.001  # seconds between two questions
FORKING = multiprocessing.get_context("forkserver")
FORKING.set_forkserver_preload(["pytest", __name__])


class Hand(MachineClock):
    """The clock of all processes: the machine's, so far ahead as the test says; it counts the scheduler's looks."""

    def __init__(self) -> None:
        super().__init__(ZONE)
        self._ahead: c_double = RawValue(c_double, 0.0)
        self._looks: c_ulong = RawValue(c_ulong, 0)

    def now(self) -> datetime:
        """The moment it shows."""
        return super().now() + timedelta(seconds=self._ahead.value)

    def move(self, to: datetime) -> None:
        """Let it show this moment, and go on from there."""
        self._ahead.value = (to - super().now()).total_seconds()

    @property
    def looks(self) -> int:
        """How many looks of schedulers have ended."""
        return self._looks.value

    def looked(self) -> None:
        """One more has ended."""
        self._looks.value += 1


@dataclass(frozen=True, slots=True)
class _Telling(DatabaseMailbox):
    """The mailbox of a process, which is told after every look of its scheduler."""

    hand: Any = field(kw_only=True)

    def wake(self, people: Iterable[str]) -> None:
        """The scheduler passes on a frozenset, what other processes announced comes as a list."""
        if isinstance(people, frozenset):
            self.hand.looked()
        DatabaseMailbox.wake(self, people)


def _live(settings: Settings, hand: Hand, log: Path) -> None:
    """A whole life: the composition of the command line, at other paces."""
    sys.stdout = sys.stderr = log.open("a", encoding="utf-8")
    scheduler.REST = REST

    def telling(house: House) -> House:
        box = house.mailbox
        return replace(house, mailbox=_Telling(box.database, box.readers, box.writer, box.clock, hand=hand))

    asyncio.run(serve(settings, PARTS, hand, HASTE, telling))


@dataclass
class Lives:
    """One process after the other; `kills` counts those that were killed."""

    settings: Settings
    hand: Hand
    log: Path
    kills: int = 0
    _process: BaseProcess | None = None

    def start(self) -> None:
        """Start one; it is not waited for."""
        self._process = FORKING.Process(target=_live, args=(self.settings, self.hand, self.log), daemon=True)
        self._process.start()

    def kill(self) -> None:
        """SIGKILL: no handler, no clean-up, nothing flushed."""
        self._running.kill()
        self._running.join(PATIENCE)
        self.kills += 1

    def stop(self) -> int | None:
        """SIGTERM: what is under way is finished and written down; returns the status."""
        self._running.terminate()
        self._running.join(PATIENCE)
        return self._running.exitcode

    def abandon(self) -> None:
        """Kill what still runs."""
        if self._running.is_alive():
            self._running.kill()
            self._running.join(PATIENCE)

    def looks_again(self) -> None:
        """Wait until the scheduler has ended a look that began after this moment."""
        wanted, until = self.hand.looks + 2, monotonic() + PATIENCE
        while self.hand.looks < wanted:
            assert self._running.is_alive(), f"ended with {self._running.exitcode}"
            assert monotonic() < until, "it does not look any more"
            sleep(PAUSE)

    @property
    def _running(self) -> BaseProcess:
        assert self._process is not None
        return self._process
