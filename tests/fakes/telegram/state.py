"""What one bot's Telegram holds: chats, messages, taps, files, updates; and the rules of who may be written to."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from random import Random  # noqa: TID251 - only the type; the generator was given a seed

from tests.fakes.telegram import shapes
from tests.fakes.telegram.asked import Asked
from tests.fakes.telegram.clock import Clock
from tests.fakes.telegram.files import Files
from tests.fakes.telegram.pace import Pace, Rates
from tests.fakes.telegram.records import Chat, Json, Record
from tests.fakes.telegram.refused import bad, forbidden, too_many
from tests.fakes.telegram.updates import Lifetimes, Pending, Updates
from tests.fakes.telegram.waiting import Bell


@dataclass(slots=True)
class Query:
    """A tap whose question the bot has not answered yet."""

    query_id: str
    chat: Chat
    user_id: int
    expires: float
    answers: int = 0


@dataclass(frozen=True, slots=True)
class Toast:
    """What a tap was answered with: shown over the chat, or in a window (alert)."""

    text: str
    alert: bool = False


Held = tuple[str, object, tuple[str, int], float]


class State:
    """The bot's side of Telegram without HTTP."""

    def __init__(self, bot: Json, rates: Rates, lifetimes: Lifetimes, clock: Clock, random: Random) -> None:
        self.bot, self.lifetimes, self.clock, self.random = bot, lifetimes, clock, random
        self.budget = Pace(rates, clock)
        self.updates = Updates(clock, first_id=random.randrange(100_000_000, 900_000_000))
        self.files = Files()
        self.chats: dict[int, Chat] = {}
        self.queries: dict[str, Query] = {}
        self.toasts: dict[int, list[Toast]] = defaultdict(list)
        self.commands: dict[tuple[str, str], list[Json]] = {}
        self.menu: dict[int, Json] = {}
        self.actions: list[tuple[int, str]] = []
        self.bell = Bell()
        self.deliver: Callable[[Pending], None] = lambda _: None
        self.held: list[Held] | None = None
        self._message_id = 0
        self._query_id = random.randrange(10**17, 10**18)

    def publish(self, kind: str, content: object, lane: tuple[str, int], lifetime: float = 0) -> Pending | None:
        """Tell the bot something happened, if it asked for such updates; None while updates are held back."""
        if self.held is not None:
            self.held.append((kind, content, lane, lifetime))
            return None
        if not self.updates.wants(kind):
            return None
        pending = self.updates.push(kind, content, lane, lifetime or self.lifetimes.update)
        self.deliver(pending)
        return pending

    def repeat(self, pending: Pending | None) -> None:
        """Deliver an update a second time under the same id."""
        if pending:
            self.deliver(self.updates.again(pending, self.lifetimes.update))

    def add(self, chat: Chat, sender: Json, **fields: object) -> Record:
        """Put a message into a chat under the next number."""
        self._message_id += 1
        record = Record(self._message_id, chat, sender, self.clock.now(), **fields)  # type: ignore[arg-type]
        chat.records[record.message_id] = record
        if sender is self.bot:
            chat.sent += 1
        self.bell.ring(chat.chat_id)
        return record

    def tapped(self, chat: Chat, who: Json, message_id: int, data: str) -> Pending | None:
        """A button is pressed: a query under a new id, with the message as it is now or what stands for it."""
        self._query_id += self.random.randrange(1, 10**6)
        now = self.clock.now()
        user_id = int(str(who["id"]))
        query = Query(str(self._query_id), chat, user_id, now + self.lifetimes.answer)
        self.queries[query.query_id] = query
        record = chat.records.get(message_id)
        gone = record is None or record.deleted or record.at < now - self.lifetimes.accessible
        carried = shapes.inaccessible(chat.json, message_id) if gone or not record else shapes.message(record)
        body: Json = {"id": query.query_id, "from": who, "message": carried, "data": data}
        body["chat_instance"] = str(chat.chat_id * 7919 + 1)
        return self.publish("callback_query", body, ("user", user_id), self.lifetimes.tap)

    def chat_of(self, asked: Asked) -> Chat:
        """The chat a call names, if the bot knows it."""
        named = asked.text("chat_id")
        if not named:
            raise bad("chat_id is empty")
        chat = self.chats.get(asked.number("chat_id"))
        if chat is None or not chat.known:
            raise bad("chat not found")
        return chat

    def writable(self, asked: Asked, *, count: int = 1, edit: bool = False) -> Chat:
        """The chat a call names, if the bot may write there and is not too fast."""
        chat = self.chat_of(asked)
        if chat.refusal:
            raise forbidden(chat.refusal)
        seconds = self.budget.refuse(chat.chat_id, group=chat.is_group, count=count, edit=edit)
        if seconds:
            raise too_many(seconds)
        return chat
