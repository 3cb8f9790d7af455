"""Moments as people type them: what is understood, what is refused, and that nothing lies in the past."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.errors import Misunderstood
from bot.conversation.matching import folded
from bot.conversation.phrases import Phrase
from bot.conversation.when import afternoon, moment_in
from tests.conversation.cases import VIETNAMESE
from tests.conversation.phrases import MEANT, NOW, REFUSED
from tests.walker import ZONE

MOMENTS = st.datetimes(datetime(2024, 1, 1), datetime(2100, 12, 31), timezones=st.just(ZONE))  # noqa: DTZ001 - bounds have no zone


@pytest.mark.parametrize(("text", "meant"), MEANT.items())
def test_what_is_typed_is_understood(text: str, meant: str) -> None:
    """With and without diacritics, in the order people speak."""
    assert moment_in(text, NOW).strftime("%Y-%m-%d %H:%M") == meant


@pytest.mark.parametrize("text", [text for text in MEANT if folded(text) != text])
def test_diacritics_and_capitals_do_not_matter(text: str) -> None:
    """A phone without a Vietnamese keyboard is understood as well."""
    bare = "".join(folded(sign) or sign for sign in text)
    assert moment_in(bare.upper(), NOW) == moment_in(text, NOW)


@pytest.mark.parametrize(("text", "template"), REFUSED.items())
def test_what_is_refused_gets_one_sentence_with_a_day_that_is_taken(text: str, template: str) -> None:
    """The example in the sentence is valid."""
    with pytest.raises(Misunderstood) as refused:
        moment_in(text, NOW)
    said = refused.value.words
    assert isinstance(said, Phrase)
    assert said.template == template
    example = said.values["day"]
    assert isinstance(example, date)
    assert "25/10/2025" in VIETNAMESE.speak(said)
    assert moment_in("25/10/2025", NOW).date() == example


@pytest.mark.parametrize("text", ["31/2", "20/10/2025", "rằm", "lúc nào cũng được"])
def test_no_example_is_after_the_last_day(text: str) -> None:
    """What the sentence offers instead can still be taken: the last day itself where it is near."""
    last_day = NOW.date() + timedelta(days=1)
    with pytest.raises(Misunderstood) as refused:
        moment_in(text, NOW, last_day)
    said = refused.value.words
    assert isinstance(said, Phrase)
    assert said.values["day"] == last_day


@pytest.mark.parametrize(
    ("today", "text", "day"),
    [
        ((2025, 10, 24), "thứ sáu", date(2025, 10, 31)),
        ((2025, 10, 24), "thứ sáu này", None),
        ((2025, 10, 25), "cuối tuần", date(2025, 11, 1)),
        ((2025, 10, 31), "một tháng nữa", date(2025, 11, 30)),
        ((2025, 12, 20), "15/8", None),
        ((2025, 12, 20), "15/3", date(2026, 3, 15)),
        ((2027, 12, 20), "29/2", date(2028, 2, 29)),
        ((2025, 12, 31), "cuối tháng", date(2026, 1, 31)),
        ((2025, 10, 15), "giữa tháng", date(2025, 11, 15)),
    ],
)
def test_at_the_edges_of_weeks_months_and_years(today: tuple[int, int, int], text: str, day: date | None) -> None:
    """A day that would be today means the next one; a day long over is not silently next year's. None: refused."""
    now = datetime(*today, 17, 0, tzinfo=ZONE)
    if day is None:
        with pytest.raises(Misunderstood):
            moment_in(text, now)
    else:
        assert moment_in(text, now).date() == day


@pytest.mark.parametrize(("hour", "expected"), [((8, 0), (14, 0)), ((13, 30), (15, 30)), ((15, 59), (17, 59))])
def test_this_afternoon_is_ahead(hour: tuple[int, int], expected: tuple[int, int]) -> None:
    """At two, or in two hours once that is nearly over."""
    now = datetime(2025, 10, 22, *hour, 30, tzinfo=ZONE)
    assert afternoon(now) == datetime(2025, 10, 22, *expected, tzinfo=ZONE)
    assert moment_in("chiều nay", now) == afternoon(now)


def test_after_four_there_is_no_afternoon() -> None:
    """Nobody is put off by minutes."""
    late = datetime(2025, 10, 22, 16, 0, tzinfo=ZONE)
    assert afternoon(late) is None
    with pytest.raises(Misunderstood):
        moment_in("chiều nay", late)


_PIECES = "sáng chiều tối nay mai sau tới thứ hai tuần tháng ngày nữa 3 9h 31/2 đầu cuối này"
_WORDS = [*MEANT, *REFUSED, *_PIECES.split()]


@given(st.one_of(st.text(max_size=40), st.lists(st.sampled_from(_WORDS), max_size=5).map(" ".join)), MOMENTS)
def test_nothing_is_ever_in_the_past(text: str, now: datetime) -> None:
    """Whatever is typed at whatever moment: a later moment on the same clock, or one sentence."""
    try:
        found = moment_in(text, now)
    except Misunderstood:
        return
    assert found > now
    assert found.tzinfo is ZONE
    assert found - now < timedelta(days=100 * 366)
