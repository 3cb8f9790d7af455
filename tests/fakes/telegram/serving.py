"""The HTTP side of a fake platform: one address, a ledger of calls, and calls that never get an answer."""

import asyncio
import json
from dataclasses import dataclass
from random import Random  # noqa: TID251 - every fake's generator is given its seed
from typing import Self

from aiohttp import StreamReader
from aiohttp.abc import AbstractStreamWriter
from aiohttp.http_parser import RawRequestMessage
from aiohttp.web import BaseRequest, RequestHandler, Response, Server, ServerRunner, StreamResponse, TCPSite

from tests.fakes.telegram.asked import Asked, read
from tests.fakes.telegram.clock import Clock
from tests.fakes.telegram.faults import DOWNLOAD, Broken, Fault, Faults, Refuse, Reset, Slow, Timeout, TooMany
from tests.fakes.telegram.refused import Refused

BIGGEST_REQUEST = 60 * 1024 * 1024
PAGE = (
    "<html>\r\n<head><title>{0} {1}</title></head>\r\n<body>\r\n<center><h1>{0} {1}</h1></center>\r\n"
    "<hr><center>nginx/1.18.0</center>\r\n</body>\r\n</html>\r\n"
)


@dataclass(slots=True)
class Call:
    """One call of a client: method, parameters as they came, when, the status answered (0 if none was)."""

    method: str
    params: dict[str, object]
    at: float
    status: int = 0
    description: str = ""


class Served:
    """What both fakes share: start, stop, the ledger (keep_calls: at least so many, all if None), faults of answers."""

    def __init__(self, *, seed: int, clock: Clock | None, keep_calls: int | None) -> None:
        self.clock = clock or Clock()
        self.random = Random(seed)  # noqa: S311 - not for secrets
        self.faults = Faults(self.random)
        self.calls: list[Call] = []
        self._keep_calls = keep_calls
        self.url = ""
        self._runner: ServerRunner | None = None
        self._stopping = asyncio.Event()

    async def handle(self, request: BaseRequest) -> StreamResponse:
        """Answer one request."""
        raise NotImplementedError

    async def start(self, host: str = "127.0.0.1", port: int = 0) -> None:
        """Listen; port 0 takes a free one, `url` says which."""
        self._stopping = asyncio.Event()
        server = Server(self.handle, request_factory=_request, handler_cancellation=True)
        self._runner = ServerRunner(server, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        await TCPSite(self._runner, host, port).start()
        self.url = f"http://{host}:{self._runner.addresses[0][1]}"

    async def stop(self) -> None:
        """Stop listening; whoever still waits for an answer loses the connection."""
        self._stopping.set()
        if self._runner:
            await self._runner.cleanup()
            self._runner = None

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.stop()

    async def result(self, method: str, asked: Asked) -> Response:
        """Carry out a method, or raise Refused."""
        raise NotImplementedError

    def refusal(self, refused: Refused) -> Response:
        """A refusal in the platform's envelope."""
        raise NotImplementedError

    def too_many(self, seconds: int) -> Refused:
        """429 in the platform's words."""
        raise NotImplementedError

    async def answer(self, request: BaseRequest, method: str) -> StreamResponse:
        """Answer one call of a method, or let it meet its fault."""
        try:
            asked = await read(request)
        except Refused as refused:
            return self.refusal(refused)
        call = self._note(method, asked)
        fault = self.faults.draw(method.lower())
        if isinstance(fault, Timeout | Reset) and not fault.after_accepting:
            return await self._unanswered(request, fault)
        if isinstance(fault, Broken):
            call.status = fault.status
            return _page(fault)
        if isinstance(fault, Slow):
            await asyncio.sleep(fault.seconds)
        response = await self._carried_out(call, asked, fault)
        if isinstance(fault, Timeout | Reset):
            call.status = 0
            return await self._unanswered(request, fault)
        return response

    async def download(self, request: BaseRequest, response: Response) -> StreamResponse:
        """Give out a file, or let the download meet its fault (set for "download")."""
        fault = self.faults.draw(DOWNLOAD)
        if isinstance(fault, Timeout | Reset):
            return await self._unanswered(request, fault)
        return _page(fault) if isinstance(fault, Broken) else response

    def called(self, method: str) -> list[Call]:
        """The calls of one method, oldest first."""
        return [call for call in self.calls if call.method == method]

    def _note(self, method: str, asked: Asked) -> Call:
        call = Call(method, asked.params, self.clock.now())
        self.calls.append(call)
        if self._keep_calls and len(self.calls) > 2 * self._keep_calls:
            del self.calls[: -self._keep_calls]
        return call

    async def _carried_out(self, call: Call, asked: Asked, fault: Fault | None) -> Response:
        refused = None
        if isinstance(fault, TooMany):
            refused = self.too_many(fault.retry_after)
        elif isinstance(fault, Refuse):
            refused = Refused(fault.status, fault.description)
        else:
            try:
                response = await self.result(call.method, asked)
            except Refused as error:
                refused = error
        if refused:
            call.status, call.description = refused.status, refused.description
            return self.refusal(refused)
        call.status = 200
        return response

    async def _unanswered(self, request: BaseRequest, fault: Timeout | Reset) -> StreamResponse:
        """Break the connection at once, or keep the client waiting until it gives up."""
        if isinstance(fault, Timeout):
            await self._stopping.wait()
        if request.transport:
            request.transport.abort()
        return Response()


def _request(
    message: RawRequestMessage,
    payload: StreamReader,
    protocol: RequestHandler,
    writer: AbstractStreamWriter,
    task: asyncio.Task[None],
) -> BaseRequest:
    loop = asyncio.get_running_loop()
    return BaseRequest(message, payload, protocol, writer, task, loop, client_max_size=BIGGEST_REQUEST)


def _page(fault: Broken) -> Response:
    """The page of HTML a proxy answers with."""
    words = {500: "Internal Server Error", 502: "Bad Gateway", 503: "Service Unavailable", 504: "Gateway Time-out"}
    html = PAGE.format(fault.status, words.get(fault.status, "Error"))
    return Response(text=html, status=fault.status, content_type="text/html")


def as_json(body: object, status: int = 200) -> Response:
    """An answer of JSON, its letters as they are."""
    return Response(body=json.dumps(body, ensure_ascii=False).encode(), status=status, content_type="application/json")
