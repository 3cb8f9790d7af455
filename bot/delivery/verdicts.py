"""What became of a job, and what follows from it for its row. Pure."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from bot.delivery.jobs import Job
from bot.errors import DeliveryError, Hopeless, NotSent, SlowDown, Uncertain, Unreachable
from bot.ports import Lane, Receipt
from bot.posting import ANSWER, CLOSE, REMIND
from storage.models import DueDelivery

SHORTEST_RETRY, LONGEST_RETRY = timedelta(seconds=1), timedelta(seconds=60)
OLDEST = timedelta(hours=24)  # what could not be sent for a day is told by the next message, not by an old one
OLDEST_REMINDER = timedelta(days=7)  # its words are made anew for each try
UNCERTAIN_WAIT = timedelta(seconds=3)
MOST_UNCERTAIN = 4  # a message is sent at most so often when no answer ever comes; what was refused does not count
MOST_CUT = 12  # a process that died had mostly not begun what it held, so that is taken up more often


@dataclass(frozen=True, slots=True)
class Verdict:
    """A row's next state; without `due` it is done with.

    `tries` is how often it may have been done so far without an answer. `pause_until` stops the whole bot, `lost` means
    that nobody can be reached in the chat any more.
    """

    row: DueDelivery
    state: str
    receipts: str
    due: datetime | None = None
    why: str | None = None
    pause_until: datetime | None = None
    lost: bool = False
    tries: int = 0


def verdict(job: Job, receipts: Sequence[Receipt], error: DeliveryError | None, now: datetime) -> Verdict:
    """The verdict on a job that was tried: `receipts` are of all that is surely sent."""
    row, kept, tries = job.row, json.dumps([asdict(receipt) for receipt in receipts]), _doubts(job.row)
    # What may have arrived once stays in doubt, however often it must wait before it is sent again.
    waiting = "uncertain" if job.again and not receipts[len(job.sent) :] else "retry"
    match error:
        case None:
            return Verdict(row, "sent", kept)
        case SlowDown(seconds=seconds):
            until = now + timedelta(seconds=seconds)
            return Verdict(row, waiting, kept, until, "slow down", pause_until=until, tries=tries)
        case NotSent():
            if now - row.at > (OLDEST_REMINDER if row.op == REMIND else OLDEST):
                return Verdict(row, "dead", kept, why=str(error))
            return Verdict(row, waiting, kept, now + _backoff(now - row.at), str(error), tries=tries)
        case Uncertain():
            return _uncertain(row, kept, tries, now)
        case Unreachable():
            return Verdict(row, "dead", kept, why=str(error), lost=True)
        case Hopeless():
            return Verdict(row, "dead", kept, why=str(error))
        case _:
            raise error


def _backoff(age: timedelta) -> timedelta:
    """As long again as it has waited so far: each wait about twice the one before, from a second to a minute."""
    return min(max(age, SHORTEST_RETRY), LONGEST_RETRY)


def _doubts(row: DueDelivery) -> int:
    """How often an answer never came; all the processes that died over it count as one."""
    return min(row.tries, 1) if row.state == "sending" else row.tries


def _uncertain(row: DueDelivery, kept: str, tries: int, now: datetime) -> Verdict:
    """What may have been done: an edit is simply done again, a reminder never, anything else once more and marked."""
    if row.op == ANSWER:
        return Verdict(row, "sent", kept, why="uncertain")
    if row.op == CLOSE:
        return Verdict(row, "retry", kept, now + _backoff(now - row.at), "uncertain", tries=tries)
    if row.lane == Lane.PING or tries >= MOST_UNCERTAIN:
        return Verdict(row, "uncertain", kept, why="uncertain")
    return Verdict(row, "uncertain", kept, now + UNCERTAIN_WAIT, "uncertain", tries=tries + 1)


def never_again(row: DueDelivery) -> bool:
    """Whether a message that was left in doubt is not sent again: it was tried often enough.

    A reminder that its platform left in doubt is over; one that a process died over is sent, or it would be missed.
    """
    if row.op in {ANSWER, CLOSE}:
        return False
    if row.state == "sending":
        return row.tries >= MOST_CUT
    return row.lane == Lane.PING or row.tries >= MOST_UNCERTAIN
