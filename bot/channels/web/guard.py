"""What stands between the pages and the rest of the web: headers, same-origin requests, plain errors."""

import logging
import traceback
from collections.abc import Awaitable, Callable

from aiohttp import web
from yarl import URL

from bot.channels.web.errors import Refusal
from bot.channels.web.pages import plain
from bot.channels.web.parts import PARTS
from bot.channels.web.wire import answer

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex",
}
SENTENCES = {
    404: "Không có trang này.",
    405: "Trang này không nhận yêu cầu như vậy.",
    413: "Tin gửi quá lớn (tối đa 16 kB); hãy chia thành nhiều tin ngắn hơn.",
    500: "Có lỗi ở máy chủ, chưa có gì bị mất; hãy thử lại sau ít phút.",
}
REFUSED = "Yêu cầu này không đến từ trang trò chuyện nên không được nhận; hãy mở lại trang rồi thử lại."
FRAMES = 6  # of the call stack in the log, innermost last

log = logging.getLogger(__name__)


async def add_headers(_request: web.Request, response: web.StreamResponse) -> None:
    """Put the protective headers on every answer, streams and errors included."""
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    response.headers.setdefault("Cache-Control", "no-store")


def same_origin(request: web.Request) -> bool:
    """Whether a page of ours sent the request: by Sec-Fetch-Site, or by Origin where the browser does not tell."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site == "same-origin"
    origin = request.headers.get("Origin", "")
    public = URL(request.app[PARTS].public_url)
    if public.is_absolute() and origin == str(public.origin()):
        return True
    return "://" in origin and origin.split("://", 1)[1] == request.host


def ours(handler: Handler) -> Handler:
    """Let only requests of our own pages through to a handler that changes something."""

    async def checked(request: web.Request) -> web.StreamResponse:
        if not same_origin(request):
            raise Refusal(403, REFUSED)
        return await handler(request)

    return checked


@web.middleware
async def plain_errors(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Turn whatever goes wrong into one sentence, as JSON for the page's own requests and as a plain page else."""
    try:
        return await handler(request)
    except Refusal as refusal:
        return say(request, refusal.status, refusal.sentence)
    except web.HTTPException as error:
        if error.status < web.HTTPBadRequest.status_code:
            raise
        return say(request, error.status, SENTENCES.get(error.status, error.reason))
    except ConnectionResetError:
        raise
    except Exception as error:  # noqa: BLE001 -- the person gets a sentence whatever happened
        log.error("%s %s: %s", request.method, route(request), without_words(error))  # noqa: TRY400
        return say(request, 500, SENTENCES[500])


def say(request: web.Request, status: int, sentence: str) -> web.Response:
    """One sentence with its status, in the shape the asker can read."""
    if request.path.startswith(("/chat/", "/demo/")):
        return answer({"error": sentence}, status)
    return plain("Không mở được" if status != web.HTTPNotFound.status_code else "Không tìm thấy", [sentence], status)


def route(request: web.Request) -> str:
    """The pattern of the address, so that no token of a link gets into the log."""
    resource = request.match_info.route.resource
    return resource.canonical if resource else "?"


def without_words(error: Exception) -> str:
    """An error's kind and place; its message is left out because it may quote what a person wrote."""
    frames = traceback.extract_tb(error.__traceback__)[-FRAMES:]
    return type(error).__name__ + "".join(f" < {frame.name}:{frame.lineno}" for frame in reversed(frames))
