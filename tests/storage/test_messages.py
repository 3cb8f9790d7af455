"""The inbox, the outbox and both together."""

from datetime import timedelta

import pytest

from storage import Conflict, Database, Message, Refused
from tests.storage.sample import NOW


def _fill(database: Database, pairs: int) -> None:
    """Enter questions and answers numbered 1 to 2 × pairs, and one event with nothing to show."""
    with database.begin() as work:
        for number in range(pairs):
            at = NOW + timedelta(seconds=number)
            work.messages.claim("hoa", "web", f"key-{number}", 2 * number + 1, f"nói {number}", at)
            work.messages.put([("hoa", 2 * number + 2, "web", f'{{"n": {number}}}', at)])
        work.messages.claim("hoa", "web", "opened", 2 * pairs + 1, "", NOW)
        work.messages.put([("minh", 1, "web", "{}", NOW)])
        work.conversations.save("hoa", "{}", 2 * pairs + 1, NOW)


@pytest.mark.parametrize(
    ("person", "channel", "key", "new"),
    [("hoa", "web", "a", False), ("hoa", "web", "b", True), ("hoa", "zalo", "a", True), ("minh", "web", "a", True)],
)
def test_an_event_is_claimed_once(furnished: Database, person: str, channel: str, key: str, new: bool) -> None:
    """The same key of the same person on the same channel is a repetition; anything else is new."""
    with furnished.begin() as work:
        assert work.messages.claim("hoa", "web", "a", 1, "3 điểm", NOW)
    with furnished.begin() as work:
        assert work.messages.claim(person, channel, key, 2, "3 điểm", NOW) is new


def test_a_repeated_claim_leaves_the_first_as_it_was(furnished: Database) -> None:
    """What a repetition would show does not replace what was shown."""
    with furnished.begin() as work:
        work.messages.claim("hoa", "web", "a", 1, "first", NOW)
        work.messages.claim("hoa", "web", "a", 2, "second", NOW)
        assert work.messages.since("hoa", 0) == (Message(1, True, NOW, "first"),)


def test_both_directions_come_in_one_order(furnished: Database) -> None:
    """Messages come merged by number, without those that show nothing and without other people's."""
    _fill(furnished, 3)
    with furnished.read() as work:
        shown = work.messages.since("hoa", 0)
        assert work.messages.since("hoa", 4) == shown[4:]
        assert work.messages.since("hoa", 6) == ()
        assert work.messages.last_seq("hoa") == 7
    assert [(message.seq, message.mine, message.text) for message in shown] == [
        (1, True, "nói 0"),
        (2, False, '{"n": 0}'),
        (3, True, "nói 1"),
        (4, False, '{"n": 1}'),
        (5, True, "nói 2"),
        (6, False, '{"n": 2}'),
    ]
    assert shown[4].at == NOW + timedelta(seconds=2)


@pytest.mark.parametrize(
    ("limit", "oldest", "newest"),
    [(1, [1], [12]), (3, [1, 2, 3], [10, 11, 12]), (99, [*range(1, 13)], [*range(1, 13)])],
)
def test_a_limit_takes_from_the_asked_end(
    furnished: Database, limit: int, oldest: list[int], newest: list[int]
) -> None:
    """`since` takes the oldest above a number, `recent` the newest; both show the oldest first."""
    _fill(furnished, 6)
    with furnished.read() as work:
        assert [message.seq for message in work.messages.since("hoa", 0, limit)] == oldest
        assert [message.seq for message in work.messages.recent("hoa", limit)] == newest


def test_several_messages_are_put_at_once(furnished: Database) -> None:
    """One call enters messages to several people; none is fine too; a number is given once."""
    with furnished.begin() as work:
        work.messages.put([])
        work.messages.put([("hoa", 1, "web", "{}", NOW), ("hoa", 2, "zalo", "{}", NOW), ("minh", 1, "web", "{}", NOW)])
        assert [message.seq for message in work.messages.since("hoa", 0)] == [1, 2]
    with pytest.raises(Conflict), furnished.begin() as work:
        work.messages.put([("hoa", 3, "web", "{}", NOW), ("hoa", 2, "web", "{}", NOW)])
    with furnished.read() as work:
        assert [message.seq for message in work.messages.since("hoa", 0)] == [1, 2]


def test_half_a_letter_is_refused(furnished: Database) -> None:
    """Text that is no text (half of a surrogate pair) is refused by both databases in the same way."""
    with pytest.raises(Refused), furnished.begin() as work:
        work.messages.claim("hoa", "web", "a", 1, "\ud83d", NOW)
