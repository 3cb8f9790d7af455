"""What a turn wants done for the person themselves, as data."""

from dataclasses import dataclass
from datetime import datetime

from bot.conversation.agenda import Item
from bot.conversation.quiet import QuietHours


@dataclass(frozen=True, slots=True)
class RecordConsent:
    """The person agreed or not to one purpose ("account", "reminders"), having read the text of that version."""

    purpose: str
    given: bool
    text_version: str


@dataclass(frozen=True, slots=True)
class SetLanguage:
    """The person wants to read this language from now on."""

    language: str


@dataclass(frozen=True, slots=True)
class IssueCode:
    """A one-time code that opens the person's conversation on another device or channel."""

    code: str


@dataclass(frozen=True, slots=True)
class Prefer:
    """The person wants to be written to on this channel first."""

    channel: str


@dataclass(frozen=True, slots=True)
class IssueCalendarLink:
    """A new secret link opens the person's calendar; their earlier one opens it no more."""

    secret: str


@dataclass(frozen=True, slots=True)
class RevokeCalendarLink:
    """The person's link opens their calendar no more."""


@dataclass(frozen=True, slots=True)
class SendCalendar:
    """The person wants these dates as a file."""

    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class SetAside:
    """Of these things (keys of duties) the person wants no reminder: before `until`, or never where `kind` is "muted".

    "wanted" takes an earlier choice back.
    """

    things: tuple[str, ...]
    kind: str
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class SetQuietHours:
    """When the person wants no reminders, from one time of the day to another; equal: never quiet."""

    hours: QuietHours
