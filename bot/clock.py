"""The only place that asks the machine for the time and for randomness."""

import secrets  # noqa: TID251 - this is the one place
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

_SECRET_BYTES = 32


class MachineClock:
    """The machine's time in the country's zone."""

    def __init__(self, zone: ZoneInfo) -> None:
        self._zone = zone

    def now(self) -> datetime:
        """The present moment."""
        return datetime.now(self._zone)  # noqa: TID251 - this is the one place

    def secret(self) -> str:
        """32 unguessable bytes as text for a web address."""
        return secrets.token_urlsafe(_SECRET_BYTES)


class DemoClock(MachineClock):
    """A clock that starts at a chosen moment and can be moved forward; it goes on from there after a restart."""

    def __init__(self, zone: ZoneInfo, start: datetime, file: Path) -> None:
        super().__init__(zone)
        self._file = file
        real = super().now()
        self._ahead = _kept(file) or start - real
        self._keep()

    def now(self) -> datetime:
        """The moment the demonstration plays at."""
        return super().now() + self._ahead

    def next_day(self) -> datetime:
        """Move forward by a day."""
        self._ahead += timedelta(days=1)
        self._keep()
        return self.now()

    def _keep(self) -> None:
        # Written beside and moved into place: whoever is killed in between leaves the old file whole.
        fresh = self._file.with_suffix(".new")
        fresh.write_text(str(self._ahead.total_seconds()))
        fresh.replace(self._file)


def _kept(file: Path) -> timedelta | None:
    try:
        return timedelta(seconds=float(file.read_text()))
    except (OSError, ValueError):
        return None
