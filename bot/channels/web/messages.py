"""The conversation over plain requests: what there is, and what the person does."""

from collections.abc import Awaitable, Callable
from time import perf_counter

from aiohttp import web

from bot.channels.web import wire
from bot.channels.web.errors import Refusal
from bot.channels.web.intake import Intake, body_of, intake, number
from bot.channels.web.metrics import METRICS
from bot.channels.web.parts import PARTS
from bot.ports import Arrival

CHANNEL = "web"
Reader = Callable[[web.Request], Awaitable[Intake]]
SOMEBODY_ELSE = "Trên máy này đã có người khác đăng nhập; hãy tải lại trang."


def after_of(request: web.Request) -> int:
    """The number after which the page wants messages; Last-Event-ID of a reconnecting stream goes first."""
    given = request.headers.get("Last-Event-ID") or request.query.get("after", "0")
    return number(int(given) if given.isascii() and given.isdigit() else given, "after")


async def history(request: web.Request, person: str) -> web.Response:
    """The messages above `after`, with what the page needs around them; `looking`: the page is in sight."""
    parts, after = request.app[PARTS], after_of(request)
    notes = await parts.mailbox.since(person, after)
    if "looking" in request.query:
        await parts.mailbox.looked(person, notes[-1].seq if notes else after)
    around = {
        "heading": await parts.doors.heading(person),
        "board": parts.board is not None and await parts.board.is_for(person),
        "language": await parts.doors.language(person),
        "demo": parts.demo
        and {
            "offices": [{"id": key, "name": name} for key, name in parts.demo.offices()],
            "today": wire.day(parts.demo.now(), parts.zone),
        },
    }
    return wire.answer({**wire.messages(notes, after, person, parts), **around})


async def receive(request: web.Request, person: str) -> web.Response:
    """Run one turn for a text, a tap or an opening."""
    return await answered(request, person, read)


async def answered(request: web.Request, person: str, reader: Reader) -> web.Response:
    """Run one turn and answer with every message the page does not have yet; a repeated id changes nothing."""
    parts, metrics = request.app[PARTS], request.app[METRICS]
    try:
        given = own(await reader(request), person)
    except (Refusal, web.HTTPRequestEntityTooLarge):
        metrics.turns.labels("refused").inc()
        raise
    started = perf_counter()
    with metrics.turns.labels("failed").count_exceptions():
        await parts.turns.take(arrival(person, given))
    metrics.turns.labels("done").inc()
    metrics.seconds.observe(perf_counter() - started)
    notes = await parts.mailbox.since(person, given.after)
    return wire.answer(wire.messages(notes, given.after, person, parts))


def own(given: Intake, person: str) -> Intake:
    """What was sent, when the page still belongs to the person."""
    if given.who not in ("", wire.mark(person)):
        raise Refusal(409, SOMEBODY_ELSE)
    return given


async def read(request: web.Request) -> Intake:
    """What the page sent as JSON."""
    return intake(await body_of(request))


def arrival(person: str, given: Intake) -> Arrival:
    """The event as the inside takes it."""
    return Arrival(person, CHANNEL, given.id, given.event, given.shown, content=given.content)
