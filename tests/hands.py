"""People with a phone: the same few gestures on Telegram, on Zalo and on the web page."""

import asyncio
from itertools import count
from typing import Any, Protocol

import aiohttp

from tests.fakes.telegram_server import Person as TelegramPerson
from tests.fakes.zalo_server import Person as ZaloPerson

PATIENCE = 30.0  # seconds; aiogram alone takes some to import


class Hand(Protocol):
    """One person on one channel; `sees` waits for something said after the last gesture."""

    async def says(self, text: str) -> None:
        """Type and send."""
        ...

    async def press(self, label: str) -> None:
        """Press the button of that label, or choose it where there are no buttons."""
        ...

    async def sees(self, part: str) -> str:
        """Wait until the bot says something that contains `part`; returns the message."""
        ...


class TelegramHand:
    """A person's thumb on Telegram."""

    def __init__(self, phone: TelegramPerson) -> None:
        self.phone, self._since = phone, 0

    def _mark(self) -> None:
        self._since = max((each.message_id for each in self.phone.shown), default=0)

    async def says(self, text: str) -> None:
        """Type and send."""
        self._mark()
        await self.phone.says(text)

    async def press(self, label: str) -> None:
        """Press the newest button of that label, when it is there."""
        async with asyncio.timeout(PATIENCE):
            while True:
                if any(label in each.labels for each in self.phone.shown):
                    break
                await asyncio.sleep(0.01)
        self._mark()
        await self.phone.taps(label)

    async def sees(self, part: str) -> str:
        """Wait for a message after the last gesture."""
        return (await self.phone.sees_new(part, self._since, PATIENCE)).text


class ZaloHand:
    """A person's thumb on Zalo, where choices are numbers and letters."""

    def __init__(self, phone: ZaloPerson) -> None:
        self.phone, self._since = phone, 0

    async def says(self, text: str) -> None:
        """Type and send."""
        self._since = len(self.phone.shown)
        await self.phone.says(text)

    async def press(self, label: str) -> None:
        """Type the number or letter that stands before the label, else the label."""
        self._since = len(self.phone.shown)
        await self.phone.chooses(label)

    async def sees(self, part: str) -> str:
        """Wait for a message after the last gesture."""
        async with asyncio.timeout(PATIENCE):
            while True:
                for each in self.phone.shown[self._since :]:
                    if not each.mine and part in each.text:
                        return each.text
                await asyncio.sleep(0.01)


class WebHand:
    """A person at the web page, as its script talks with the server."""

    def __init__(self, url: str) -> None:
        jar = aiohttp.CookieJar(unsafe=True)  # the server of a test is an IP address
        self._http = aiohttp.ClientSession(
            url, cookie_jar=jar, headers={"Origin": url, "Sec-Fetch-Site": "same-origin"}
        )
        self._ids, self._last, self._since = count(1), 0, 0
        self._messages: list[dict[str, Any]] = []

    async def enter(self, code: str) -> None:
        """Open a sign-in link and the conversation."""
        async with self._http.post(f"/vao/{code}", allow_redirects=False) as answer:
            assert answer.status == 303, answer.status
        await self._send({"opened": "phone"})

    async def says(self, text: str) -> None:
        """Type and send."""
        await self._send({"text": text})

    async def press(self, label: str) -> None:
        """Press the newest button of that label."""
        await self._look()
        for message in reversed(self._messages):
            for row in message.get("choices", ()):
                for choice in row:
                    if choice["label"] == label:
                        tap = {"action": choice["action"], "step": message["step"], "label": label}
                        return await self._send({"tap": tap})
        raise AssertionError(f"no button {label!r}: {self._messages[-3:]}")

    async def sees(self, part: str) -> str:
        """Wait for a message after the last gesture."""
        async with asyncio.timeout(PATIENCE):
            while True:
                await self._look()
                for message in self._messages:
                    if message["seq"] > self._since and not message["mine"] and part in as_text(message):
                        return as_text(message)
                await asyncio.sleep(0.02)

    async def close(self) -> None:
        """Leave the page."""
        await self._http.close()

    async def _send(self, what: dict[str, Any]) -> None:
        await self._look()
        self._since = self._last
        body = {"id": f"w{next(self._ids)}", "after": self._last, **what}
        async with self._http.post("/chat/messages", json=body) as answer:
            assert answer.status == 200, await answer.text()
            self._keep(await answer.json())

    async def _look(self) -> None:
        async with self._http.get("/chat/messages", params={"after": self._last}) as answer:
            assert answer.status == 200, await answer.text()
            self._keep(await answer.json())

    def _keep(self, body: dict[str, Any]) -> None:
        fresh = [message for message in body["messages"] if message["seq"] > self._last]
        self._messages += fresh
        self._last = max([self._last, *(message["seq"] for message in fresh)])


def as_text(message: dict[str, Any]) -> str:
    """A message of the page in one text."""
    parts = [message["lead"], message["title"], *message["official"], *message["body"]]
    return "\n".join(part for part in parts if part)
