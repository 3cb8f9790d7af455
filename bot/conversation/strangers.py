"""What is said to somebody whose chat belongs to nobody yet, and how wrong codes are counted. Pure."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.conversation.codes import EXAMPLE
from bot.conversation.phrases import Verbatim, say
from bot.conversation.replies import Reply
from bot.conversation.words import channels as words

TRIES = 5
WAIT = timedelta(minutes=15)
_REFUSED = {"unknown": words.WRONG, "used": words.USED, "expired": words.EXPIRED}


@dataclass(frozen=True, slots=True)
class Doorstep:
    """How often somebody tried a wrong code, and until when their codes are refused."""

    wrong: int = 0
    locked_until: datetime | None = None

    def locked(self, now: datetime) -> bool:
        """Whether codes are refused now, right ones too."""
        return self.locked_until is not None and now < self.locked_until


def greeting() -> Reply:
    """To a stranger who sent no code."""
    return Reply((say(words.HELLO, example=Verbatim(EXAMPLE)), say(words.WHO_INVITES)))


def refused(before: Doorstep, state: str, now: datetime) -> tuple[Doorstep, Reply]:
    """After a code that opens nothing (`state` is unknown, used or expired): the count, and what to say."""
    if before.locked(now):
        return before, locked(before)
    wrong = before.wrong + 1 if before.locked_until is None else 1
    if wrong >= TRIES:
        after = Doorstep(wrong, now + WAIT)
        return after, locked(after)
    after = Doorstep(wrong)
    return after, Reply((say(_REFUSED[state], example=Verbatim(EXAMPLE), left=TRIES - wrong),))


def locked(doorstep: Doorstep) -> Reply:
    """To somebody who tried too often."""
    until = doorstep.locked_until
    assert until is not None  # noqa: S101 - asked only while locked
    return Reply((say(words.LOCKED, until=until, example=Verbatim(EXAMPLE)),))
