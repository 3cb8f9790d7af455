"""Which messages of a person were before their eyes, as the page tells."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

from bot.mailbox import DatabaseMailbox
from storage import Database
from tests.reminders.acts import HandClock
from tests.storage.conftest import address, database, furnished, sqlite_template

__all__ = ["address", "database", "furnished", "sqlite_template"]


def test_what_the_page_showed_is_kept_and_no_more(furnished: Database) -> None:
    """A number that no message has counts as the last one there is; a smaller one takes nothing back."""
    clock = HandClock()
    with furnished.begin() as work:
        number = work.conversations.reserve("hoa", 3, clock.now())
    with ThreadPoolExecutor(1) as pool:
        mailbox = DatabaseMailbox(furnished, pool, pool, clock)
        seen = []
        for shown in (0, 2, 99, 1):
            asyncio.run(mailbox.looked("hoa", shown))
            with furnished.read() as work:
                seen.append(work.reach.looked("hoa"))
    assert seen == [0, 2, number, number]
