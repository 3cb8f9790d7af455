"""Listening to a channel as part of a process: by webhook, or by polling in one process at a time."""

import asyncio
from abc import ABC, abstractmethod
from collections.abc import Awaitable, Callable

from aiohttp import web

from bot.channels.errors import ChannelUnavailable
from bot.parts.alone import Alone
from bot.parts.house import House

TRY_AGAIN = 30.0  # seconds

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Listening(ABC):
    """One channel. The webhook's route is served from the start; until all is prepared the platform is asked to wait.

    `webhook` is the address the platform delivers to, empty where we poll; `token` names the setting without which
    nothing can be done.
    """

    channel: str
    path: str
    token: str

    def __init__(self, house: House, webhook: str) -> None:
        self.house, self.webhook = house, webhook
        self._handler: Handler | None = None

    @property
    def routes(self) -> list[web.RouteDef]:
        """The webhook's route, where there is one."""
        return [web.post(self.path, self._receive)] if self.webhook else []

    async def _receive(self, request: web.Request) -> web.StreamResponse:
        return await self._handler(request) if self._handler else web.Response(status=503)

    async def run(self) -> None:
        """Until cancelled; a platform that refuses us is announced in one line and stops nothing else."""
        await self.open()
        try:
            if self.webhook:
                self._handler = self.handler()
            if not await self._prepared():
                return
            if self.webhook:
                await asyncio.Event().wait()  # what the handler uses is closed only when we are told to stop
            await self._poll_alone()
        finally:
            self._handler = None
            await self.close()

    async def _prepared(self) -> bool:
        """Try until the platform is ready; False when it does not know us, which no waiting mends."""
        while True:
            try:
                name = await self.prepare()
            except ChannelUnavailable as error:
                self.house.announce(str(error))
                if error.variable == self.token:
                    return False
                await asyncio.sleep(TRY_AGAIN)
            else:
                await asyncio.get_running_loop().run_in_executor(self.house.writer, self._remember, name)
                return True

    def _remember(self, name: str) -> None:
        with self.house.database.begin() as work:
            work.bots.called(self.channel, name, self.house.clock.now())

    async def _poll_alone(self) -> None:
        house = self.house
        if not house.database.is_shared:
            # Nobody else can be there, and after a crash nobody waits for the lease of the dead.
            await self._poll()
        who = house.clock.secret()[:16]
        await Alone(house.database, house.clock, house.writer, self.channel, who).run(self._poll)

    async def _poll(self) -> None:
        while True:
            try:
                await self.poll()
            except ChannelUnavailable as error:
                self.house.announce(str(error))
                await asyncio.sleep(TRY_AGAIN)

    @abstractmethod
    async def open(self) -> None:
        """Make what is needed to listen."""

    @abstractmethod
    def handler(self) -> Handler:
        """What answers the webhook."""

    @abstractmethod
    async def prepare(self) -> str:
        """Tell the platform how we listen; returns the bot's name. Raises ChannelUnavailable."""

    @abstractmethod
    async def poll(self) -> None:
        """Ask the platform for events until cancelled. May raise ChannelUnavailable."""

    @abstractmethod
    async def close(self) -> None:
        """Let go of connections."""
