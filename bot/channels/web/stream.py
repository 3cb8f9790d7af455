"""The push side: one long answer per open page, a line for each new message."""

import asyncio

from aiohttp import web

from bot.channels.web import wire
from bot.channels.web.messages import after_of
from bot.channels.web.metrics import METRICS
from bot.channels.web.parts import PARTS
from bot.channels.web.sessions import person_of
from bot.ports import Note

HEARTBEAT = 15.0  # seconds; proxies close a silent connection after 30 or 60
RECONNECT = b"retry: 2000\n\n"  # milliseconds
CLOSING = web.AppKey("closing", asyncio.Event)


async def stream(request: web.Request, person: str) -> web.StreamResponse:
    """Messages as they come, until the page leaves, the session ends or the server stops."""
    after = after_of(request)
    if request.query.get("who", "") not in ("", wire.mark(person)):
        return web.Response(status=204)  # tells an EventSource to stop: the page now belongs to somebody else
    response = web.StreamResponse(headers={"Content-Type": "text/event-stream; charset=utf-8"})
    response.headers["X-Accel-Buffering"] = "no"
    await response.prepare(request)
    with request.app[METRICS].streams.track_inprogress():
        try:
            await response.write(RECONNECT)
            await push(request, response, person, after)
        except ConnectionResetError:
            return response  # the page left; it asks again from its last number
    return response


async def push(request: web.Request, response: web.StreamResponse, person: str, after: int) -> None:
    """Write what is new, wait for more, and let a comment pass when there is nothing to say."""
    parts, loop = request.app[PARTS], asyncio.get_running_loop()
    written = loop.time()
    while not request.app[CLOSING].is_set() and await person_of(request) == person:
        notes = await parts.mailbox.since(person, after)
        if notes:
            await response.write("".join(event(note, request) for note in notes).encode())
            after, written = notes[-1].seq, loop.time()
            continue
        if loop.time() - written >= HEARTBEAT:
            await response.write(b":\n\n")
            written = loop.time()
        await news(request, person, after, max(0.05, written + HEARTBEAT - loop.time()))


def event(note: Note, request: web.Request) -> str:
    """One message as a server-sent event."""
    return f"id: {note.seq}\ndata: {wire.dumps(wire.message(note, request.app[PARTS]))}\n\n"


async def news(request: web.Request, person: str, after: int, seconds: float) -> None:
    """Wait for a message, or until the server stops."""
    waits = {
        asyncio.ensure_future(request.app[PARTS].mailbox.wait(person, after, seconds)),
        asyncio.ensure_future(request.app[CLOSING].wait()),
    }
    try:
        await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for wait in waits:
            wait.cancel()
        await asyncio.gather(*waits, return_exceptions=True)


async def close(app: web.Application) -> None:
    """Let every stream end by itself when the server stops."""
    app[CLOSING].set()
