"""What two couriers, a killed one, or a slow one may take, and what a spoiled row does to all others."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest

from bot.delivery.jobs import Job
from bot.delivery.verdicts import MOST_CUT, verdict
from bot.errors import NotSent, SlowDown, Uncertain, Unreachable
from bot.ports import Lane, Receipt
from bot.rendering.bubbles import Bubble
from storage.engine import Database, open_database
from tests.storm.desk import add_chats, add_rows, desk, spoil, states
from tests.walker import MONDAY

LEASE = timedelta(seconds=30)
SENT = [Receipt("7")]


class HandClock:
    """Stands still until it is moved."""

    def __init__(self) -> None:
        self.at = MONDAY

    def now(self) -> datetime:
        """The moment it was moved to."""
        return self.at

    def secret(self) -> str:
        """Nothing secret is needed here."""
        return "none"

    def passes(self, seconds: float) -> None:
        """Let time pass."""
        self.at += timedelta(seconds=seconds)


@pytest.fixture
def clock() -> HandClock:
    """A clock in the hand of the test."""
    return HandClock()


@pytest.fixture
def database(address: str, clock: HandClock) -> Iterator[Database]:
    """A database with five chats."""
    opened = open_database(address)
    add_chats(opened, clock, [str(number) for number in range(1, 6)])
    yield opened
    opened.close()


def test_a_living_courier_keeps_what_it_carries_however_long_it_takes(database: Database, clock: HandClock) -> None:
    """A send of two minutes is not taken up by anybody else, because its lease is renewed; its verdict counts."""
    add_rows(database, clock, ["1"], Lane.REPLY)
    mine, other = desk(database, clock), desk(database, clock)
    (job,) = mine([], 40).jobs
    for _ in range(12):
        clock.passes(10)
        claim = mine([], 40)
        assert claim.look_at <= clock.at + LEASE / 3
        assert not claim.jobs
        assert not other([], 40).jobs
    mine([verdict(job, SENT, None, clock.at)], 40)
    assert states(database) == {"sent": ["1"]}


def test_what_a_dead_courier_carried_is_sent_again_and_marked(database: Database, clock: HandClock) -> None:
    """Not before its lease is over, then once; the verdict of the one who seemed dead does not count any more."""
    add_rows(database, clock, ["1"], Lane.REPLY)
    dead, other = desk(database, clock), desk(database, clock)
    (lost,) = dead([], 40).jobs
    clock.passes(29)
    assert not other([], 40).jobs
    clock.passes(2)
    (again,) = other([], 40).jobs
    assert again.again
    assert isinstance(again.parts[0], Bubble)
    assert "↻ Gửi lại tin" in again.parts[0].plain
    dead([verdict(lost, [], NotSent("late"), clock.at)], 0)
    other([verdict(again, SENT, None, clock.at)], 0)
    clock.passes(3600)
    assert not other([], 40).jobs
    assert states(database) == {"sent": ["1"]}


def test_a_reminder_a_process_died_over_is_not_missed(database: Database, clock: HandClock) -> None:
    """Mostly it had not been begun, so it is sent, and marked; where the platform gave no answer, it is over."""
    add_rows(database, clock, ["1"])
    assert desk(database, clock)([], 40).jobs
    clock.passes(31)
    mine = desk(database, clock)
    (job,) = mine([], 40).jobs
    assert job.again
    mine([verdict(job, [], Uncertain("no answer"), clock.at)], 0)
    clock.passes(31)
    assert not mine([], 40).jobs
    assert states(database) == {"uncertain": ["1"]}


def test_a_reply_that_every_process_dies_over_is_given_up_at_last(database: Database, clock: HandClock) -> None:
    """Far more often than answers are awaited, but not for ever: it may be what they die of."""
    add_rows(database, clock, ["1"], Lane.REPLY)
    for _ in range(MOST_CUT):
        assert desk(database, clock)([], 40).jobs
        clock.passes(31)
    assert not desk(database, clock)([], 40).jobs
    assert states(database) == {"uncertain": ["1"]}


def test_what_was_refused_does_not_count_as_tried(database: Database, clock: HandClock) -> None:
    """After nine refusals, which surely sent nothing, one send without an answer is still followed by another."""
    add_rows(database, clock, ["1"], Lane.REPLY)
    mine = desk(database, clock)
    job = _only(mine([], 40).jobs)
    for refusal in [SlowDown(1), NotSent("no connection"), SlowDown(1)] * 3:
        mine([verdict(job, [], refusal, clock.at)], 0)
        clock.passes(61)
        job = _only(mine([], 40).jobs)
    for sends in range(2, 5):
        mine([verdict(job, [], Uncertain("no answer"), clock.at)], 0)
        clock.passes(5)
        job = _only(mine([], 40).jobs)
        assert job.row.tries == sends - 1
    mine([verdict(job, [], Uncertain("no answer"), clock.at)], 0)
    clock.passes(5)
    assert not mine([], 40).jobs
    assert states(database) == {"uncertain": ["1"]}


def test_a_refusal_does_not_make_forget_that_it_may_have_arrived(database: Database, clock: HandClock) -> None:
    """No answer, then told to wait, then no connection: the next try is still marked as one that comes again."""
    add_rows(database, clock, ["1"], Lane.REPLY)
    mine = desk(database, clock)
    job = _only(mine([], 40).jobs)
    assert not job.again
    for failure in (Uncertain("no answer"), SlowDown(1), NotSent("no connection")):
        mine([verdict(job, [], failure, clock.at)], 0)
        clock.passes(61)
        job = _only(mine([], 40).jobs)
        assert job.again
        assert isinstance(job.parts[0], Bubble)
        assert "↻ Gửi lại tin" in job.parts[0].plain
    mine([verdict(job, SENT, None, clock.at)], 0)
    assert states(database) == {"sent": ["1"]}


def test_waits_double_from_a_second_to_a_minute(database: Database, clock: HandClock) -> None:
    """Without a connection a message is tried after 1, 2, 4 … seconds, in the end every minute."""
    add_rows(database, clock, ["1"], Lane.REPLY)
    mine, waits = desk(database, clock), []
    job = _only(mine([], 40).jobs)
    for _ in range(9):
        failed = verdict(job, [], NotSent("no connection"), clock.at)
        assert failed.due is not None
        waits.append((failed.due - clock.at).total_seconds())
        mine([failed], 0)
        clock.at = failed.due
        job = _only(mine([], 40).jobs)
    assert waits == [1, 1, 2, 4, 8, 16, 32, 60, 60]


def test_one_row_nobody_can_word_stops_no_other(database: Database, clock: HandClock) -> None:
    """It is given up and says why; the others go on in the same claim."""
    add_rows(database, clock, ["1", "2", "3"])
    spoil(database, "2")
    jobs = desk(database, clock)([], 40).jobs
    assert [job.row.chat for job in jobs] == ["1", "3"]
    assert states(database) == {"dead": ["2"], "sending": ["1", "3"]}


def test_a_chat_given_up_is_given_up_once(database: Database, clock: HandClock) -> None:
    """Two messages are under way when the person blocks the bot: the second verdict changes nothing."""
    add_rows(database, clock, ["1"], Lane.REPLY)
    add_rows(database, clock, ["1"], Lane.NOTICE)
    mine = desk(database, clock)
    jobs = mine([], 40).jobs
    assert len(jobs) == 2
    mine([verdict(jobs[0], [], Unreachable("blocked"), clock.at)], 0)
    mine([verdict(jobs[1], [], NotSent("no connection"), clock.at)], 0)
    assert states(database) == {"dead": ["1", "1"]}


def test_two_couriers_share_one_budget(database: Database, clock: HandClock) -> None:
    """Three may go at once after a rest, whoever sends them; then one every 40 ms."""
    add_rows(database, clock, ["1", "2", "3", "4", "5"])
    add_rows(database, clock, ["1", "2", "3", "4", "5"], Lane.NOTICE)
    first, second = desk(database, clock), desk(database, clock)
    assert [job.row.lane for job in first([], 40).jobs] == [Lane.NOTICE] * 3
    assert not second([], 40).jobs
    clock.passes(0.041)
    assert len(second([], 40).jobs) == 1
    assert not first([], 40).jobs


def _only(jobs: tuple[Job, ...]) -> Job:
    (job,) = jobs
    assert job.row.lane == Lane.REPLY
    assert job.row.chat == "1"
    return job
