"""The part of a running process: reminders reach the chat and the page by themselves, as the clock goes."""

import asyncio
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.channels.conftest import seated, seated_postgres, seated_template
from tests.channels.seated import HEAD, PHONE, first_question, until
from tests.reminders.acts import Days
from tests.town import MONDAY, Town, platforms, process, town
from tests.walker import ZONE

__all__ = ["seated", "seated_postgres", "seated_template"]

TO_THE_NEXT_STEP = timedelta(days=2)  # 22/10/2025, seven days before the last day of the sample's plan
SEVERAL_LOOKS = 5.0  # seconds


def reminders(it: Town) -> list[str]:
    """The reminders the head has seen on the phone."""
    shown = it.telegram.person(PHONE, "Hiền").shown
    return [each.text for each in shown if not each.mine and "Nhắc việc" in each.text]


@pytest.mark.postgres
async def test_two_processes_remind_once(seated_postgres: str, tmp_path: Path) -> None:
    """Both plan and draw; the message comes when its hour has come, with its buttons, and alone."""
    async with (
        platforms(seated_postgres, tmp_path) as on,
        process(on) as it,
        process(on, parts=("scheduler",)) as other,
    ):
        head = it.on_telegram(PHONE)
        await first_question(head)
        it.passes(TO_THE_NEXT_STEP)
        other.passes(timedelta())
        seen = await head.phone.sees("còn 7 ngày", 30)
        assert "Làm ngay" in str(seen)
        await asyncio.sleep(SEVERAL_LOOKS)
        assert len(reminders(it)) == 1


async def test_without_a_chat_it_is_on_the_page(seated: str, tmp_path: Path) -> None:
    """As in the demonstration, where a day is added by a button."""
    async with town(seated, tmp_path) as it:
        with it.database.begin() as work:
            work.people.prefer(HEAD, "web")
        it.passes(TO_THE_NEXT_STEP)
        await until(lambda: any("còn 7 ngày" in said for said in Days(it.database).got(HEAD)))
        assert reminders(it) == []


async def test_a_clock_that_cannot_be_right_is_told_once(seated: str, tmp_path: Path) -> None:
    """One line for the operator, however often it looks."""
    async with town(seated, tmp_path, parts=("scheduler",)) as it:
        it.clock.moves(datetime(1970, 1, 2, tzinfo=ZONE) - MONDAY)
        await until(lambda: bool(it.said))
        await asyncio.sleep(SEVERAL_LOOKS)
        assert len(it.said) == 1
        assert it.said[0].startswith("đồng hồ: ")
