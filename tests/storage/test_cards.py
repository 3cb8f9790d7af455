"""The cards of a case in people's chats."""

from storage import Database


def test_a_card_is_open_until_something_is_written_below_it(furnished: Database) -> None:
    """Found by its case, closed one by one, and the note stays with it."""
    with furnished.begin() as work:
        for person, seq in (("minh", 4), ("lan", 7)):
            work.cards.add(person, seq, "case-1")
        assert work.cards.open("case-1") == (("lan", 7), ("minh", 4))
        assert work.cards.open("none") == ()
        work.cards.close("minh", 4, "đã duyệt")
        assert work.cards.open("case-1") == (("lan", 7),)
        for card in (("minh", 4), ("lan", 7)):
            work.cards.forget(*card)
        assert work.cards.open("case-1") == ()
        assert [work.cards.note(*card) for card in (("minh", 4), ("lan", 7), ("lan", 8))] == ["đã duyệt", None, None]
