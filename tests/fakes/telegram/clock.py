"""The time of a fake platform, which a test can move forward."""

import time


class Clock:
    """Unix seconds: the real time, or one that begins at a given start, plus what a test moved it forward."""

    def __init__(self, start: float | None = None) -> None:
        at = time.time() if start is None else start  # noqa: TID251 - the platform's own clock, not the program's
        self._base = at - time.monotonic()

    def now(self) -> float:
        """Seconds since 1970, never going backwards."""
        return self._base + time.monotonic()

    def forward(self, seconds: float) -> None:
        """Let so many seconds pass at once."""
        self._base += seconds
