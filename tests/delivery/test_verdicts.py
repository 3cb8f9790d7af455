"""What becomes of a job: every kind of failure, for every kind of work."""

import json
from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest

from bot.delivery.jobs import Job
from bot.delivery.verdicts import MOST_CUT, MOST_UNCERTAIN, OLDEST, never_again, verdict
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
    ("row", "error", "tries"),
    [
        (ROW, Uncertain("x"), 1),
        (replace(ROW, state="uncertain", tries=2), Uncertain("x"), 3),
        (replace(ROW, state="uncertain", tries=2), NotSent("x"), 2),
        (replace(ROW, state="retry", tries=2), SlowDown(7), 2),
        (replace(ROW, state="sending", tries=9), Uncertain("x"), 2),
        (replace(ROW, state="sending", tries=9), NotSent("x"), 1),
        (replace(ROW, state="retry"), NotSent("x"), 0),
    ],
)
def test_how_often_it_may_have_been_done(row: DueDelivery, error: DeliveryError, tries: int) -> None:
    """Only what had no answer counts, and the processes that died over it count as one."""
    assert verdict(Job(row, again=row.state in {"sending", "uncertain"}), (), error, NOW).tries == tries


@pytest.mark.parametrize(
    ("lane", "op", "state", "tries", "never"),
    [
        (Lane.PING, SEND, "uncertain", 1, True),
        (Lane.PING, SEND, "sending", 1, False),
        (Lane.NOTICE, SEND, "uncertain", MOST_UNCERTAIN - 1, False),
        (Lane.REPLY, SEND, "uncertain", MOST_UNCERTAIN, True),
        (Lane.REPLY, SEND, "sending", MOST_UNCERTAIN, False),
        (Lane.REPLY, SEND, "sending", MOST_CUT, True),
        (Lane.UPDATE, CLOSE, "sending", MOST_CUT, False),
        (Lane.ANSWER, ANSWER, "uncertain", MOST_CUT, False),
    ],
)
def test_what_was_left_in_doubt_and_is_never_sent_again(
    lane: Lane, op: str, state: str, tries: int, *, never: bool
) -> None:
    """A reminder its platform left in doubt, for two of one annoy; and what was tried often enough."""
    assert never_again(replace(ROW, lane=lane, op=op, state=state, tries=tries)) is never
