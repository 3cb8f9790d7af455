"""The web chat as one aiohttp application, and how it is started."""

import asyncio

from aiohttp import web

from bot.channels.web import assets, calendars, codes, linked_files, metrics, sessions
from bot.channels.web.board.routes import add_board
from bot.channels.web.demo_routes import add_demo, chairs
from bot.channels.web.guard import add_headers, ours, plain_errors
from bot.channels.web.messages import history, receive
from bot.channels.web.metrics import METRICS, Metrics
from bot.channels.web.pages import plain
from bot.channels.web.parts import PARTS, WebParts
from bot.channels.web.stream import CLOSING, close, stream
from bot.channels.web.tries import TRIES, WrongCodes
from bot.channels.web.uploads import receive_file

LARGEST_BODY = 16 * 1024  # bytes; files are measured where they come in
LAST_WORDS = 5.0  # seconds a running turn has when the server stops


def build(parts: WebParts, *, chat: bool = True) -> web.Application:
    """The application; without `chat` it has only the pages for those who watch, and what the caller adds to it."""
    app = web.Application(middlewares=[plain_errors], client_max_size=LARGEST_BODY)
    app[PARTS] = parts
    app[METRICS] = Metrics(parts.registry)
    app[TRIES] = WrongCodes()
    app[calendars.TRIES] = WrongCodes()
    app[CLOSING] = asyncio.Event()
    app.on_response_prepare.append(add_headers)
    app.on_shutdown.append(close)
    app.router.add_get("/healthz", metrics.healthz)
    app.router.add_get("/readyz", metrics.readyz)
    app.router.add_get("/metrics", metrics.numbers)
    if chat:
        _add_chat(app, parts)
    return app


def _add_chat(app: web.Application, parts: WebParts) -> None:
    app.router.add_get("/", home)
    for asset in assets.ASSETS:
        app.router.add_get(f"/static/{asset.name}", asset.serve)
    app.router.add_post("/vao", ours(codes.typed))
    app.router.add_get("/vao/{token}", sessions.show_link)
    app.router.add_post("/vao/{token}", ours(sessions.spend_link))
    app.router.add_get("/ra", sessions.left)
    app.router.add_post("/ra", ours(sessions.leave))
    app.router.add_get("/chat/messages", sessions.personal(history))
    app.router.add_post("/chat/messages", ours(sessions.personal(receive)))
    app.router.add_post("/chat/files", ours(sessions.personal(receive_file)))
    app.router.add_get("/chat/stream", sessions.personal(stream))
    app.router.add_get("/lich/{secret}.ics", calendars.serve)
    app.router.add_get("/tep/{token}", linked_files.show)
    app.router.add_post("/tep/{token}", linked_files.press)
    app.router.add_get("/tep/{token}/{passage}", linked_files.pass_through)
    if parts.board:
        add_board(app, parts.board)
    if parts.demo:
        add_demo(app, parts.demo)


async def home(request: web.Request) -> web.Response:
    """The chat for those who are signed in; for others, how to get in."""
    if await sessions.person_of(request) is not None:
        response = web.Response(text=assets.PAGE, content_type="text/html", charset="utf-8")
        response.enable_compression()
        return response
    demo = request.app[PARTS].demo
    how = "Hãy mở đường dẫn đăng nhập đã được gửi cho bạn, hoặc nhập mã mời. Chưa có mã: hãy hỏi cán bộ Công an xã."
    if demo is None:
        return plain("Chấm điểm phong trào", [how], extra=codes.field())
    play = "Đây là bản dùng thử: chọn một người để vào vai."
    return plain("Chấm điểm phong trào", [how, play], extra=chairs(demo) + codes.field())


async def start(app: web.Application, host: str, port: int) -> web.AppRunner:
    """Serve the application until the runner is cleaned up; requests are not logged, their paths may be secrets."""
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=LAST_WORDS)
    await runner.setup()
    await web.TCPSite(runner, host, port).start()
    return runner
