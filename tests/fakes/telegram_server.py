"""Telegram's Bot API as it really behaves, small enough to run inside a test: the door of tests/fakes/telegram."""

import re
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from typing import Literal

from aiohttp.web import BaseRequest, Response, StreamResponse

from tests.fakes.telegram import asking, editing, sending, shapes
from tests.fakes.telegram.asked import Asked
from tests.fakes.telegram.clock import Clock
from tests.fakes.telegram.faults import Broken, Lost, Refuse, Reset, Slow, Timeout, TooMany, Twice
from tests.fakes.telegram.hooking import Hooking
from tests.fakes.telegram.pace import Rates, Violation
from tests.fakes.telegram.person import Group, Person
from tests.fakes.telegram.polling import WITH_WEBHOOK, Polling
from tests.fakes.telegram.records import Button, Chat, Shown
from tests.fakes.telegram.refused import Refused, too_many
from tests.fakes.telegram.serving import Call, Served, as_json
from tests.fakes.telegram.state import Held, State, Toast
from tests.fakes.telegram.updates import Lifetimes
from tests.fakes.telegram.webhooks import Deliveries

__all__ = [
    "Broken",
    "Button",
    "Call",
    "Clock",
    "FakeTelegram",
    "Group",
    "Lifetimes",
    "Lost",
    "Person",
    "Rates",
    "Refuse",
    "Reset",
    "Shown",
    "Slow",
    "Timeout",
    "Toast",
    "TooMany",
    "Twice",
    "Violation",
]

TOKEN = "1234567890:AAFakeTokenOfNobody_0123456789abcdef"
ADDRESS = re.compile(r"^/(file/)?bot([^/]+)/(.+)$")
METHODS: dict[str, Callable[[State, Asked], object]] = {
    "getme": asking.get_me,
    "getfile": asking.get_file,
    "getchat": asking.get_chat,
    "setmycommands": asking.set_commands,
    "getmycommands": asking.get_commands,
    "deletemycommands": asking.delete_commands,
    "setchatmenubutton": asking.set_menu,
    "getchatmenubutton": asking.get_menu,
    "sendmessage": sending.send_message,
    "sendphoto": sending.send_photo,
    "senddocument": sending.send_document,
    "sendmediagroup": sending.send_media_group,
    "sendchataction": sending.send_chat_action,
    "editmessagetext": editing.edit_text,
    "editmessagecaption": editing.edit_caption,
    "editmessagereplymarkup": editing.edit_markup,
    "deletemessage": editing.delete_message,
    "answercallbackquery": editing.answer_query,
}


