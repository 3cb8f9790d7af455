"""The demonstration in memory: chairs of known people, and a clock that moves when told."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from tests.fakes.doors import MemoryDoors


class MemoryDemo:
    """Offices are the people of the doors; the clock stands still between two days."""

    def __init__(self, doors: MemoryDoors, at: datetime) -> None:
        self._doors, self._at = doors, at

    def offices(self) -> Sequence[tuple[str, str]]:
        """Every person as an office."""
        return list(self._doors.people.items())

    async def switch(self, office_id: str) -> str:
        """Open a session of that office."""
        return self._doors.open({key: key for key in self._doors.people}[office_id])

    async def next_day(self) -> datetime:
        """Move the clock forward by a day."""
        self._at += timedelta(days=1)
        return self._at

    def now(self) -> datetime:
        """Where the clock stands."""
        return self._at
