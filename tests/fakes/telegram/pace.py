"""How fast a bot may send: one token bucket for the bot, one for every chat, one for every group."""

import math
from collections import deque
from dataclasses import dataclass

from tests.fakes.telegram.clock import Clock


@dataclass(frozen=True, slots=True)
class Rates:
    """Messages a second (a minute for groups) and how many may come at once; enforced False only counts."""

    per_bot: float = 30
    bot_burst: int = 30
    per_chat: float = 1
    chat_burst: int = 5
    per_group_minute: float = 20
    group_burst: int = 20
    enforced: bool = True


@dataclass(frozen=True, slots=True)
class Violation:
    """One message too many: when, in which chat, and whose bucket was empty (bot, chat or group)."""

    at: float
    chat_id: int | str
    whose: str


class Bucket:
    """Tokens that come back at a rate, up to a burst."""

    __slots__ = ("_at", "_burst", "_rate", "_tokens")

    def __init__(self, rate: float, burst: int, now: float) -> None:
        self._rate, self._burst, self._tokens, self._at = rate, burst, float(burst), now

    def wait(self, now: float, count: int = 1) -> float:
        """Seconds until so many tokens are there; 0 if they are there now."""
        self._tokens = min(self._burst, self._tokens + (now - self._at) * self._rate)
        self._at = now
        missing = min(count, self._burst) - self._tokens
        return 0 if missing <= 1e-9 else missing / self._rate

    def take(self, count: int = 1) -> None:
        """Use tokens; the bucket may go below zero when the pace is not enforced."""
        self._tokens -= count


class Pace:
    """The buckets of one bot, and what went over their rim."""

    def __init__(self, rates: Rates, clock: Clock) -> None:
        self._rates, self._clock = rates, clock
        self._bot = Bucket(rates.per_bot, rates.bot_burst, clock.now())
        self._chats: dict[int | str, Bucket] = {}
        self._second: deque[float] = deque()
        self.violations: list[Violation] = []
        self.busiest_second = 0

    def _chat(self, chat_id: int | str, group: bool, now: float) -> Bucket:
        bucket = self._chats.get(chat_id)
        if bucket is None:
            rates = self._rates
            pair = (rates.per_group_minute / 60, rates.group_burst) if group else (rates.per_chat, rates.chat_burst)
            bucket = self._chats[chat_id] = Bucket(*pair, now)
        return bucket

    def refuse(self, chat_id: int | str, *, group: bool = False, count: int = 1, edit: bool = False) -> int:
        """Whole seconds to wait if these messages are too many, else 0; an edit takes from the bot's bucket only."""
        now = self._clock.now()
        waits = {"bot": self._bot.wait(now, count)}
        chat = None if edit else self._chat(chat_id, group, now)
        if chat:
            waits["group" if group else "chat"] = chat.wait(now, count)
        whose = max(waits, key=lambda name: waits[name])
        if waits[whose]:
            self.violations.append(Violation(now, chat_id, whose))
            if self._rates.enforced:
                return max(1, math.ceil(waits[whose]))
        self._bot.take(count)
        if chat:
            chat.take(count)
        self._note(now, count)
        return 0

    def _note(self, now: float, count: int) -> None:
        self._second.extend([now] * count)
        while self._second[0] <= now - 1:
            self._second.popleft()
        self.busiest_second = max(self.busiest_second, len(self._second))