class FakeTelegram(Served):
    """One bot's Telegram; pace scales the delays between webhook retries, seed decides all chance."""

    def __init__(
        self,
        token: str = TOKEN,
        rates: Rates | None = None,
        *,
        lifetimes: Lifetimes | None = None,
        clock: Clock | None = None,
        seed: int = 1,
        pace: float = 0.01,
        keep_calls: int | None = None,
    ) -> None:
        super().__init__(seed=seed, clock=clock, keep_calls=keep_calls)
        self.token = token
        self._people: dict[int, Person] = {}
        bot = {"id": int(token.partition(":")[0]), "is_bot": True, "first_name": "Bot", "username": "fake_antq_bot"}
        self.state = State(bot, rates or Rates(), lifetimes or Lifetimes(), self.clock, self.random)
        deliveries = Deliveries(self.state.updates, self.faults, self.clock, pace)
        self.hooking = Hooking(self.state, deliveries, Polling(self.state.updates), self.faults)
        self._methods: dict[str, Callable[[Asked], Awaitable[object]]] = {
            "setwebhook": self.hooking.set,
            "deletewebhook": self.hooking.delete,
            "getwebhookinfo": self.hooking.info,
        }

    # People and groups.

    def person(self, user_id: int, name: str, *, known: bool = False) -> Person:
        """Somebody with a phone; the bot can write there after the first message, or at once if known."""
        if user_id not in self._people:
            chat = Chat(user_id, shapes.private_chat(user_id, name), known=known)
            self.state.chats[user_id] = chat
            self._people[user_id] = Person(self.state, user_id, name, chat)
        return self._people[user_id]

    def group(self, chat_id: int, title: str, members: Sequence[Person] = ()) -> Group:
        """A group with the bot in it; only its members write there."""
        chat = Chat(chat_id, shapes.group_chat(chat_id, title), known=True)
        self.state.chats[chat_id] = chat
        return Group(chat, members)

    @property
    def violations(self) -> int:
        """How many messages came faster than allowed."""
        return len(self.state.budget.violations)

    @property
    def violation_log(self) -> list[Violation]:
        """When, where, and whose bucket was empty."""
        return self.state.budget.violations

    @property
    def busiest_second(self) -> int:
        """The most messages and edits accepted within any one second."""
        return self.state.budget.busiest_second

    @property
    def pending(self) -> int:
        """How many updates the bot has not confirmed."""
        return len(self.state.updates.waiting())

    async def settles(self, timeout: float = 5) -> None:  # noqa: ASYNC109 - the shared driving interface
        """Wait until the bot has taken every update."""
        if not await self.state.updates.drained(timeout):
            raise AssertionError(f"{self.pending} updates were not taken within {timeout} s")

    def sent_count(self, chat_id: int) -> int:
        """How many messages of the bot were put into this chat."""
        return self.state.chats[chat_id].sent

    # Trouble on the way to the bot; trouble on the way back is in `faults`.

    @asynccontextmanager
    async def reordered(self, order: Literal["reversed", "random"] = "reversed") -> AsyncIterator[None]:
        """Hold back what happens inside and then deliver it in another order, at once."""
        held: list[Held] = []
        self.state.held = held
        try:
            yield
        finally:
            self.state.held = None
            if order == "reversed":
                held.reverse()
            else:
                self.random.shuffle(held)
            for kind, content, lane, lifetime in held:
                self.state.publish(kind, content, lane, lifetime)

    async def garbage(self, kind: str = "message", content: object = "neither a message nor anything") -> None:
        """Deliver an update that does not look like any, whatever the bot asked for."""
        pending = self.state.updates.push(kind, content, ("garbage", 0), self.state.lifetimes.update)
        self.state.deliver(pending)

    # HTTP.

    async def start(self, host: str = "127.0.0.1", port: int = 0) -> None:
        """Listen, and go on delivering to a webhook that was set before a stop."""
        await super().start(host, port)
        self.hooking.resume()

    async def stop(self) -> None:
        """Stop delivering and listening; everything is still there after another start."""
        await self.hooking.pause()
        await super().stop()

    async def handle(self, request: BaseRequest) -> StreamResponse:
        """Answer one request: a method, or the download of a file."""
        found = ADDRESS.match(request.path)
        if not found or ":" not in found.group(2):
            return self.refusal(Refused(404, "Not Found"))
        if found.group(2) != self.token:
            return self.refusal(Refused(401, "Unauthorized"))
        if found.group(1):
            data = self.state.files.at(found.group(3))
            return await self.download(request, Response(body=data, status=200 if data is not None else 404))
        return await self.answer(request, found.group(3))

    async def result(self, method: str, asked: Asked) -> Response:
        """Carry out a method, or raise Refused; names are not case-sensitive."""
        method = method.lower()
        if method == "getupdates":
            if self.hooking.is_set:
                raise Refused(409, WITH_WEBHOOK)
            batch = await self.hooking.polling.poll(asked)
            return Response(body=b'{"ok":true,"result":' + batch + b"}", content_type="application/json")
        if method in self._methods:
            return as_json({"ok": True} | dict(await self._methods[method](asked)))  # type: ignore[call-overload]
        if method not in METHODS:
            raise Refused(404, "Not Found: method not found")
        return as_json({"ok": True, "result": METHODS[method](self.state, asked)})

    def refusal(self, refused: Refused) -> Response:
        """The real envelope: the status again in error_code, retry_after in parameters."""
        body: dict[str, object] = {"ok": False, "error_code": refused.status, "description": refused.description}
        if refused.retry_after:
            body["parameters"] = {"retry_after": refused.retry_after}
        return as_json(body, refused.status)

    def too_many(self, seconds: int) -> Refused:
        """429 with the seconds to wait."""
        return too_many(seconds)
