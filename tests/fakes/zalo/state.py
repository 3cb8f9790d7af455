"""What one bot's Zalo holds: chats, messages, events, pictures; and who may be written to."""

from collections.abc import Callable
from random import Random  # noqa: TID251 - only the type; the generator was given a seed

from tests.fakes.telegram.clock import Clock
from tests.fakes.telegram.pace import Pace, Rates
from tests.fakes.telegram.refused import Refused
from tests.fakes.telegram.updates import Pending
from tests.fakes.telegram.waiting import Bell
from tests.fakes.zalo.events import Events
from tests.fakes.zalo.pictures import Pictures
from tests.fakes.zalo.records import Chat, Json, Record
from tests.fakes.zalo.refused import bad, quota

DAY = 24 * 3600


class State:
    """The bot's side of Zalo without HTTP."""

    def __init__(self, bot: Json, rates: Rates, clock: Clock, random: Random) -> None:
        self.bot, self.clock, self.random = bot, clock, random
        self.budget = Pace(rates, clock)
        self.events = Events(clock, DAY)
        self.pictures = Pictures()
        self.chats: dict[str, Chat] = {}
        self.actions: list[tuple[str, str]] = []
        self.bell = Bell()
        self.url: Callable[[], str] = str
        self.photo_field = "photo"
        self.deliver: Callable[[Pending], None] = lambda _: None
        self.held: list[tuple[Json, str]] | None = None

    def publish(self, event: Json, chat_id: str) -> Pending | None:
        """Tell the bot something happened; None while events are held back."""
        if self.held is not None:
            self.held.append((event, chat_id))
            return None
        pending = self.events.push(event, chat_id)
        self.deliver(pending)
        return pending

    def repeat(self, pending: Pending | None) -> None:
        """Deliver an event a second time, with the same message_id."""
        if pending:
            self.deliver(self.events.again(pending))

    def add(self, chat: Chat, sender: str, **fields: str) -> Record:
        """Put a message into a chat under an id of letters and digits."""
        record = Record(f"{self.random.getrandbits(80):020x}", sender, self.clock.now(), **fields)
        chat.records.append(record)
        if not sender:
            chat.sent += 1
        self.bell.ring(chat.chat_id)
        return record

    def chat_of(self, chat_id: str) -> Chat:
        """The chat a call names, if the bot knows it and may write there."""
        if not chat_id:
            raise bad("chat_id is empty")
        chat = self.chats.get(chat_id)
        if chat is None or not chat.known:
            raise bad("chat not found")
        if chat.refusal:
            raise Refused(403, chat.refusal)
        return chat

    def writable(self, chat_id: str) -> Chat:
        """The chat a call names, if the bot is not too fast either."""
        chat = self.chat_of(chat_id)
        if self.budget.refuse(chat.chat_id, group=chat.group):
            raise quota()
        return chat
