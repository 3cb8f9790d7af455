"""Days as people type them."""

from datetime import date

import pytest

from bot.conversation.errors import Misunderstood
from bot.conversation.phrases import say
from bot.conversation.questions.days import day_in
from bot.conversation.when import moment_in
from bot.languages import Languages
from tests.walker import MONDAY

TODAY = date(2025, 11, 18)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("05/11/2025", date(2025, 11, 5)),
        ("5-11-2025", date(2025, 11, 5)),
        ("5. 11. 2025", date(2025, 11, 5)),
        ("ngày 5/11", date(2025, 11, 5)),
        ("29/2/2024", date(2024, 2, 29)),
        ("Hôm nay", TODAY),
        ("hom qua", date(2025, 11, 17)),
        ("NGÀY MAI", date(2025, 11, 19)),
        ("today", TODAY),
        ("5 Nov 2025", date(2025, 11, 5)),
        ("5 november", date(2025, 11, 5)),
    ],
)
def test_a_day_is_understood(typed: str, day: date) -> None:
    """Day, month and year with any of the usual signs; without a year it is this one; the near days by their names."""
    assert day_in(typed, TODAY) == day


@pytest.mark.parametrize(
    "typed",
    [
        *("", "5", "31/11/2025", "29/2/2025", "2025-11-05", "5/11/25", "0/1/2025", "hôm kia", "٥/١١"),
        *("31 Nov 2025", "5 Nov 25"),
    ],
)
def test_a_day_that_is_none_is_asked_again(typed: str) -> None:
    """A day the calendar does not have, a short year, another order: never guessed."""
    with pytest.raises(Misunderstood):
        day_in(typed, TODAY)


@pytest.mark.parametrize("code", Languages().names)
def test_a_day_as_the_bot_writes_it_can_be_typed(code: str) -> None:
    """Every sentence that asks for a day gives one as an example, in the person's own language."""
    written = Languages()[code].speak(say("{day}", day=date(2025, 12, 5)))
    assert day_in(written, TODAY) == date(2025, 12, 5)
    assert moment_in(written, MONDAY).date() == date(2025, 12, 5)
