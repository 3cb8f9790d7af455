"""Zalo's Bot Platform as it really behaves, small enough to run inside a test: the door of tests/fakes/zalo."""

import re
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Literal

from aiohttp.web import BaseRequest, Response, StreamResponse

from tests.fakes.telegram.asked import Asked
from tests.fakes.telegram.clock import Clock
from tests.fakes.telegram.faults import Broken, Lost, Refuse, Reset, Slow, Timeout, TooMany, Twice
from tests.fakes.telegram.pace import Rates, Violation
from tests.fakes.telegram.refused import Refused
from tests.fakes.telegram.serving import Call, Served, as_json
from tests.fakes.telegram.webhooks import Deliveries
from tests.fakes.zalo import methods
from tests.fakes.zalo.hooking import SECRET_HEADER, Hooking
from tests.fakes.zalo.person import Group, Person
from tests.fakes.zalo.records import Chat, Json, Shown
from tests.fakes.zalo.refused import quota
from tests.fakes.zalo.state import State

__all__ = [
    "Broken",
    "Call",
    "Clock",
    "FakeZalo",
    "Group",
    "Lost",
    "Person",
    "Rates",
    "Refuse",
    "Reset",
    "Shown",
    "Slow",
    "Timeout",
    "TooMany",
    "Twice",
    "Violation",
]

TOKEN = "2345678901234:FakeTokenOfNobodyAtAll"
ADDRESS = re.compile(r"^/bot([^/]+)/([^/]+)$")
METHODS: dict[str, Callable[[State, Asked], Json | None]] = {
    "getMe": methods.get_me,
    "sendMessage": methods.send_message,
    "sendPhoto": methods.send_photo,
    "sendSticker": methods.send_sticker,
    "sendVoice": methods.send_voice,
    "sendChatAction": methods.send_chat_action,
}


class FakeZalo(Served):
    """One bot's Zalo; tries: deliveries of an event at most, pace scales the delays between them."""

    def __init__(
        self,
        token: str = TOKEN,
        rates: Rates | None = None,
        *,
        clock: Clock | None = None,
        seed: int = 1,
        pace: float = 0.01,
        tries: int = 3,
        keep_calls: int | None = None,
    ) -> None:
        super().__init__(seed=seed, clock=clock, keep_calls=keep_calls)
        self.token = token
        self._people: dict[str, Person] = {}
        bot: Json = {
            "id": token.partition(":")[0],
            "account_name": "bot.fake",
            "account_type": "BASIC",
            "can_join_groups": False,
        }
        self.state = State(bot, rates or Rates(), self.clock, self.random)
        self.state.url = lambda: self.url
        deliveries = Deliveries(self.state.events, self.faults, self.clock, pace, header=SECRET_HEADER, tries=tries)
        self.hooking = Hooking(self.state, deliveries, self.faults)
        self._methods: dict[str, Callable[[Asked], Awaitable[Json]]] = {
            "setWebhook": self.hooking.set,
            "deleteWebhook": self.hooking.delete,
            "getWebhookInfo": self.hooking.info,
        }

    # Switches of what is not the same everywhere.

    def webhook_body(self, shape: Literal["flat", "wrapped"]) -> None:
        """How an event is posted: flat as seen live, or wrapped as documented."""
        self.hooking.body = shape

    def polled_body(self, shape: Literal["flat", "wrapped"]) -> None:
        """How getUpdates answers."""
        self.hooking.polled_body = shape

    def photo_field(self, name: Literal["photo", "photo_url"]) -> None:
        """Under which name an event carries a picture's address."""
        self.state.photo_field = name

    def unsigned_probe(self) -> None:
        """Let the probe of setWebhook come without the secret header."""
        self.hooking.probe_secret = False

    def expire_pictures(self) -> None:
        """All addresses of pictures given out until now answer 404."""
        self.state.pictures.expire()

    # People and groups.

    def person(self, user_id: str, name: str, *, known: bool = False, protected: bool = False) -> Person:
        """Somebody with a phone; the bot can write there after the first message, or at once if known."""
        if user_id in self._people:
            return self._people[user_id]
        chat = self.state.chats[user_id] = Chat(user_id, known=known)
        person = self._people[user_id] = Person(self.state, user_id, name, chat)
        person.protected = protected
        return person

    def group(self, chat_id: str, title: str) -> Group:  # noqa: ARG002 - events do not carry the title
        """A group with the bot in it."""
        chat = self.state.chats[chat_id] = Chat(chat_id, group=True, known=True)
        return Group(chat)

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
        """The most messages accepted within any one second."""
        return self.state.budget.busiest_second

    @property
    def pending(self) -> int:
        """How many events were not delivered yet."""
        return len(self.state.events.waiting())

    async def settles(self, timeout: float = 5) -> None:  # noqa: ASYNC109 - the shared driving interface
        """Wait until the bot has taken every event."""
        if not await self.state.events.drained(timeout):
            raise AssertionError(f"{self.pending} events were not taken within {timeout} s")

    def sent_count(self, chat_id: str) -> int:
        """How many messages of the bot were put into this chat."""
        return self.state.chats[chat_id].sent

    @asynccontextmanager
    async def reordered(self, order: Literal["reversed", "random"] = "reversed") -> AsyncIterator[None]:
        """Hold back what happens inside and then deliver it in another order, at once."""
        held: list[tuple[Json, str]] = []
        self.state.held = held
        try:
            yield
        finally:
            self.state.held = None
            if order == "reversed":
                held.reverse()
            else:
                self.random.shuffle(held)
            for event, chat_id in held:
                self.state.publish(event, chat_id)

    async def garbage(self, event: Json | None = None) -> None:
        """Deliver an event that does not look like any."""
        self.state.publish(event or {"event_name": "message.reaction.received", "message": "?"}, "garbage")

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
        """Answer one request: a method, or the download of a picture."""
        if request.path.startswith("/photos/"):
            return await self.download(request, self.state.pictures.serve(request.path))
        found = ADDRESS.match(request.path)
        if not found:
            return self.refusal(Refused(404, "Not Found"))
        if found.group(1) != self.token:
            return self.refusal(Refused(401, "Unauthorized"))
        return await self.answer(request, found.group(2))

    async def result(self, method: str, asked: Asked) -> Response:
        """Carry out a method, or raise Refused; names are case-sensitive."""
        if method == "getUpdates":
            return Response(body=await self.hooking.poll(asked), content_type="application/json")
        if method in self._methods:
            return as_json({"ok": True, "result": await self._methods[method](asked)})
        if method not in METHODS:
            raise Refused(404, "Not Found")
        result = METHODS[method](self.state, asked)
        return as_json({"ok": True} if result is None else {"ok": True, "result": result})

    def refusal(self, refused: Refused) -> Response:
        """The real envelope: ok false, at HTTP 200."""
        return as_json({"ok": False, "description": refused.description, "error_code": refused.status})

    def too_many(self, _seconds: int) -> Refused:
        """429 without a hint how long to wait."""
        return quota()
