"""What the page does, without a browser: every act has an id, and is sent again with it until it is answered."""

import asyncio
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any

import aiohttp

from tests.crash.killer import Killer
from tests.crash.script import ACTS, TITLE, find_choice, pressed
from tests.crash.server import Server

ATTEMPTS = 20
PAUSE = 0.1  # seconds between attempts
OURS = {"Sec-Fetch-Site": "same-origin"}
USED = 410  # the status of a sign-in link that was spent


class Refused(Exception):
    """The server understood the act and did not take it."""


@dataclass
class Client:
    """One person at one page; `messages` are those the page has, by number, `keys` the ids of all acts.

    `seconds` is how long each act's last attempt took.
    """

    server: Server
    killer: Killer
    session: aiohttp.ClientSession
    messages: dict[int, dict[str, Any]] = field(default_factory=dict)
    keys: list[str] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)

    async def enter(self) -> None:
        """Spend a sign-in link; the next one when a killed server had spent it and nobody got the cookie."""
        while self.killer.due(1):
            await self.killer.strike(self._spend(self.server.link(TITLE)), "")
        for _ in range(ATTEMPTS):
            status = await self._spend(self.server.link(TITLE))
            if status is not None and status != USED:
                return
            self.server.kill()
            self.server.start()
        raise Refused("no sign-in link opens")

    async def _spend(self, link: str) -> int | None:
        try:
            async with self.session.post(link, headers=OURS, allow_redirects=False) as response:
                return response.status
        except aiohttp.ClientError:
            return None

    async def act(self, act: str) -> None:
        """Press or type, and wait for the answer."""
        action = pressed(act)
        if action is None:
            await self.send({"text": act})
        else:
            in_order = [self.messages[seq] for seq in sorted(self.messages)]
            await self.send({"tap": find_choice(in_order, action)})

    async def send(self, what: dict[str, object]) -> None:
        """Send one act, whatever happens to the server meanwhile."""
        key = f"act-{len(self.keys) + 1}"
        self.keys.append(key)
        body = {"id": key, "after": max(self.messages, default=0), **what}
        while self.killer.due(len(self.keys) + 1):
            await self.killer.strike(self._ask(body), key)
        for _ in range(ATTEMPTS):
            started = perf_counter()
            answer = await self._ask(body)
            if answer is not None:
                self.seconds.append(perf_counter() - started)
                self.messages |= {message["seq"]: message for message in answer["messages"]}
                return
            await asyncio.sleep(PAUSE)
        raise Refused(f"no answer to {body}")

    async def _ask(self, body: dict[str, object]) -> dict[str, Any] | None:
        """One attempt; None when the connection broke. Raises Refused."""
        try:
            async with self.session.post(f"{self.server.url}/chat/messages", json=body, headers=OURS) as response:
                answer: dict[str, Any] = await response.json()
                if not response.ok:
                    raise Refused(f"{response.status} to {body}: {answer}")
                return answer
        except aiohttp.ClientError:
            return None

    async def reload(self) -> dict[int, dict[str, Any]]:
        """What a page that is opened anew shows, by number."""
        async with self.session.get(f"{self.server.url}/chat/messages?after=0") as response:
            return {message["seq"]: message for message in (await response.json())["messages"]}


async def walk(server: Server, kills: int, seed: str) -> tuple[Client, Killer]:
    """The whole case over HTTP, the server killed so many times on the way; it runs again at the end."""
    killer = Killer(server, kills, acts=len(ACTS) + 2, seed=seed)
    jar = aiohttp.CookieJar(unsafe=True)  # the host is an address without a name
    async with aiohttp.ClientSession(cookie_jar=jar) as session:
        client = Client(server, killer, session)
        await client.enter()
        await client.send({"opened": "phone"})
        for act in ACTS:
            await client.act(act)
        assert await client.reload() == client.messages, "the page shows something else than the server has"
    return client, killer
