"""Reading what people type: folding for comparison, tidying for keeping."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.matching import folded, tidy

_LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxyAĂÂĐÊÔƠƯáàảãạếềểễệốồổỗộứừửữự0123456789 .,!?-–%◀▶…\t\n\u0301"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Đồng ý", "dong y"),
        ("  ĐỒNG   Ý!! ", "dong y"),
        (unicodedata.normalize("NFD", "Đồng ý"), "dong y"),
        ("◀ Quay lại", "quay lai"),
        ("Giữ nguyên ▶", "giu nguyen"),
        ("Vì sao?", "vi sao"),
        ("100 %", "100"),
        ("5đ", "5d"),
        ("Không, 0 điểm", "khong 0 diem"),
        ("-1", "-1"),
        ("– 1", "– 1"),
        ("câu - 1a", "cau - 1a"),
        ("<3", "<3"),
        ("👍", ""),
        ("", ""),
    ],
)
def test_folded(text: str, expected: str) -> None:
    """Capitals, diacritics, punctuation and spaces do not count; a sign that makes another number does."""
    assert folded(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  một câu \n", "một câu"),
        ("hai\ndòng", "hai\ndòng"),
        ("a\tb\xa0c", "a b c"),
        ("a\x00b\u200b", "ab"),
        ("e\u200b\u0301", "é"),
        (unicodedata.normalize("NFD", "Quý"), "Quý"),
    ],
)
def test_tidy(text: str, expected: str) -> None:
    """What is kept is NFC, without control characters and outer spaces, and with its line breaks."""
    assert tidy(text) == expected


@given(st.text(_LETTERS, max_size=40))
def test_folding_twice_changes_nothing_more(text: str) -> None:
    """A folded text is its own folded form, and tidying does not change how a text compares."""
    assert folded(folded(text)) == folded(text)
    assert folded(tidy(text)) == folded(text)


@given(st.text(max_size=40))
def test_tidy_text_is_storable(text: str) -> None:
    """Any text becomes NFC without controls, and stays as it is when tidied again."""
    kept = tidy(text)
    assert unicodedata.is_normalized("NFC", kept)
    assert not any(unicodedata.category(sign)[0] == "C" for sign in kept if sign != "\n")
    assert tidy(kept) == kept
