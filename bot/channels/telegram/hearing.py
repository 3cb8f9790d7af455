"""Every update of Telegram, awaited until its turn is committed. Imports aiogram, which takes seconds."""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import replace
from io import BytesIO
from typing import Any

from aiogram import Bot, Dispatcher, Router
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import AiogramError
from aiogram.types import CallbackQuery, ChatMemberUpdated, Message, Update
from pydantic import ValidationError

from bot.channels.telegram.updates import Wanted, from_edit, from_membership, from_message, from_tap
from bot.conversation.events import Brought, Unfit
from bot.files import inspect
from bot.ports import Arrival

FETCH_SECONDS = 20

log = logging.getLogger(__name__)


def make_bot(token: str, api: str, proxy: str = "") -> Bot:
    """Aiogram's bot at the base address `api`."""
    session = AiohttpSession(proxy=proxy or None, api=TelegramAPIServer.from_base(api))
    return Bot(token, session=session)


class Hearing:
    """Gives every arrival to `take`, which returns once the turn is committed."""

    def __init__(self, bot: Bot, take: Callable[[Arrival], Awaitable[None]]) -> None:
        self.bot, self._take = bot, take
        self._dispatcher = Dispatcher(disable_fsm=True)
        router = Router()
        router.message.register(self._message)
        router.edited_message.register(self._edit)
        router.callback_query.register(self._tap)
        router.my_chat_member.register(self._membership)
        self._dispatcher.include_router(router)

    @property
    def kinds(self) -> list[str]:
        """The kinds of update to be asked for, and no others."""
        return sorted(self._dispatcher.resolve_used_update_types())

    async def hear(self, raw: dict[str, Any]) -> None:
        """One update as it came; one of a shape nobody knows is noted and left, so that it stops nobody else."""
        try:
            update = Update.model_validate(raw, context={"bot": self.bot})
        except ValidationError as error:
            log.warning("telegram: update of unknown shape, %d fields wrong", error.error_count())
            return
        await self._dispatcher.feed_update(self.bot, update)

    async def _message(self, message: Message) -> None:
        arrival, wanted = from_message(message)
        if arrival is None:
            return
        await self._take(await self._with_file(arrival, wanted) if wanted else arrival)

    async def _with_file(self, arrival: Arrival, wanted: Wanted) -> Arrival:
        """The arrival with its file; as it is, saying that the file was lost, where it cannot be fetched."""
        target = BytesIO()
        try:
            await self.bot.download(wanted.file_id, target, timeout=FETCH_SECONDS)
        except (AiogramError, OSError, TimeoutError) as error:
            log.warning("telegram: a file could not be fetched: %s", type(error).__name__)
            return arrival
        content = target.getvalue()
        found = inspect(content, wanted.name)
        if isinstance(found, Unfit):
            return replace(arrival, event=found)
        return replace(arrival, event=Brought(found, wanted.album), content=content)

    async def _edit(self, message: Message) -> None:
        await self._give(from_edit(message))

    async def _tap(self, query: CallbackQuery) -> None:
        await self._give(from_tap(query))

    async def _membership(self, change: ChatMemberUpdated) -> None:
        await self._give(from_membership(change))

    async def _give(self, arrival: Arrival | None) -> None:
        if arrival is not None:
            await self._take(arrival)
