"""The state of a conversation and its numbering."""

import pytest

from storage import Conversation, Database, UnknownRecord
from tests.storage.sample import NOW


def test_what_is_saved_is_opened_again(furnished: Database) -> None:
    """State and number come back exactly, also with Vietnamese letters and quotes."""
    state = '{"schema": 1, "note": "Đạt “xuất sắc”, 5đ %s :x ?"}'
    with furnished.begin() as work:
        work.conversations.save("hoa", state, 7, NOW)
    with furnished.begin() as work:
        assert work.conversations.open("hoa") == Conversation("hoa", "vi", state, 7)
        assert work.conversations.open("minh") == Conversation("minh", "vi", None, 0)


def test_reserved_numbers_follow_the_last_one(furnished: Database) -> None:
    """Reserving returns the last of the numbers taken, and the state stays as it is."""
    with furnished.begin() as work:
        work.conversations.save("minh", "{}", 3, NOW)
        assert work.conversations.reserve("minh", 2, NOW) == 5
        assert work.conversations.open("minh") == Conversation("minh", "vi", "{}", 5)


def test_a_conversation_of_nobody_is_an_error(furnished: Database) -> None:
    """Opening, saving and reserving for an unknown person raise, also as a KeyError."""
    with furnished.begin() as work:
        with pytest.raises(UnknownRecord, match="no conversation 'nobody'"):
            work.conversations.open("nobody")
        with pytest.raises(KeyError):
            work.conversations.save("nobody", "{}", 1, NOW)
        with pytest.raises(UnknownRecord):
            work.conversations.reserve("nobody", 1, NOW)
        with pytest.raises(UnknownRecord):
            work.messages.last_seq("nobody")
