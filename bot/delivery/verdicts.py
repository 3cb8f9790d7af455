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


@dataclass(frozen=True, slots=True)
class Verdict:
    """A row's next state; without `due` it is done with.

    `pause_until` stops the whole bot, `lost` means that nobody can be reached in the chat any more, `doubtful` that
    this very try may have done it.
    """

    row: DueDelivery
    state: str
    receipts: str
    due: datetime | None = None
    why: str | None = None
    pause_until: datetime | None = None
    lost: bool = False
    doubtful: bool = False


def verdict(job: Job, receipts: Sequence[Receipt], error: DeliveryError | None, now: datetime) -> Verdict:
    """The verdict on a job that was tried: `receipts` are of all that is surely sent."""
    row, kept = job.row, json.dumps([asdict(receipt) for receipt in receipts])
    # What may have arrived once stays in doubt, however often it must wait before it is sent again.
    waiting = "uncertain" if job.again and not receipts[len(job.sent) :] else "retry"
    match error:
        case None:
            return Verdict(row, "sent", kept)
        case SlowDown(seconds=seconds):
            until = now + timedelta(seconds=seconds)
            return Verdict(row, waiting, kept, until, "slow down", pause_until=until)
        case NotSent():
            if now - row.at > (OLDEST_REMINDER if row.op == REMIND else OLDEST):
                return Verdict(row, "dead", kept, why=str(error))
            return Verdict(row, waiting, kept, now + _backoff(now - row.at), str(error))
        case Uncertain():
            return _uncertain(row, kept, now)
        case Unreachable():
            return Verdict(row, "dead", kept, why=str(error), lost=True)
        case Hopeless():
            return Verdict(row, "dead", kept, why=str(error))
        case _:
            raise error


def _backoff(age: timedelta) -> timedelta:
    """As long again as it has waited so far: each wait about twice the one before, from a second to a minute."""
    return min(max(age, SHORTEST_RETRY), LONGEST_RETRY)


def _uncertain(row: DueDelivery, kept: str, now: datetime) -> Verdict:
    """What may have been done: an edit is simply done again, a reminder never, anything else once more and marked."""
    if row.op == ANSWER:
        return Verdict(row, "sent", kept, why="uncertain")
    if row.op == CLOSE:
        return Verdict(row, "retry", kept, now + _backoff(now - row.at), "uncertain")
    if never_again(row):
        return Verdict(row, "uncertain", kept, why="uncertain")
    return Verdict(row, "uncertain", kept, now + UNCERTAIN_WAIT, "uncertain", doubtful=True)


def never_again(row: DueDelivery) -> bool:
    """Whether a message that may have arrived is not sent again: a reminder, or one that was tried often enough."""
    return row.op not in {ANSWER, CLOSE} and (row.lane == Lane.PING or row.tries >= MOST_UNCERTAIN)
