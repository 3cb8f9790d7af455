"""`antq run` as a process of its own on a chosen day: python -m tests.storm.process PARTS SECONDS_AHEAD HASTE.

The same composition as the command line's; only the clock and the paces are those of the test.
"""

import asyncio
import signal
import sys
from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.app import live, open_store, opened
from bot.clock import MachineClock
from bot.settings import read_settings
from tests.town import hastened


class ShiftedClock(MachineClock):
    """The machine's clock, so many seconds ahead."""

    def __init__(self, seconds: float) -> None:
        super().__init__(read_settings().zone)
        self._ahead = timedelta(seconds=seconds)

    def now(self) -> datetime:
        """The present moment there."""
        return super().now() + self._ahead


async def serve(parts: Sequence[str], clock: MachineClock, haste: int) -> None:
    """Do these parts until SIGTERM."""
    settings, stop = read_settings(), asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    database = open_store(settings)
    async with opened(settings, database, clock, _announce) as house:
        for way in house.ways.values():
            way.limits = hastened(way.limits, haste)
        await live(house, parts, stop, lambda: _announce("ready"))
    database.close()


def _announce(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    asyncio.run(serve(sys.argv[1].split(","), ShiftedClock(float(sys.argv[2])), int(sys.argv[3])))
