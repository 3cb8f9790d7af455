"""The daily message with the head of the audit log."""

from datetime import date

from bot.conversation.cards.chain_head import chain_head, tell_heads
from storage.audit.verify import read_head
from tests.conversation.cases import VIETNAMESE

REPLY = chain_head(date(2025, 10, 20), "tinh-mau", 128, "ab" * 32)


def test_the_message_holds_what_the_verifier_takes() -> None:
    """The last word of its second line is a head that can be given to `antq audit verify --head` as it is."""
    said = [VIETNAMESE.speak(words) for words in REPLY.body]
    assert "20/10/2025: 128 mục" in said[0]
    assert read_head(said[1].split()[-1]) == (("tinh-mau", 128), "ab" * 16)


def test_the_officers_of_all_levels_are_told() -> None:
    """Police and chair of each commune and of the province, once each."""
    told = tell_heads("tinh-mau", ("xa-1", "xa-2"), REPLY)
    assert sorted((tell.kind, tell.locality) for tell in told) == [
        ("commune_chair", "xa-1"),
        ("commune_chair", "xa-2"),
        ("commune_police", "xa-1"),
        ("commune_police", "xa-2"),
        ("province_chair", "tinh-mau"),
        ("province_police", "tinh-mau"),
    ]
    assert all(tell.unit is None and tell.reply is REPLY for tell in told)
