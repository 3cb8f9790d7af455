"""What a turn wants done, as data; `bot/carry_out` has one file for each."""

from dataclasses import dataclass
from datetime import date

from antq_rules import Answer, CriterionAnswer, LastYear, Profile
from antq_rules.meeting_log import Entry
from antq_rules.review import Event
from bot.conversation.files import FileRef
from bot.conversation.phrases import Words
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
    """The unit's answer to one rubric line; an earlier one stays in the log."""

    case: str
    line: str
    answer: Answer
    office: str


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
    """The unit's note beside one rubric line."""

    case: str
    line: str
    text: str
    office: str


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
    """A file is evidence for one rubric line."""

    case: str
    line: str
    file: FileRef
    office: str


@dataclass(frozen=True, slots=True)
class DropEvidence:
    """A file is no longer evidence for one rubric line; the log keeps that it was."""

    case: str
    line: str
    file: FileRef
    office: str


@dataclass(frozen=True, slots=True)
class Register:
    """A unit "registered" for a track of a year, or it was "withdrawn"; `told` is its own word of the year before."""

    unit: str
    year: int
    track: str
    kind: str
    office: str
    told: LastYear | None = None


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
class Notify:
    """A message to one person."""

    person: str
    reply: Reply


@dataclass(frozen=True, slots=True)
class Meet:
    """Something done in the meeting `number` of a case, as the entry `seq` of its log; the first entry opens it."""

    case: str
    number: int
    seq: int
    entry: Entry


@dataclass(frozen=True, slots=True)
class InviteToMeeting:
    """A one-time code that lets one more person take part in a meeting, as one of a group."""

    code: str
    case: str
    number: int
    group: str


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
    | GiveDelegation
    | RevokeDelegation
    | Notify
    | Meet
    | InviteToMeeting
)
