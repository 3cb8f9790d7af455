"""How long to write nothing after a "too many" that does not say."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.ports import Clock

FIRST, LONGEST = 2.0, 60.0  # seconds


@dataclass(slots=True)
class Backoff:
    """2, 4, 8 … 60 seconds, each after a try that was refused again; a message that is taken begins anew."""

    clock: Clock
    _seconds: float = 0.0
    _until: datetime | None = None

    def refused(self) -> float:
        """The seconds to wait from now on."""
        now = self.clock.now()
        if self._until is not None and now < self._until:
            # Sent together with the one that began this pause: it tells nothing new.
            return (self._until - now).total_seconds()
        self._seconds = min(self._seconds * 2, LONGEST) or FIRST
        self._until = now + timedelta(seconds=self._seconds)
        return self._seconds

    def taken(self) -> None:
        """A message was taken; one that was under way when the pause began does not end it."""
        if self._until is not None and self.clock.now() >= self._until:
            self._seconds, self._until = 0.0, None
