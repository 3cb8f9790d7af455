"""A courier's desk on a database with some chats and reminders in it, without any process around."""

import json
from collections.abc import Sequence
from datetime import timedelta

from bot.channels.telegram.limits import LIMITS
from bot.conversation.phrases import Verbatim, say
from bot.conversation.replies import Reply
from bot.conversation.words import channels as words
from bot.delivery.exchange import Exchange
from bot.delivery.jobs import Preparing
from bot.languages import Languages
from bot.ports import Clock, Lane
from bot.posting import SAY
from bot.rendering import payload
from storage.engine import Database
from storage.models import NewDelivery

CHANNEL = "telegram"


def desk(database: Database, clock: Clock, lease: float = 30) -> Exchange:
    """The desk of one courier."""
    preparing = Preparing(CHANNEL, LIMITS, Languages(), lambda file: str(file["name"]))
    return Exchange(database, preparing, clock, (CHANNEL,), timedelta(seconds=lease))


def add_chats(database: Database, clock: Clock, chats: Sequence[str]) -> None:
    """Chats of strangers, free to be written to."""
    with database.begin() as work:
        for chat in chats:
            work.chats.meet(CHANNEL, chat, clock.now())


def add_rows(database: Database, clock: Clock, chats: Sequence[str], lane: Lane = Lane.PING) -> None:
    """One message for each of these chats, which names the chat."""
    now, vi = clock.now(), Languages()["vi"]
    rows = [NewDelivery(CHANNEL, chat, None, lane, SAY, now, data=payload(_words(chat), vi, 0)) for chat in chats]
    with database.begin() as work:
        work.deliveries.add(rows, now)


def _words(chat: str) -> Reply:
    return Reply((say(words.PREFERRED, channel=Verbatim(f"kênh {chat}")),))


def states(database: Database) -> dict[str, list[str]]:
    """The chats of all rows by the rows' state."""
    found: dict[str, list[str]] = {}
    with database.read() as work:
        for chat, state in work._runner._driver.execute("SELECT chat_id, state FROM delivery ORDER BY id").fetchall():
            found.setdefault(state, []).append(chat)
    return found


def spoil(database: Database, chat: str) -> None:
    """Make the row of this chat one that no version of the program can word."""
    with database.begin() as work:
        data = json.dumps({"no": "message"})
        work._runner._driver.execute(f"UPDATE delivery SET data = '{data}' WHERE chat_id = '{chat}'")  # noqa: S608 - our own words
