"""A process that dies at statements drawn beforehand: what it had not committed is gone, and so is all it knew."""

from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from typing import Any

import pytest

from storage.statement import Runner
from tests.reminders.year.running import Running

METHODS = ("rows", "change", "change_many")


class Killed(BaseException):
    """The process is gone; nobody in it catches this."""


class Deaths:
    """Counts statements, and dies at the next one drawn; `left` deaths are still to come."""

    def __init__(self, count: int, apart: int) -> None:
        self.left, self._apart = count, apart
        self.alive = False
        self._countdown = self._drawn()

    def _drawn(self) -> int:
        return 1 + int.from_bytes(sha256(f"death {self.left}".encode()).digest()[:4]) % (2 * self._apart)

    def strike(self) -> None:
        """One more statement; raises Killed when it is the one."""
        if not self.alive or not self.left:
            return
        self._countdown -= 1
        if self._countdown == 0:
            self.left -= 1
            self._countdown = self._drawn()
            raise Killed


@contextmanager
def dying(monkeypatch: pytest.MonkeyPatch, count: int, apart: int) -> Iterator[Deaths]:
    """Everything that runs statements dies so many times, about `apart` statements from one death to the next."""
    deaths = Deaths(count, apart)
    for name in METHODS:
        real = getattr(Runner, name)

        def struck(self: Runner, *given: Any, _real: Any = real) -> Any:
            deaths.strike()
            return _real(self, *given)

        monkeypatch.setattr(Runner, name, struck)
    yield deaths
    monkeypatch.undo()


def live_through(running: Running, deaths: Deaths) -> None:
    """Look and carry until it is done, each time as a new process after the last one died."""
    while True:
        deaths.alive = True
        try:
            running.look_and_carry(running.days.another())
        except Killed:
            running.forget()
            continue
        finally:
            deaths.alive = False
        return
