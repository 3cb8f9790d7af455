"""POST /zalo/webhook: an event is acknowledged when its turn is committed, and not before."""

import hmac
import json
import logging
from collections.abc import Awaitable, Callable

from aiohttp import web

from bot.channels.zalo.failures import without_words
from bot.channels.zalo.intake import Intake

PATH = "/zalo/webhook"
SECRET = "X-Bot-Api-Secret-Token"  # noqa: S105 - the header's name
LARGEST_BODY = 64 * 1024  # bytes

log = logging.getLogger(__name__)


def webhook(intake: Intake, secret: str) -> Callable[[web.Request], Awaitable[web.Response]]:
    """The handler of the webhook, for who knows the secret."""
    expected = secret.encode()

    async def handle(request: web.Request) -> web.Response:
        given = request.headers.get(SECRET, "").encode(errors="surrogateescape")
        trusted = bool(expected) and hmac.compare_digest(given, expected)
        if not request.can_read_body and (trusted or not given):
            return web.Response()  # the probe of setWebhook, which may come without the secret
        if not trusted:
            return web.Response(status=401)
        content = await _read(request)
        try:
            body = None if content is None else json.loads(content)
        except (ValueError, RecursionError):
            body = None
        if body is None:
            # Taken all the same: what cannot be read now could not be read when it came again.
            intake.ignore("a body that cannot be read")
            return web.Response()
        try:
            await intake.take(body)
        except Exception as error:  # noqa: BLE001 -- whatever it was, Zalo is to deliver the event again
            log.error("zalo: a turn failed: %s", without_words(error))  # noqa: TRY400
            return web.Response(status=500)
        return web.Response()

    return handle


async def _read(request: web.Request) -> bytes | None:
    """The body; None when it is too big."""
    content = bytearray()
    async for part in request.content.iter_any():
        content += part
        if len(content) > LARGEST_BODY:
            return None
    return bytes(content)
