"""What the conversation answers, before any language or channel."""

from dataclasses import dataclass

from bot.conversation.files import FileRef
from bot.conversation.phrases import Words


@dataclass(frozen=True, slots=True)
class Choice:
    """A button: what it says, what it does, and how much it should stand out ("plain", "primary", "danger")."""

    label: Words
    action: str
    style: str = "plain"


@dataclass(frozen=True, slots=True)
class Table:
    """A small table for a phone: a heading row and rows of the same length."""

    head: tuple[Words, ...]
    rows: tuple[tuple[Words, ...], ...]


@dataclass(frozen=True, slots=True)
class Reply:
    """One message.

    `lead` says what was just saved or misunderstood, `official` holds the wording of the form (a group's heading before
    its line), `body` our own paragraphs below it, `choices` rows of buttons.
    `files` are shown or offered below the text, `case` is the one they are evidence of. `progress` is (number of
    this question, how many there are). `entry` tells which keyboard suits ("decimal" or "text"), or that a file is
    awaited ("file"). The buttons of a `standing` reply work at any time; all others only while the conversation
    stands at the step they were shown for.
    """

    body: tuple[Words, ...] = ()
    title: Words | None = None
    lead: Words | None = None
    official: tuple[Words, ...] = ()
    choices: tuple[tuple[Choice, ...], ...] = ()
    table: Table | None = None
    progress: tuple[int, int] | None = None
    entry: str | None = None
    standing: bool = False
    files: tuple[FileRef, ...] = ()
    case: str = ""


def rows_of(choices: tuple[Choice, ...], width: int) -> tuple[tuple[Choice, ...], ...]:
    """The choices laid out in rows of at most `width` buttons."""
    return tuple(choices[start : start + width] for start in range(0, len(choices), width))
