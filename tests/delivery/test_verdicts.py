"""What becomes of a job: every kind of failure, for every kind of work."""

import json
from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest

from bot.delivery.jobs import Job
from bot.delivery.verdicts import MOST_UNCERTAIN, OLDEST, never_again, verdict
from bot.errors import DeliveryError, Hopeless, NotSent, SlowDown, Uncertain, Unreachable
from bot.ports import Lane, Receipt
from bot.posting import ANSWER, CLOSE, SAY, SEND
from storage.models import DueDelivery

NOW = datetime(2025, 10, 20, 8, 0, tzinfo=timezone(timedelta(hours=7)))
ROW = DueDelivery(1, "1001", "head", Lane.REPLY, SEND, 5, 5, "{}", "queued", 0, "[]", NOW, "{}", NOW)
SEND_IT, PING = Job(ROW), Job(replace(ROW, lane=Lane.PING))
AGAIN = Job(replace(ROW, state="uncertain", tries=1), again=True)
TIRED = Job(replace(ROW, state="uncertain", tries=MOST_UNCERTAIN), again=True)
ANSWER_IT, CLOSE_IT = Job(replace(ROW, op=ANSWER)), Job(replace(ROW, op=CLOSE))


@pytest.mark.parametrize(
    ("job", "error", "state", "seconds"),
    [
        (SEND_IT, None, "sent", None),
        (AGAIN, None, "sent", None),
        (SEND_IT, NotSent("no connection"), "retry", 1),
        (Job(replace(ROW, at=NOW - timedelta(seconds=8))), NotSent("x"), "retry", 8),
        (Job(replace(ROW, at=NOW - timedelta(hours=8))), NotSent("x"), "retry", 60),
        (AGAIN, NotSent("x"), "uncertain", 1),
        (Job(replace(ROW, at=NOW - OLDEST - timedelta(seconds=1))), NotSent("x"), "dead", None),
        (SEND_IT, SlowDown(7), "retry", 7),
        (AGAIN, SlowDown(7), "uncertain", 7),
        (SEND_IT, Uncertain("x"), "uncertain", 3),
        (Job(replace(ROW, op=SAY, person=None)), Uncertain("x"), "uncertain", 3),
        (AGAIN, Uncertain("x"), "uncertain", 3),
        (TIRED, Uncertain("x"), "uncertain", None),
        (PING, Uncertain("x"), "uncertain", None),
        (PING, NotSent("x"), "retry", 1),
        (ANSWER_IT, Uncertain("x"), "sent", None),
        (CLOSE_IT, Uncertain("x"), "retry", 1),
        (SEND_IT, Unreachable("blocked"), "dead", None),
        (SEND_IT, Hopeless("empty"), "dead", None),
    ],
)
def test_the_verdict(job: Job, error: DeliveryError | None, state: str, seconds: float | None) -> None:
    """The next state, and after how many seconds it is done again, if ever."""
    found = verdict(job, (), error, NOW)
    due = None if seconds is None else NOW + timedelta(seconds=seconds)
    assert (found.state, found.due) == (state, due)
    assert found.lost == isinstance(error, Unreachable)
    assert (found.pause_until is not None) == isinstance(error, SlowDown)
    assert found.doubtful == (isinstance(error, Uncertain) and state == "uncertain" and due is not None)


def test_what_is_surely_sent_is_kept() -> None:
    """The receipts of the parts that arrived are kept, so that only the rest is sent again."""
    found = verdict(SEND_IT, [Receipt("7", "abc")], NotSent("x"), NOW)
    assert json.loads(found.receipts) == [{"id": "7", "mark": "abc"}]


def test_progress_ends_the_doubt() -> None:
    """When the part in doubt came through and a later one surely failed, nothing is in doubt any more."""
    assert verdict(AGAIN, [Receipt("7")], NotSent("x"), NOW).state == "retry"


def test_an_unknown_failure_is_not_hidden() -> None:
    """A kind of failure nobody thought of is raised, not taken for success."""

    class Strange(DeliveryError):
        """Nobody thought of it."""

    with pytest.raises(Strange):
        verdict(SEND_IT, (), Strange("?"), NOW)


@pytest.mark.parametrize(
    ("lane", "op", "never"),
    [
        (Lane.PING, SEND, True),
        (Lane.NOTICE, SEND, False),
        (Lane.REPLY, SEND, False),
        (Lane.UPDATE, CLOSE, False),
        (Lane.ANSWER, ANSWER, False),
    ],
)
def test_what_may_have_arrived_and_is_never_sent_again(lane: Lane, op: str, *, never: bool) -> None:
    """Only reminders: nobody misses one of many, and two of one annoy."""
    assert never_again(replace(ROW, lane=lane, op=op)) is never
