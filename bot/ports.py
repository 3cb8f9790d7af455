"""What the inside offers the channels, and what the machine offers the inside."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum
from typing import Protocol

from bot.conversation.events import Event
from bot.rendering.bubbles import Attachment, Bubble
from bot.rendering.limits import Limits


class Clock(Protocol):
    """The only source of time, secrets and identifiers."""

    def now(self) -> datetime:
        """The present moment, aware, in the country's time zone."""
        ...

    def secret(self) -> str:
        """A new unguessable text of 32 bytes, safe in a web address."""
        ...


class Lane(IntEnum):
    """What goes before what in a chat: answers to taps, replies, changes of old cards, news, reminders."""

    ANSWER = 0
    REPLY = 1
    UPDATE = 2
    NOTICE = 3
    PING = 4


@dataclass(frozen=True, slots=True)
class Pressed:
    """A button of a message we sent: the message's number in the conversation, and which of its buttons."""

    seq: int
    index: int


@dataclass(frozen=True, slots=True)
class Arrival:
    """An event that reached us: `key` is the channel's own id of it, so that a repetition is recognised.

    Either the `person` is known, or the `chat` it came from tells whose it is. `shown` is what the person's own bubble
    says, `content` the bytes of a file that came, `query` the platform's id of a tap, which wants an answer.
    """

    person: str
    channel: str
    key: str
    event: Event | Pressed
    shown: str = ""
    chat: str = ""
    content: bytes = b""
    query: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """One message of a person's conversation, numbered by `seq` over both directions."""

    seq: int
    mine: bool
    at: datetime
    text: str = ""  # the person's own words (mine)
    payload: Mapping[str, object] | None = None  # the rendered reply (not mine)


@dataclass(frozen=True, slots=True)
class Worded:
    """A reminder made when it is sent: the message's number, or until when it must wait; neither: nothing is left."""

    seq: int | None = None
    wait: datetime | None = None


class Turns(Protocol):
    """Takes arrivals in; when it returns, the turn is committed (or was already, for a repetition)."""

    async def take(self, arrival: Arrival) -> None:
        """Run one whole turn."""
        ...


class Mailbox(Protocol):
    """The messages of one person, and a way to wait for more."""

    async def since(self, person: str, seq: int) -> Sequence[Note]:
        """All messages numbered above `seq`, at most 200, oldest first; with `seq` 0 the newest 200."""
        ...

    async def wait(self, person: str, seq: int, seconds: float) -> None:
        """Return when there may be a message above `seq`, or after `seconds`."""
        ...

    async def looked(self, person: str, seq: int) -> None:
        """The person has a page before them that shows the messages up to `seq`."""
        ...


@dataclass(frozen=True, slots=True)
class Feed:
    """What a secret link to a calendar opens; `content` is None when the link was revoked."""

    content: bytes | None


class Feeds(Protocol):
    """The calendars behind secret links."""

    async def read(self, secret: str) -> Feed | None:
        """The calendar as it is now, or None when there never was such a link."""
        ...


class Doors(Protocol):
    """Sign-in by one-time link, and the sessions it opens."""

    async def look(self, token: str) -> str:
        """The state of a link without spending it: good, used, expired or unknown."""
        ...

    async def enter(self, token: str) -> str | None:
        """Spend the link: the secret of a new session, or None when the link is not good."""
        ...

    async def person(self, session: str) -> str | None:
        """Who the session belongs to, or None."""
        ...

    async def leave(self, session: str) -> None:
        """End the session."""
        ...

    async def heading(self, person: str) -> str:
        """The line at the top of the page: the person's office, such as "Hiệu trưởng · Trường THCS …"."""
        ...

    async def language(self, person: str) -> str:
        """The person's language, such as "vi"."""
        ...


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the platform calls a message we sent, and a mark of what it shows, so that no edit changes nothing."""

    id: str
    mark: str = ""


class Outbound(Protocol):
    """One channel's way out. Every method does one call, or raises a DeliveryError that says what may be done next."""

    limits: Limits

    async def send(self, chat: str, bubble: Bubble) -> Receipt:
        """Send a message."""
        ...

    async def attach(self, chat: str, file: Attachment, content: bytes) -> Receipt:
        """Send a file; only where the limits allow uploads."""
        ...

    async def change(self, chat: str, receipt: Receipt, bubble: Bubble) -> None:
        """Make a message sent before look like this; only where the limits allow edits."""
        ...

    async def answer(self, query: str) -> None:
        """Tell the platform that a tap arrived; one that is too old is no error."""
        ...

    async def close(self) -> None:
        """Let go of connections."""
        ...
