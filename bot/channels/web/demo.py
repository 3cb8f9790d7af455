"""What only the demonstration has: other people's seats, and a clock that can be moved."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol


class Demo(Protocol):
    """The sample offices and the movable clock."""

    def offices(self) -> Sequence[tuple[str, str]]:
        """The id and the name of each sample office."""
        ...

    async def switch(self, office_id: str) -> str:
        """Open a session of that office and return its secret; KeyError when there is no such office."""
        ...

    async def next_day(self) -> datetime:
        """Move the clock forward by a day and return the new moment."""
        ...

    def now(self) -> datetime:
        """The present moment of the demonstration, aware."""
        ...
