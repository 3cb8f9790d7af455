"""Telegram's webhook: 200 only after the commit, so that what was not kept is delivered again."""

import hmac
import json
import logging
from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import web

PATH = "/telegram/webhook"
LARGEST = 256 * 1024  # bytes; an update is a few kB
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the header's name

log = logging.getLogger(__name__)
Hear = Callable[[dict[str, Any]], Awaitable[None]]


def webhook(hear: Hear, secret: str) -> Callable[[web.Request], Awaitable[web.Response]]:
    """The handler; whoever does not know the secret gets 401 and nothing to read."""
    expected = secret.encode()

    async def handle(request: web.Request) -> web.Response:
        if not hmac.compare_digest(request.headers.get(SECRET_HEADER, "").encode(), expected):
            return web.Response(status=401)
        update = await _json(request)
        if not isinstance(update, dict):
            log.warning("telegram: a body that is no update")
            return web.Response()
        try:
            await hear(update)
        except Exception as error:  # noqa: BLE001 -- Telegram delivers it again
            log.warning("telegram: update not taken (%s)", type(error).__name__)
            return web.Response(status=500)
        return web.Response()

    return handle


async def _json(request: web.Request) -> object:
    """The body as JSON; None when it is none or larger than an update can be."""
    body = bytearray()
    async for chunk in request.content.iter_any():
        body += chunk
        if len(body) > LARGEST:
            return None
    try:
        found: object = json.loads(body)
    except ValueError:
        return None
    return found
