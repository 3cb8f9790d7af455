"""What the languages make of words: numbers, days, times, sentences inside sentences, and text that stays as it is."""

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.phrases import Listed, Number, Phrase, Value, Verbatim, Words, say
from bot.languages import Language, Languages

SENTENCES = {
    "Đồng ý": "Agree",
    "Hết ngày {day}": "By the end of {day}",
    "{done}/{count} câu": "{done} of {count} questions",
    "Ghi chú: {note}": "Note: {note}",
    "{before}, rồi {now}": "{now} after {before}",
    "%d/%m/%Y": "%d %b %Y",
    "%H:%M %d/%m/%Y": "%H:%M, %d %b %Y",
}
VIETNAMESE = Language("vi")
ENGLISH = Language("en", SENTENCES)


@pytest.mark.parametrize(
    ("number", "vietnamese", "english"),
    [
        ("2.5", "2,5", "2.5"),
        ("90.0", "90", "90"),
        ("100", "100", "100"),
        ("89.50", "89,5", "89.5"),
        ("0", "0", "0"),
        ("0.00", "0", "0"),
        ("0.25", "0,25", "0.25"),
        ("-1.5", "-1,5", "-1.5"),
        ("1E+2", "100", "100"),
    ],
)
def test_numbers(number: str, vietnamese: str, english: str) -> None:
    """A number is written without needless zeros and with the decimal sign of the language, alone and in a sentence."""
    exact = Decimal(number)
    assert VIETNAMESE.speak(Number(exact)) == VIETNAMESE.speak(say("{n}", n=exact)) == vietnamese
    assert ENGLISH.speak(Number(exact)) == ENGLISH.speak(say("{n}", n=exact)) == english


@given(st.decimals(min_value=0, max_value=1000, places=2))
def test_a_spoken_number_is_the_same_number(number: Decimal) -> None:
    """What is said can be read back to exactly the number, in both languages."""
    assert Decimal(ENGLISH.speak(Number(number))) == number
    assert Decimal(VIETNAMESE.speak(Number(number)).replace(",", ".")) == number


@pytest.mark.parametrize(
    ("value", "vietnamese", "english"),
    [
        (date(2025, 10, 9), "09/10/2025", "09 Oct 2025"),
        (date(2025, 12, 31), "31/12/2025", "31 Dec 2025"),
        (datetime(2025, 10, 9, 8, 5), "08:05 09/10/2025", "08:05, 09 Oct 2025"),  # noqa: DTZ001 - said as it is
        (datetime(2025, 10, 9, 21, 0), "21:00 09/10/2025", "21:00, 09 Oct 2025"),  # noqa: DTZ001 - said as it is
        (7, "7", "7"),
        ("2025", "2025", "2025"),
    ],
)
def test_values(value: Value, vietnamese: str, english: str) -> None:
    """Days, times, counts and plain text in a sentence, the way each language writes them."""
    assert VIETNAMESE.speak(say("{value}", value=value)) == vietnamese
    assert ENGLISH.speak(say("{value}", value=value)) == english


@pytest.mark.parametrize(
    ("words", "vietnamese", "english"),
    [
        (say("Đồng ý"), "Đồng ý", "Agree"),
        (say("Hết ngày {day}", day=date(2025, 10, 29)), "Hết ngày 29/10/2025", "By the end of 29 Oct 2025"),
        (say("{done}/{count} câu", done=3, count=20), "3/20 câu", "3 of 20 questions"),
        (say("{before}, rồi {now}", before="một", now="hai"), "một, rồi hai", "hai after một"),
        (say("Ghi chú: {note}", note=say("Đồng ý")), "Ghi chú: Đồng ý", "Note: Agree"),
        (
            say("Ghi chú: {note}", note=say("{done}/{count} câu", done=Number(Decimal("2.5")), count=say("Đồng ý"))),
            "Ghi chú: 2,5/Đồng ý câu",
            "Note: 2.5 of Agree questions",
        ),
        (Listed((say("Đồng ý"), Verbatim("5đ"), Number(Decimal("0.5")))), "Đồng ý, 5đ, 0,5", "Agree, 5đ, 0.5"),
        (
            Listed((Verbatim("a"), Listed((Verbatim("b"), say("Đồng ý")))), between=" · "),
            "a · b, Đồng ý",
            "a · b, Agree",
        ),
        (say("Ghi chú: {note}", note=Listed(())), "Ghi chú: ", "Note: "),
        (say("Chưa dịch {done}", done=1), "Chưa dịch 1", "Chưa dịch 1"),
    ],
)
def test_words(words: Words, vietnamese: str, english: str) -> None:
    """Sentences are translated on every level, in the order of the language; what has no translation is Vietnamese."""
    assert VIETNAMESE.speak(words) == vietnamese
    assert ENGLISH.speak(words) == english


@pytest.mark.parametrize("text", ["Đồng ý", "Hết ngày {day}", "", "{", "}", "{0}", "{{x}}", "{note!r:>9}", "%s"])
def test_a_persons_own_words_stay(text: str) -> None:
    """Names, official wording and what people write are never translated, and their braces mean nothing."""
    for language, expected in ((VIETNAMESE, f"Ghi chú: {text}"), (ENGLISH, f"Note: {text}")):
        assert language.speak(Verbatim(text)) == text
        assert language.speak(say("Ghi chú: {note}", note=Verbatim(text))) == expected
        assert language.speak(say("Ghi chú: {note}", note=text)) == expected
        assert language.speak(Listed((Verbatim(text),))) == text


def test_a_missing_value_is_an_error() -> None:
    """A sentence whose value was forgotten is never said with its braces."""
    with pytest.raises(KeyError, match="day"):
        ENGLISH.speak(Phrase("Hết ngày {day}"))


def test_an_unknown_language_gets_the_source() -> None:
    """A person whose language has no catalogue is spoken to in Vietnamese."""
    languages = Languages()
    assert languages["xx"] is languages["vi"]
    assert languages[""].speak(say("Đồng ý")) == "Đồng ý"


def test_the_catalogues_are_read(tmp_path: Path) -> None:
    """Every folder with a catalogue is a language; an empty translation counts as none; Vietnamese needs no file."""
    folder = tmp_path / "fr" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    header = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
    entries = 'msgid "Đồng ý"\nmsgstr "D’accord"\n\nmsgid "Thôi"\nmsgstr ""\n'
    (folder / "messages.po").write_text(header + entries, encoding="utf-8")
    languages = Languages(tmp_path)
    spoken = Listed((say("Đồng ý"), say("Thôi"), Number(Decimal("2.5"))))
    assert languages["fr"].speak(spoken) == "D’accord, Thôi, 2,5"
    assert languages["en"].speak(spoken) == languages["vi"].speak(spoken) == "Đồng ý, Thôi, 2,5"


def test_the_product_speaks_english() -> None:
    """The English catalogue that comes with the product is found and used."""
    assert Languages()["en"].speak(say("Đồng ý")) == "Agree"
