"""Who is there: the cookie, the sign-in link, and leaving."""

from collections.abc import Awaitable, Callable

from aiohttp import web

from bot.channels.web.codes import refusal, state_of
from bot.channels.web.errors import Refusal
from bot.channels.web.guard import Handler
from bot.channels.web.pages import NEW_LINK, button, link, plain
from bot.channels.web.parts import PARTS

COOKIE = "antq"
NINETY_DAYS = 90 * 24 * 3600  # seconds
SIGNED_OUT = f"Phiên làm việc trên máy này đã kết thúc. {NEW_LINK}"

PersonalHandler = Callable[[web.Request, str], Awaitable[web.StreamResponse]]


async def person_of(request: web.Request) -> str | None:
    """Whose session the request carries, or None."""
    secret = request.cookies.get(COOKIE)
    return await request.app[PARTS].doors.person(secret) if secret else None


def personal(handler: PersonalHandler) -> Handler:
    """Give the handler the person, or answer 401 when nobody is signed in."""

    async def known(request: web.Request) -> web.StreamResponse:
        person = await person_of(request)
        if person is None:
            raise Refusal(401, SIGNED_OUT)
        return await handler(request, person)

    return known


def remember(request: web.Request, response: web.Response, secret: str) -> web.Response:
    """Put the session's secret into the browser, out of reach of any script."""
    secure = request.app[PARTS].public_url.startswith("https:")
    response.set_cookie(COOKIE, secret, max_age=NINETY_DAYS, path="/", httponly=True, samesite="Lax", secure=secure)
    return response


async def show_link(request: web.Request) -> web.Response:
    """The page of a sign-in link or code; it spends nothing, because previews of messages open links too."""
    _, state = await state_of(request)
    if state == "good":
        words = "Bấm nút dưới đây để vào trò chuyện chấm điểm trên máy này. Đường dẫn chỉ dùng được một lần."
        return plain("Mời bạn vào", [words], extra=button("Vào trò chuyện", ""))
    return await refuse_link(request, state)


async def spend_link(request: web.Request) -> web.Response:
    """Spend the link or code and go to the chat as its person."""
    token, state = await state_of(request)
    secret = await request.app[PARTS].doors.enter(token) if state == "good" else None
    if secret is None:
        return await refuse_link(request, "used" if state == "good" else state)
    return remember(request, web.Response(status=303, headers={"Location": "/"}), secret)


async def refuse_link(request: web.Request, state: str) -> web.Response:
    """Say why the link does not open, and lead those on who are signed in here already."""
    status, title, sentence = refusal(state)
    if await person_of(request) is None:
        return plain(title, [sentence], status)
    inside = "Trên máy này bạn đang ở trong phiên làm việc, nên vẫn vào trò chuyện được."
    return plain(title, [inside], status, link("Vào trò chuyện", "/"))


async def leave(request: web.Request) -> web.Response:
    """End the session and forget its cookie."""
    secret = request.cookies.get(COOKIE)
    if secret:
        await request.app[PARTS].doors.leave(secret)
    response = web.Response(status=303, headers={"Location": "/ra"})
    response.del_cookie(COOKIE, path="/")
    return response


async def left(_request: web.Request) -> web.Response:
    """The page after leaving."""
    return plain("Bạn đã thoát", ["Những gì bạn đã trả lời vẫn được giữ nguyên.", NEW_LINK])
