"""`antq run` as a process of its own on a chosen day: python -m tests.storm.process PARTS SECONDS_AHEAD HASTE.

The same composition as the command line's; only the clock and the paces are those of the test.
"""

import asyncio
import signal
import sys
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from bot.app import live, open_store, opened
from bot.clock import MachineClock
from bot.parts.house import House
from bot.settings import Settings, read_settings
from tests.town import hastened


class ShiftedClock(MachineClock):
    """The machine's clock, so many seconds ahead."""

    def __init__(self, seconds: float) -> None:
        super().__init__(read_settings().zone)
        self._ahead = timedelta(seconds=seconds)

    def now(self) -> datetime:
        """The present moment there."""
        return super().now() + self._ahead


async def serve(
    settings: Settings,
    parts: Sequence[str],
    clock: MachineClock,
    haste: int,
    lived_in: Callable[[House], House] = lambda house: house,
) -> None:
    """Do these parts until SIGTERM, in the house that `lived_in` makes of the product's."""
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    database = open_store(settings)
    async with opened(settings, database, clock, _announce) as house:
        for way in house.ways.values():
            way.limits = hastened(way.limits, haste)
        await live(lived_in(house), parts, stop, lambda: _announce("ready"))
    database.close()


def _announce(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    clock = ShiftedClock(float(sys.argv[2]))
    asyncio.run(serve(read_settings(), sys.argv[1].split(","), clock, int(sys.argv[3])))
