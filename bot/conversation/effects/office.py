"""What a turn wants done from an office, as data."""

from dataclasses import dataclass
from datetime import date

from antq_rules import LastYear
from bot.conversation.replies import Reply


@dataclass(frozen=True, slots=True)
class Register:
    """A unit "registered" for a track of a year, or it was "withdrawn"; `told` is its own word of the year before.

    `on_behalf` is the head in whose name a deputy did it.
    """

    unit: str
    year: int
    track: str
    kind: str
    office: str
    told: LastYear | None = None
    on_behalf: str | None = None


@dataclass(frozen=True, slots=True)
class GiveDelegation:
    """The person lets a colleague act for an office of theirs, from the first to the last day, both included."""

    office: str
    delegate: str
    first: date
    last: date
    reason: str


@dataclass(frozen=True, slots=True)
class RevokeDelegation:
    """The person takes back what they lent."""

    number: int


@dataclass(frozen=True, slots=True)
class HandOver:
    """The person's time in an office ends with the day `last`; who uses the code holds it from the next day on."""

    office: str
    last: date
    code: str


@dataclass(frozen=True, slots=True)
class Tell:
    """A message to everybody who holds an office of this kind in the locality (for heads: of the unit) today.

    Also to those to whom it is lent, unless `own`.
    """

    kind: str
    locality: str
    unit: str | None
    reply: Reply
    own: bool = False


@dataclass(frozen=True, slots=True)
class Notify:
    """A message to one person."""

    person: str
    reply: Reply


@dataclass(frozen=True, slots=True)
class NoteCall:
    """An office called a unit that no message reaches."""

    unit: str
    office: str


@dataclass(frozen=True, slots=True)
class Nudge:
    """An office reminds a unit itself; `reply` is what its head reads."""

    unit: str
    office: str
    reply: Reply
