"""What a turn wants done to a case, as data."""

from dataclasses import dataclass

from antq_rules import Answer, CriterionAnswer, Office, Profile
from antq_rules.review import Event
from bot.conversation.files import FileRef
from bot.conversation.phrases import Words
from bot.conversation.token import Token


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
