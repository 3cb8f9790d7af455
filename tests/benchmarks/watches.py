"""Stopwatches on the parts of the dispatch, without a change to it."""

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any

from bot import dispatch
from storage.engine import Database
from storage.unit_of_work import Work


@dataclass
class Watches:
    """Seconds by part of the turn that runs now."""

    now: dict[str, float] = field(default_factory=dict)

    def wrap(self, part: str, run: Callable[..., Any]) -> Callable[..., Any]:
        """The same function, its time added to the part."""

        def timed(*args: Any, **named: Any) -> Any:
            started = perf_counter()
            try:
                return run(*args, **named)
            finally:
                self.now[part] = self.now.get(part, 0.0) + perf_counter() - started

        return timed


class WatchedRepository:
    """A repository, some of whose methods are timed."""

    def __init__(self, real: object, parts: Mapping[str, str], watches: Watches) -> None:
        self._real, self._parts, self._watches = real, parts, watches

    def __getattr__(self, name: str) -> Any:
        method = getattr(self._real, name)
        return self._watches.wrap(self._parts[name], method) if name in self._parts else method


@dataclass
class WatchedDatabase:
    """A database whose transactions are timed; `parts` has the names of timed methods by repository."""

    database: Database
    watches: Watches
    parts: Mapping[str, Mapping[str, str]]

    @contextmanager
    def begin(self) -> Iterator[Work]:
        """As the real one; every transaction begins a new account."""
        self.watches.now = {}
        transaction = self.database.begin()
        work = self.watches.wrap("begin", transaction.__enter__)()
        for name, methods in self.parts.items():
            setattr(work, name, WatchedRepository(getattr(work, name), methods, self.watches))
        try:
            yield work
        except BaseException:
            if not transaction.__exit__(*sys.exc_info()):
                raise
        else:
            self.watches.wrap("commit", transaction.__exit__)(None, None, None)


@contextmanager
def watched_calls(parts: Mapping[str, str], watches: Watches) -> Iterator[None]:
    """Time the functions of these names wherever the dispatch calls them."""
    before = {name: getattr(dispatch, name) for name in parts}
    try:
        for name, part in parts.items():
            setattr(dispatch, name, watches.wrap(part, before[name]))
        yield
    finally:
        for name, run in before.items():
            setattr(dispatch, name, run)
