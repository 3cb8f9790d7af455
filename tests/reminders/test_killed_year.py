"""A year of reminders by real processes that are killed a hundred times: it is as if nobody had been killed."""

import asyncio
from datetime import date, time
from itertools import groupby, pairwise
from pathlib import Path

import pytest

from bot.settings import Settings
from storage import Database
from tests.antq_rules.thorough import THOROUGH
from tests.fakes.telegram_server import FakeTelegram, Rates
from tests.reminders.year.acting import acts
from tests.reminders.year.killing import MARK, Arrived, Killing
from tests.reminders.year.lives import HASTE, Hand, Lives
from tests.reminders.year.manners import as_said, check_manners, check_nothing_lost
from tests.reminders.year.oracle import expected
from tests.reminders.year.place import Place, chat_of, settle
from tests.reminders.year.running import CHANNEL, Running
from tests.reminders.year.table import FIRST, LAST, days_of

LATE = 1.0  # seconds after a kill in which the platform may still read what was on the way
KILLS = 100 if THOROUGH else 25
RATES = Rates(30 * HASTE, 30 * HASTE, HASTE, 5 * HASTE, 20 * HASTE)
PLANS = ("thien-tin-2025", "quoc-gia") if THOROUGH else ("thien-tin-2025",)
PLACES = [pytest.param(Place(plan, 1, 40 if THOROUGH else 8), id=plan) for plan in PLANS]


async def killed(database: Database, address: str, folder: Path, place: Place, kills: int) -> Killing:
    """The whole year, the process killed so many times; it is ended as an operator does."""
    settle(database, place, CHANNEL)
    running = Running(database, place, acts(place))
    mornings = sorted({day for day, _, _ in expected(place, running.acts, FIRST, LAST)})
    async with FakeTelegram(rates=RATES) as telegram:
        for unit in place.every_unit():
            telegram.person(chat_of(unit), "Hiền", known=True)
        given = {"database_url": address, "data_dir": folder, "telegram_api": telegram.url}
        lives = Lives(Settings(_env_file=None, telegram_token=telegram.token, **given), Hand(), folder / "lives.log")
        killing = Killing(running, telegram, lives, mornings, kills)
        await asyncio.to_thread(_whole_year, killing, days_of(place))
    return killing


def _whole_year(killing: Killing, days: list[date]) -> None:
    lives = killing.lives
    lives.hand.move(killing.running.days.clock.at)
    lives.start()
    try:
        killing.running.pass_days(days, live=killing.live)
        assert lives.stop() == 0
    finally:
        lives.abandon()


def check_arrivals(killing: Killing) -> None:
    """In each chat one message for each day on which its person was told something, by day; a second one says it is."""
    heads = {
        f"head@{unit}": chat_of(unit) for number, unit in enumerate(killing.running.place.every_unit()) if number % 2
    }
    told = {(heads[row.person], row.at.date()) for row in killing.running.said() if row.person in heads}
    arrived = sorted(killing.arrived(), key=lambda one: (one.chat, one.taken))
    assert {(one.chat, one.at.date()) for one in arrived} == told
    for _, group in groupby(arrived, key=lambda one: (one.chat, one.at.date())):
        _is_one_message(list(group), killing.struck)


def _is_one_message(same: list[Arrived], struck: list[float]) -> None:
    assert sum(not one.text.startswith(MARK) for one in same) <= 1, same
    for before, again in pairwise(same):
        assert again.text.startswith(MARK), same
        assert any(before.taken - LATE <= kill <= again.taken for kill in struck), "twice without a kill"
    assert all(time(7) <= one.at.time() < time(21) for one in same)


@pytest.mark.slow
@pytest.mark.parametrize("place", PLACES)
async def test_a_killed_year_is_as_a_calm_one(
    database: Database, address: str, place: Place, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exactly what the rules ask for is said, on the very days, however often the process is killed on the way."""
    killing = await killed(database, address, tmp_path, place, KILLS)
    running = killing.running
    assert killing.lives.kills == KILLS
    with capsys.disabled():
        print(f"\n  {killing.text}")  # noqa: T201 - the figures of a full year
    assert as_said(running.said()) == expected(place, running.acts, FIRST, LAST)
    check_manners(running)
    check_nothing_lost(running)
    check_arrivals(killing)
    assert killing.landed[""] < KILLS * 3 // 4, "hardly a kill came while there was something to do"
    assert killing.states == {"sent"}
