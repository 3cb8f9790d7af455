"""Telegram's way out, through python-telegram-bot."""

import os
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from functools import cached_property
from typing import TypeVar

# Asks the library for times as timedelta, which it announces as the only way; it looks when an error is made.
os.environ.setdefault("PTB_TIMEDELTA", "true")

import httpx
from telegram import Bot
from telegram.constants import ChatAction, ParseMode
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)
from telegram.request import HTTPXRequest

from bot.channels.telegram.limits import LIMITS
from bot.channels.telegram.markup import html, keyboard, mark
from bot.errors import Hopeless, NotSent, SlowDown, Uncertain, Unreachable
from bot.ports import Receipt
from bot.rendering.bubbles import Attachment, Bubble
from bot.rendering.limits import Limits

_CONNECTIONS = 64
_TOKEN_REFUSED_WAIT = 60.0  # seconds
_PICTURES = {"image/jpeg", "image/png", "image/webp"}
_NEVER_LEFT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError, httpx.UnsupportedProtocol)
_DONE = ("message is not modified", "message to edit not found", "message can't be edited", "query is too old")
_NOBODY = ("chat not found", "user not found", "peer_id_invalid")
_MARKUP = "can't parse entities"
Result = TypeVar("Result")


class TelegramOutbound:
    """Sends to private chats; `api` is the base address. Lives in the event loop it is first used in."""

    limits: Limits = LIMITS

    def __init__(self, token: str, api: str, proxy: str = "", *, seconds: float = 15.0) -> None:
        self._token, self._api, self._proxy, self._seconds = token, api.rstrip("/"), proxy, seconds
        self._requests: list[HTTPXRequest] = []

    @cached_property
    def _bot(self) -> Bot:
        return Bot(
            self._token,
            base_url=f"{self._api}/bot",
            base_file_url=f"{self._api}/file/bot",
            request=self._request(),
            get_updates_request=self._request(),
        )

    def _request(self) -> HTTPXRequest:
        made = HTTPXRequest(
            connection_pool_size=_CONNECTIONS,
            read_timeout=self._seconds,
            write_timeout=self._seconds,
            connect_timeout=self._seconds / 3,
            pool_timeout=self._seconds / 3,
            media_write_timeout=self._seconds * 3,
            proxy=self._proxy or None,
        )
        self._requests.append(made)
        return made

    async def send(self, chat: str, bubble: Bubble) -> Receipt:
        """Send a message; without styles where Telegram does not take ours."""
        buttons = keyboard(bubble)

        async def styled() -> str:
            sent = await self._bot.send_message(
                int(chat), html(bubble), parse_mode=ParseMode.HTML, reply_markup=buttons
            )
            return str(sent.message_id)

        async def plain() -> str:
            sent = await self._bot.send_message(int(chat), bubble.plain, reply_markup=buttons)
            return str(sent.message_id)

        return Receipt(await self._either(styled, plain), mark(bubble))

    async def change(self, chat: str, receipt: Receipt, bubble: Bubble) -> None:
        """Make a message look like this; one that looks so already, or cannot be changed any more, is left."""
        if receipt.mark == mark(bubble):
            return
        buttons, place = keyboard(bubble), (int(chat), int(receipt.id))

        async def styled() -> None:
            await self._bot.edit_message_text(html(bubble), *place, parse_mode=ParseMode.HTML, reply_markup=buttons)

        async def plain() -> None:
            await self._bot.edit_message_text(bubble.plain, *place, reply_markup=buttons)

        with suppress(_AlreadyDone):
            await self._either(styled, plain)

    async def _either(self, styled: Callable[[], Awaitable[Result]], plain: Callable[[], Awaitable[Result]]) -> Result:
        try:
            with _in_our_words():
                return await styled()
        except _MarkupRefused:
            with _in_our_words():
                return await plain()

    async def attach(self, chat: str, file: Attachment, content: bytes) -> Receipt:
        """Send a picture as one, anything else as a document; the chat shows that something is coming."""
        if file.media_type in _PICTURES:
            with suppress(TelegramError):
                await self._bot.send_chat_action(int(chat), ChatAction.UPLOAD_PHOTO)
            with suppress(Hopeless), _in_our_words():
                sent = await self._bot.send_photo(int(chat), content, caption=file.name, filename=file.name)
                return Receipt(str(sent.message_id))
        else:
            with suppress(TelegramError):
                await self._bot.send_chat_action(int(chat), ChatAction.UPLOAD_DOCUMENT)
        with _in_our_words():
            sent = await self._bot.send_document(int(chat), content, filename=file.name)
            return Receipt(str(sent.message_id))

    async def answer(self, query: str) -> None:
        """Stop the button from turning; a tap that is too old needs it no more."""
        with suppress(_AlreadyDone), _in_our_words():
            await self._bot.answer_callback_query(query)

    async def close(self) -> None:
        """Let go of connections."""
        for request in self._requests:
            await request.shutdown()


class _AlreadyDone(Exception):
    """The message looks as wanted, or the tap needs no answer any more."""


class _MarkupRefused(Exception):
    """Telegram does not understand the tags."""


@contextmanager
def _in_our_words() -> Iterator[None]:
    """What python-telegram-bot raises, as what may be done next. Telegram's words are kept, addresses are not."""
    try:
        yield
    except RetryAfter as error:
        wait = error.retry_after
        raise SlowDown(wait.total_seconds() if isinstance(wait, timedelta) else float(wait)) from None
    except (Forbidden, ChatMigrated) as error:
        raise Unreachable(error.message) from None
    except InvalidToken:
        raise SlowDown(_TOKEN_REFUSED_WAIT) from None
    except BadRequest as error:
        raise _refused(error.message) from None
    except (TimedOut, NetworkError) as error:
        cause = error.__cause__
        if isinstance(cause, _NEVER_LEFT):
            raise NotSent(type(cause).__name__) from None
        raise Uncertain(type(cause or error).__name__) from None
    except TelegramError as error:
        raise Uncertain(type(error).__name__) from None


def _refused(words: str) -> Exception:
    said = words.casefold()
    if any(each in said for each in _DONE):
        return _AlreadyDone()
    if _MARKUP in said:
        return _MarkupRefused()
    return Unreachable(words) if any(each in said for each in _NOBODY) else Hopeless(words)
