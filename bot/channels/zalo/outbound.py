"""The way out: plain texts, and what Zalo's refusals mean for the message."""

from http import HTTPStatus
from typing import NoReturn
from unicodedata import normalize

from bot.channels.zalo.backoff import Backoff
from bot.channels.zalo.chats import outside
from bot.channels.zalo.client import ZaloClient
from bot.channels.zalo.errors import ZaloBusy, ZaloError, ZaloRefused, ZaloUnreached
from bot.channels.zalo.limits import LIMITS, MOST_TEXT
from bot.errors import DeliveryError, Hopeless, NotSent, SlowDown, Uncertain, Unreachable
from bot.ports import Clock, Receipt
from bot.rendering.bubbles import Attachment, Bubble
from bot.rendering.limits import Limits, units

_NOBODY_THERE = ("chat not found", "user not found", "invalid chat_id", "chat_id is invalid", "blocked", "deactivated")
_OF_THE_BOT = {HTTPStatus.UNAUTHORIZED, HTTPStatus.NOT_FOUND}  # a token revoked: the message itself is good


class ZaloOutbound:
    """Sends bubbles as plain text: how Zalo reads markup is documented too thinly to trust it with people's words."""

    limits: Limits = LIMITS

    def __init__(self, client: ZaloClient, clock: Clock) -> None:
        self._client = client
        self._backoff = Backoff(clock)

    async def send(self, chat: str, bubble: Bubble) -> Receipt:
        """Send a message."""
        text = normalize("NFC", bubble.plain)
        if not text.strip():
            raise Hopeless("an empty message")
        if units(text) > MOST_TEXT:
            raise Hopeless(f"a message of more than {MOST_TEXT} units")
        try:
            result = await self._client.call("sendMessage", chat_id=outside(chat), text=text)
        except ZaloError as error:
            raise self._meaning(error) from error
        self._backoff.taken()
        message_id = result.get("message_id") if isinstance(result, dict) else None
        return Receipt("" if message_id is None else str(message_id))

    async def attach(self, chat: str, file: Attachment, content: bytes) -> Receipt:  # noqa: ARG002
        """Zalo takes no files."""
        _never("files")

    async def change(self, chat: str, receipt: Receipt, bubble: Bubble) -> None:  # noqa: ARG002
        """Zalo changes no message."""
        _never("edits")

    async def answer(self, query: str) -> None:  # noqa: ARG002
        """Zalo has no buttons, so there is no tap to answer."""
        _never("buttons")

    async def close(self) -> None:
        """Let go of connections."""
        await self._client.close()

    def _meaning(self, error: ZaloError) -> DeliveryError:
        """What a failed call says of the message."""
        match error:
            case ZaloBusy():
                return SlowDown(self._backoff.refused())
            case ZaloUnreached():
                return NotSent(str(error))
            case ZaloRefused(code=code, words=words):
                return _of_refusal(code, words, str(error))
            case _:
                return Uncertain(str(error))


def _of_refusal(code: int, words: str, line: str) -> DeliveryError:
    if code == HTTPStatus.FORBIDDEN or any(each in words.lower() for each in _NOBODY_THERE):
        return Unreachable(line)
    if code in _OF_THE_BOT:
        return NotSent(line)
    if code == HTTPStatus.REQUEST_TIMEOUT or code >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return Uncertain(line)
    return Hopeless(line)


def _never(what: str) -> NoReturn:
    raise Hopeless(f"Zalo has no {what}")
