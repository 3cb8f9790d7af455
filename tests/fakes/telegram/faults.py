"""The switches with which a test breaks a platform: what happens to the next call, or to a share of all calls."""

from collections import defaultdict, deque
from dataclasses import dataclass
from random import Random  # noqa: TID251 - only the type; every fault draws from a generator that was given a seed


@dataclass(frozen=True, slots=True)
class Timeout:
    """The answer never comes; the call was carried out before (after_accepting) or was not."""

    after_accepting: bool = True


@dataclass(frozen=True, slots=True)
class Reset:
    """The connection breaks; the call was carried out before (after_accepting) or was not."""

    after_accepting: bool = True


@dataclass(frozen=True, slots=True)
class TooMany:
    """The platform says 429 although the pace was right; Zalo never says how long to wait."""

    retry_after: int = 1


@dataclass(frozen=True, slots=True)
class Broken:
    """A proxy before the platform answers with a page of HTML."""

    status: int = 502


@dataclass(frozen=True, slots=True)
class Refuse:
    """The platform refuses with these words, for example 403."""

    status: int = 403
    description: str = "Forbidden: bot was blocked by the user"


@dataclass(frozen=True, slots=True)
class Slow:
    """The call is carried out and answered, but only after a while."""

    seconds: float = 0.2


@dataclass(frozen=True, slots=True)
class Lost:
    """A webhook delivery goes wrong and is made again; the bot had it all the same (arrived), or never saw it."""

    arrived: bool = False


@dataclass(frozen=True, slots=True)
class Twice:
    """An update is delivered a second time with the same id."""


Fault = Timeout | Reset | TooMany | Broken | Refuse | Slow | Lost | Twice
# The names under which faults of deliveries and of downloads are set, beside the names of the methods.
UPDATE, DOWNLOAD = "update", "download"
ANY = "*"


class Faults:
    """What goes wrong, by method name: a list of the next faults, then shares drawn from one seeded generator."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._next: dict[str, deque[Fault]] = defaultdict(deque)
        self._rates: dict[str, list[tuple[Fault, float]]] = defaultdict(list)
        self.happened: dict[str, int] = defaultdict(int)

    def next(self, method: str, fault: Fault, times: int = 1) -> None:
        """Let the next calls of a method (or "update", or "*") meet this fault."""
        self._next[method.lower()].extend([fault] * times)

    def rate(self, method: str, fault: Fault, share: float) -> None:
        """Let this share (0 to 1) of the calls of a method meet this fault, until cleared."""
        self._rates[method.lower()].append((fault, share))

    def clear(self) -> None:
        """Nothing goes wrong any more."""
        self._next.clear()
        self._rates.clear()

    def draw(self, method: str) -> Fault | None:
        """What happens to this call; deliveries are not touched by faults set for any method."""
        if not self._next and not self._rates:
            return None
        names = (method,) if method in (UPDATE, DOWNLOAD) else (method, ANY)
        for name in names:
            fault = self._drawn(name)
            if fault:
                self.happened[f"{method} {type(fault).__name__}"] += 1
                return fault
        return None

    def _drawn(self, name: str) -> Fault | None:
        if self._next.get(name):
            return self._next[name].popleft()
        for fault, share in self._rates.get(name, ()):
            if self._random.random() < share:
                return fault
        return None
