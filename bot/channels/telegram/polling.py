"""Long polling: what was heard is confirmed only after its turns are committed."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from itertools import groupby
from typing import Any

from aiogram.exceptions import TelegramAPIError, TelegramConflictError, TelegramNetworkError
from aiogram.methods import TelegramMethod

from bot.channels.telegram.hearing import Hearing

LONG_POLL = 25  # seconds
MOST = 100
LONGEST_WAIT = 30.0  # seconds between two tries
TRIES = 4  # of an update that fails for a reason of its own, before it is left

log = logging.getLogger(__name__)
Sleep = Callable[[float], Awaitable[None]]


class GetRawUpdates(TelegramMethod[list[dict[str, Any]]]):
    """getUpdates without aiogram's strict reading: one update of an unknown shape must not fail a whole batch."""

    __returning__ = list[dict[str, Any]]
    __api_method__ = "getUpdates"

    offset: int | None = None
    limit: int | None = None
    timeout: int | None = None
    allowed_updates: list[str] | None = None


async def poll(hearing: Hearing, announce: Callable[[str], None], sleep: Sleep = asyncio.sleep) -> None:
    """Listen until cancelled; a batch under way is then heard again, and its repetitions change nothing."""
    offset, failures = 0, 0
    while True:
        try:
            batch = await hearing.bot(
                GetRawUpdates(offset=offset, limit=MOST, timeout=LONG_POLL, allowed_updates=hearing.kinds),
                request_timeout=LONG_POLL * 2,
            )
        except TelegramConflictError as error:
            if not failures:
                announce(f"ANTQ_TELEGRAM_TOKEN: telegram: {error.message}")
            failures += 1
        except (TelegramNetworkError, TelegramAPIError) as error:
            log.warning("telegram: %s", type(error).__name__)
            failures += 1
        else:
            offset, failures = await _hear_all(hearing, batch, offset, sleep), 0
            continue
        await sleep(min(LONGEST_WAIT, 2.0 ** min(failures, 5)))


async def _hear_all(hearing: Hearing, batch: list[dict[str, Any]], offset: int, sleep: Sleep) -> int:
    """Hear a batch, the chats beside each other and each in its order; returns the offset that confirms it."""
    if not batch:
        return offset
    by_chat = groupby(sorted(batch, key=_chat), key=_chat)
    await asyncio.gather(*(_hear_in_order(hearing, list(updates), sleep) for _, updates in by_chat))
    return max(int(update["update_id"]) for update in batch) + 1


async def _hear_in_order(hearing: Hearing, updates: list[dict[str, Any]], sleep: Sleep) -> None:
    for update in updates:
        await _hear(hearing, update, sleep)


async def _hear(hearing: Hearing, update: dict[str, Any], sleep: Sleep) -> None:
    """Hear one update, again and again while the house is not ready; one that fails by itself is left at last."""
    failed = 0
    while True:
        try:
            await hearing.hear(update)
        except Exception as error:  # noqa: BLE001 -- whatever it is, the next person must be heard
            failed += 1
            log.warning("telegram: update not taken (%s), try %d", type(error).__name__, failed)
            if failed >= TRIES and not _house_is_down(error):
                return
            await sleep(min(LONGEST_WAIT, 0.5 * 2**failed))
        else:
            return


def _house_is_down(error: Exception) -> bool:
    """Whether it is the database that failed, so that waiting helps; by name, as channels do not know storage."""
    return type(error).__name__ in {"DatabaseUnavailable", "Conflict", "SchemaOutdated"}


def _chat(update: dict[str, Any]) -> str:
    """Whose update it is, as far as can be told."""
    for kind in ("message", "edited_message", "callback_query", "my_chat_member"):
        inside = update.get(kind)
        if isinstance(inside, dict) and isinstance(inside.get("from"), dict):
            return str(inside["from"].get("id"))
    return ""
