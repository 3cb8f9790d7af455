"""What the web chat counts, and the small pages for those who watch over it."""

import logging

from aiohttp import web
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

from bot.channels.web.parts import PARTS
from bot.channels.web.wire import answer

log = logging.getLogger(__name__)


class Metrics:
    """Counters of one application; they hold numbers only, never a person."""

    def __init__(self, registry: CollectorRegistry) -> None:
        self.turns = Counter("antq_web_turns", "Turns taken over the web chat", ["outcome"], registry=registry)
        self.seconds = Histogram("antq_web_turn_seconds", "Time of one turn, commit included", registry=registry)
        self.streams = Gauge("antq_web_streams", "Open message streams", registry=registry)


METRICS = web.AppKey("metrics", Metrics)


async def healthz(_request: web.Request) -> web.Response:
    """The process answers."""
    return web.Response(text="ok")


async def readyz(request: web.Request) -> web.Response:
    """200 when everything the process needs is there, else 503, with the particulars."""
    try:
        state = await request.app[PARTS].ready()
    except Exception as error:  # noqa: BLE001 -- not ready is an answer, whatever the reason
        log.warning("not ready: %s", type(error).__name__)
        state = {"ready": False}
    return answer(state, 200 if state.get("ready") is True else 503)


async def numbers(request: web.Request) -> web.Response:
    """The counters in Prometheus' text format."""
    return web.Response(body=generate_latest(request.app[PARTS].registry), content_type="text/plain", charset="utf-8")
