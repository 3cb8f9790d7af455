"""Moments as people type them."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from bot.conversation.errors import Misunderstood
from bot.conversation.questions.moments import moment_in

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
NOW = datetime(2025, 10, 24, 15, 5, tzinfo=ZONE)


@pytest.mark.parametrize(
    ("typed", "day", "hour", "minute"),
    [
        ("14:30", 24, 14, 30),
        ("14h30", 24, 14, 30),
        (" 9h ", 24, 9, 0),
        ("9g15", 24, 9, 15),
        ("7 giờ 45", 24, 7, 45),
        ("7 GIO 45 phút", 24, 7, 45),
        ("14:30 23/10/2025", 23, 14, 30),
        ("14 giờ 30, ngày 23/10", 23, 14, 30),
        ("8h hôm qua", 23, 8, 0),
    ],
)
def test_a_moment_is_understood(typed: str, day: int, hour: int, minute: int) -> None:
    """Hours and minutes in any of the usual ways; without a day it is today, on the person's clock."""
    assert moment_in(typed, NOW) == datetime(2025, 10, day, hour, minute, tzinfo=ZONE)


@pytest.mark.parametrize(
    "typed", ["", "14", "24:00", "9:60", "14:30 31/2", "hôm nay 7 giờ", "14.30", "-1:00", "14:30 mai mốt"]
)
def test_a_moment_that_is_none_is_asked_again(typed: str) -> None:
    """An hour the clock does not have, a day the calendar does not have, another order: never guessed."""
    with pytest.raises(Misunderstood):
        moment_in(typed, NOW)
