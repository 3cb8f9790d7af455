"""Calendars behind secret links: asked for by programs, again and again, without a session."""

from hashlib import sha256

from aiohttp import ETag, web

from bot.channels.web.pages import plain
from bot.channels.web.parts import PARTS
from bot.channels.web.tries import WrongCodes, address_of
from bot.conversation.strangers import WAIT

# Apart from the tries of codes: a calendar that asks by a wrong link must not keep a whole school from signing in.
TRIES = web.AppKey("calendar tries", WrongCodes)
TITLE = "Không có lịch ở đây"
NOWHERE = "Đường dẫn lịch này không đúng; hãy gõ /lich trong cuộc trò chuyện để lấy đường dẫn."
GONE = "Đường dẫn lịch này đã được đổi hoặc tắt; hãy gõ /lich trong cuộc trò chuyện để lấy đường dẫn mới."
TOO_OFTEN = "Đã có 5 đường dẫn lịch sai từ nơi bạn truy cập; hãy thử lại sau 15 phút."


async def serve(request: web.Request) -> web.StreamResponse:
    """The calendar, or that there is none; a link that was closed is no wrong one, whoever goes on asking by it."""
    parts, tries, where = request.app[PARTS], request.app[TRIES], address_of(request)
    if tries.locked(where, parts.now()):
        refusal = plain(TITLE, [TOO_OFTEN], 429)
        refusal.headers["Retry-After"] = str(int(WAIT.total_seconds()))
        return refusal
    feed = await parts.feeds.read(request.match_info["secret"])
    if feed is None:
        tries.wrong(where, parts.now())
        return plain(TITLE, [NOWHERE], 404)
    return plain(TITLE, [GONE], 410) if feed.content is None else _shown(request, feed.content)


def _shown(request: web.Request, content: bytes) -> web.Response:
    """The text, or that who asks has it already; nobody on the way may keep it."""
    mark = ETag(sha256(content).hexdigest())
    if any(each.value in {"*", mark.value} for each in request.if_none_match or ()):
        response = web.Response(status=304)
    else:
        response = web.Response(body=content, content_type="text/calendar", charset="utf-8")
    response.etag = mark
    response.headers["Cache-Control"] = "private, no-cache"
    return response
