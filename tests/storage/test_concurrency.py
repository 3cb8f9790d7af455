"""Several at once: what must be decided is decided once, and nothing is counted twice."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from datetime import timedelta
from threading import Barrier
from typing import TypeVar

import pytest

from antq_rules.review import Event, Office
from storage import Conflict, Database, LinkRefused, open_database
from tests.storage.sample import NOW

Result = TypeVar("Result")
POLICE = Office("police-1", "commune_police", None, "thien-tin")


@pytest.fixture
def processes(furnished: Database, address: str) -> Iterator[list[Database]]:
    """Four handles on one database, which know as little of each other as processes do."""
    with ExitStack() as stack:
        opened = [furnished, *(open_database(address) for _ in range(3))]
        for database in opened[1:]:
            stack.callback(database.close)
        yield opened


def _at_once(databases: list[Database], act: Callable[[int, Database], Result]) -> list[Result]:
    """Run `act` on every database at the same moment."""
    start = Barrier(len(databases))

    def run(number: int, database: Database) -> Result:
        start.wait()
        return act(number, database)

    with ThreadPoolExecutor(len(databases)) as pool:
        return list(pool.map(run, range(len(databases)), databases))


def test_of_two_claims_exactly_one_wins(processes: list[Database]) -> None:
    """The same event arriving through several processes at once is taken in by one of them, each time."""
    for attempt in range(10):

        def claim(number: int, database: Database, key: str = f"key-{attempt}") -> bool:
            with database.begin() as work:
                return work.messages.claim("hoa", "web", key, number, "3 điểm", NOW)

        assert sorted(_at_once(processes, claim)) == [False, False, False, True]


def test_of_two_reviewers_one_gets_a_conflict(processes: list[Database]) -> None:
    """Who appends the next event first is kept; everybody else who had read the same history gets a Conflict."""

    def review(number: int, database: Database) -> str:
        with database.read() as work:
            seq = len(work.reviews.history("case-1")) + 1
        read.wait()
        try:
            with database.begin() as work:
                work.reviews.append("case-1", seq, Event("opened", POLICE, "minh", NOW, text=str(number)))
        except Conflict:
            return "conflict"
        return "kept"

    read = Barrier(len(processes))
    assert sorted(_at_once(processes, review)) == ["conflict", "conflict", "conflict", "kept"]
    with processes[0].read() as work:
        assert len(work.reviews.history("case-1")) == 1


def test_a_link_is_spent_once(processes: list[Database]) -> None:
    """Of several who open the same link at once, one comes in and the others are told it is used."""
    with processes[0].begin() as work:
        work.sign_ins.issue("digest", "hoa", NOW, NOW + timedelta(hours=1))

    def spend(_number: int, database: Database) -> str:
        try:
            with database.begin() as work:
                return str(work.sign_ins.spend("digest", NOW).person)
        except LinkRefused as refused:
            return refused.state

    assert sorted(_at_once(processes, spend)) == ["hoa", "used", "used", "used"]


def test_reserved_numbers_are_unique_and_without_gaps(processes: list[Database]) -> None:
    """Many messages to one person, some given up on, are numbered one after the other."""

    def give_up(database: Database, count: int) -> None:
        with database.begin() as work:
            work.conversations.reserve("hoa", count, NOW)
            raise ZeroDivisionError

    def reserve(number: int, database: Database) -> list[int]:
        taken: list[int] = []
        for turn in range(15):
            count = 1 + (number + turn) % 3
            with database.begin() as work:
                last = work.conversations.reserve("hoa", count, NOW)
                taken += range(last - count + 1, last + 1)
            with pytest.raises(ZeroDivisionError):
                give_up(database, count)
        return taken

    numbers = [number for taken in _at_once(processes, reserve) for number in taken]
    assert sorted(numbers) == list(range(1, len(numbers) + 1))


def test_turns_of_one_person_run_one_after_the_other(processes: list[Database]) -> None:
    """Between opening and saving a conversation nobody else has it: no turn is lost."""

    def take(number: int, database: Database) -> None:
        for _ in range(10):
            with database.begin() as work:
                opened = work.conversations.open("hoa")
                work.conversations.save("hoa", f"{opened.state or ''}{number}", opened.seq + 1, NOW)

    _at_once(processes, take)
    with processes[0].begin() as work:
        opened = work.conversations.open("hoa")
    assert opened.seq == 40
    assert sorted(opened.state or "") == sorted("0123" * 10)


def test_who_gives_way_in_a_deadlock_can_try_again(processes: list[Database]) -> None:
    """Two turns that write to each other's conversation never both fail; a Conflict is over at the second try."""
    people = ("hoa", "minh")

    def write(number: int, database: Database) -> None:
        for attempt in (1, 2):
            try:
                with database.begin() as work:
                    opened = work.conversations.open(people[number])
                    work.conversations.save(people[number], None, opened.seq + 1, NOW)
                    work.conversations.reserve(people[1 - number], 1, NOW)
            except Conflict:
                assert attempt == 1
            else:
                return

    for _ in range(5):
        _at_once(processes[:2], write)
    with processes[0].read() as work:
        assert [work.messages.last_seq(person) for person in people] == [10, 10]
