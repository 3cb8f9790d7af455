"""Databases in which the head stands at the first question, and looks into them while the product runs."""

import asyncio
import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from sqlalchemy import create_engine, text

from bot import posting
from bot.carry_out import tell
from bot.carry_out.context import Context
from bot.conversation.effects import Tell
from bot.conversation.phrases import Verbatim
from bot.conversation.replies import Reply
from bot.languages import Languages
from bot.ports import Lane
from bot.rendering import payload
from bot.sample import COMMUNE, plant
from storage.engine import open_database
from storage.models import NewDelivery
from tests import shortcuts
from tests.hands import Hand
from tests.town import MONDAY, Town
from tests.walker import SteadyClock, Walker

HEAD, CASE = "head-thcs-1", "thcs-1-2025"
PHONE, ZALO = 1001, "zalo-hien"
"""The head's chats: joined, and not written from yet."""
OFFICER_PHONE = 1002


def seat(address: str) -> None:
    """The sample commune; the head has agreed, given the profile and joined both chats, the officer has Telegram."""
    database = open_database(address)
    database.upgrade()
    clock = SteadyClock(MONDAY - timedelta(hours=1))
    plant(database, clock.now())
    walker = Walker(database, clock)
    shortcuts.agree(walker)
    shortcuts.fill_profile(walker)
    walker.person = "police-commune"
    shortcuts.agree(walker)
    with database.begin() as work:
        for channel, chat, person in (
            ("zalo", ZALO, HEAD),
            ("telegram", str(PHONE), HEAD),
            ("telegram", str(OFFICER_PHONE), "police-commune"),
        ):
            work.chats.add(channel, chat, person, clock.now())
    database.close()


async def first_question(hand: Hand) -> str:
    """Ask for the questions; returns the first."""
    await hand.says("/tucham")
    return await hand.sees("Câu 1/21")


def answers(it: Town) -> list[tuple[str, str]]:
    """Every answer ever given in the case: the line, and its value as stored."""
    with it.database.read() as work:
        return [(entry.line, entry.value) for entry in work.answers.log(CASE) if entry.kind == "answer"]


def answered(it: Town) -> list[str]:
    """The lines answered, in the order of the answers."""
    return [line for line, _ in answers(it)]


def deliveries(it: Town, **which: object) -> list[dict[str, Any]]:
    """The rows of work with these values, oldest first."""
    where = "".join(f" AND {name} = :{name}" for name in which)
    engine = create_engine(it.house.settings.database)
    with engine.connect() as connection:
        rows = connection.execute(text(f"SELECT * FROM delivery WHERE 1 = 1{where} ORDER BY id"), which)  # noqa: S608
        found = [dict(row) for row in rows.mappings()]
    engine.dispose()
    return found


def states(it: Town, **which: object) -> list[str]:
    """The states of these rows of work."""
    return [row["state"] for row in deliveries(it, **which)]


async def until(check: Callable[[], object], seconds: float = 30.0) -> None:
    """Wait until the check holds, looking again and again."""
    async with asyncio.timeout(seconds):
        while not check():  # noqa: ASYNC110 - what is looked at rings no bell
            await asyncio.sleep(0.02)


def enqueue(
    it: Town, words: str, lane: Lane, *, channel: str = "telegram", chat: str = str(PHONE), later: float = 0
) -> int:
    """One more message to the head in a lane, due in so many seconds; returns its number."""
    now = it.clock.now()
    message = payload(Reply((Verbatim(words),), standing=True), Languages()["vi"], 0)
    with it.database.begin() as work:
        number = work.conversations.reserve(HEAD, 1, now)
        work.messages.put([(HEAD, number, channel, message, now)])
        due = now + timedelta(seconds=later)
        work.deliveries.add([NewDelivery(channel, chat, HEAD, lane, posting.SEND, due, number, number)], now)
        work.announce(json.dumps([HEAD]))
    it.house.wake([HEAD])
    return number


def news(it: Town, words: str) -> None:
    """Something the head is told because somebody else acted: where the head wants to be written to."""
    channels = it.house.dispatch.limits
    with it.database.begin() as work:
        context = Context(work, "police-commune", "telegram", it.clock.now(), Languages(), channels)
        tell.carry_out(Tell("head", COMMUNE, "thcs-1", Reply((Verbatim(words),), standing=True)), context)
    it.house.wake([HEAD])


def count_of(hand: Any, part: str) -> int:
    """How many messages of the bot on this phone contain the words now."""
    return sum(part in each.text for each in hand.phone.shown if not each.mine)


async def settled(it: Town) -> None:
    """Wait until everything that came was taken, and everything that was to be done for it is done."""
    await it.telegram.settles(10)
    await it.zalo.settles(10)
    await until(lambda: all(row["due_at"] is None for row in deliveries(it)))
