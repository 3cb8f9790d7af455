"""The routes that exist only in the demonstration: sit on another chair, move the clock."""

from aiohttp import web

from bot.channels.web import wire
from bot.channels.web.demo import Demo
from bot.channels.web.errors import Refusal
from bot.channels.web.guard import ours
from bot.channels.web.intake import body_of, text
from bot.channels.web.pages import button
from bot.channels.web.parts import PARTS
from bot.channels.web.sessions import remember


def add_demo(app: web.Application, demo: Demo) -> None:
    """Add the demonstration's routes."""

    async def office(request: web.Request) -> web.Response:
        form = request.content_type == "application/x-www-form-urlencoded"
        chosen = (await request.post()).get("office") if form else (await body_of(request)).get("office")
        key = text(chosen, "office", 100)
        if key not in dict(demo.offices()):
            raise Refusal(400, "Trường office chưa đúng: không có cơ quan, đơn vị này trong bản dùng thử.")
        to = web.Response(status=303, headers={"Location": "/"}) if form else wire.answer({"office": key})
        return remember(request, to, await demo.switch(key))

    async def day(request: web.Request) -> web.Response:
        return wire.answer({"today": wire.day(await demo.next_day(), request.app[PARTS].zone)})

    app.router.add_post("/demo/office", ours(office))
    app.router.add_post("/demo/day", ours(day))


def chairs(demo: Demo) -> str:
    """A button for each sample office, for those who are not signed in."""
    return "".join(button(name, "/demo/office", [("office", key)], "plain") for key, name in demo.offices())
