"""What a turn wants done, as data; `bot/carry_out` has one file for each."""

from dataclasses import dataclass
from datetime import date, datetime

from antq_rules import Answer, CriterionAnswer, LastYear, Office, Profile
from antq_rules.review import Event
from bot.conversation.agenda import Item
from bot.conversation.files import FileRef
from bot.conversation.meeting_effects import InviteToMeeting, Meet
from bot.conversation.phrases import Words
from bot.conversation.quiet import QuietHours
from bot.conversation.replies import Reply
from bot.conversation.token import Token


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
class OpenCase:
    """A unit begins its case of a year under this rubric and plan, which stay with the case."""

    case: str
    unit: str
    locality: str
    year: int
    rubric: str
    plan: str


@dataclass(frozen=True, slots=True)
class SaveProfile:
    """What the unit is this year."""

    case: str
    profile: Profile
    office: str


@dataclass(frozen=True, slots=True)
class SaveAnswer:
    """The unit's answer to one rubric line; an earlier one stays in the log.

    `author` gave it in that office; None: the person acting.
    """

    case: str
    line: str
    answer: Answer
    office: str
    author: str | None = None


@dataclass(frozen=True, slots=True)
class SaveCriterion:
    """The unit's answer to one criterion of the standard; an earlier one stays in the log."""

    case: str
    standard: str
    criterion: str
    answer: CriterionAnswer
    office: str


@dataclass(frozen=True, slots=True)
class SaveNote:
    """The unit's note beside one rubric line; `author` as in SaveAnswer."""

    case: str
    line: str
    text: str
    office: str
    author: str | None = None


@dataclass(frozen=True, slots=True)
class Review:
    """Something done to a case in its chain (submitted, marked, approved …), the act `number` of its history.

    `flags` are what lists show of a case that is handed in; `fate` is what all open cards of the case are told.
    """

    case: str
    number: int
    event: Event
    state: str
    stage: str | None
    flags: tuple[str, ...] | None = None
    fate: Words | None = None


@dataclass(frozen=True, slots=True)
class Tell:
    """A message to everybody who holds an office of this kind in the locality (for heads: of the unit) today."""

    kind: str
    locality: str
    unit: str | None
    reply: Reply


@dataclass(frozen=True, slots=True)
class IssueCode:
    """A one-time code that opens the person's conversation on another device or channel."""

    code: str


@dataclass(frozen=True, slots=True)
class Prefer:
    """The person wants to be written to on this channel first."""

    channel: str


@dataclass(frozen=True, slots=True)
class KeepEvidence:
    """A file is evidence for one rubric line; `author` as in SaveAnswer."""

    case: str
    line: str
    file: FileRef
    office: str
    author: str | None = None


@dataclass(frozen=True, slots=True)
class DropEvidence:
    """A file is no longer evidence for one rubric line; the log keeps that it was."""

    case: str
    line: str
    file: FileRef
    office: str


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
class IssueToken:
    """A button that decides was shown: its token, which nobody can guess, and what it is bound to.

    It takes the place of the person's earlier one that was not used.
    """

    secret: str
    token: Token


@dataclass(frozen=True, slots=True)
class SpendToken:
    """The act of this turn uses this token up."""

    secret: str


@dataclass(frozen=True, slots=True)
class RefuseToken:
    """A button that decides was pressed and decided nothing: its token is not good here, now, or for this person.

    `act` names what it would have done; `case` is None where the person may not see the case, or there are several.
    """

    act: str
    case: str | None


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
class HandQuestion:
    """A question is given to a colleague (`to`), or to whoever uses the `code`, in an office called `title`."""

    handing: str
    case: str
    line: str
    office: str
    to: str | None
    to_office: Office
    title: str
    code: str = ""


@dataclass(frozen=True, slots=True)
class HandedStep:
    """Something happened to a question that was given away: see `handed.OPEN`, "used" or "ended"."""

    handing: str
    case: str
    line: str
    kind: str
    office: str
    given: Answer | FileRef | str | None = None


@dataclass(frozen=True, slots=True)
class Notify:
    """A message to one person."""

    person: str
    reply: Reply


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


@dataclass(frozen=True, slots=True)
class Nudge:
    """An office reminds a unit itself; `reply` is what its head reads."""

    unit: str
    office: str
    reply: Reply


Effect = (
    RecordConsent
    | SetLanguage
    | OpenCase
    | SaveProfile
    | SaveAnswer
    | SaveCriterion
    | SaveNote
    | Review
    | Tell
    | IssueCode
    | Prefer
    | KeepEvidence
    | DropEvidence
    | Register
    | IssueToken
    | SpendToken
    | RefuseToken
    | GiveDelegation
    | RevokeDelegation
    | HandOver
    | HandQuestion
    | HandedStep
    | Notify
    | Meet
    | InviteToMeeting
    | SetAside
    | SetQuietHours
    | Nudge
    | IssueCalendarLink
    | RevokeCalendarLink
    | SendCalendar
)
