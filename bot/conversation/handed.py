"""A question of a case that was given to somebody else to answer."""

from dataclasses import dataclass, replace
from datetime import datetime

from antq_rules import Answer
from bot.conversation.files import FileRef

OPEN = ("handed", "taken", "answered", "noted", "attached", "again")
"""After these steps the question is still with the colleague; "used" and "ended" close it."""


@dataclass(frozen=True, slots=True)
class Handed:
    """A question that is with somebody: the person `to` (None until the code is used) in an office called `title`.

    `answer`, `note` and `files` are what they gave so far; they count for nothing until the head takes them. `again` is
    what the head asked besides; `steps` counts what happened to it, so that a button acts on what it showed.
    """

    id: str
    case: str
    line: str
    at: datetime
    to: str | None
    office: str
    title: str
    answer: Answer | None = None
    note: str | None = None
    files: tuple[FileRef, ...] = ()
    again: str | None = None
    steps: int = 1


def after(handed: Handed, kind: str, given: Answer | FileRef | str | None) -> Handed | None:
    """The handing after one step; None when it is closed by it."""
    if kind not in OPEN:
        return None
    return replace(_with(handed, kind, given), steps=handed.steps + 1)


def _with(handed: Handed, kind: str, given: Answer | FileRef | str | None) -> Handed:
    match kind, given:
        case "attached", FileRef() as file:
            others = tuple(each for each in handed.files if each.digest != file.digest)
            return replace(handed, files=(*others, file))
        case "noted", str(text):
            return replace(handed, note=text)
        case "again", str(text):
            return replace(handed, again=text, answer=None)
        case "taken", str(person):
            return replace(handed, to=person)
        case "answered", answer if not isinstance(answer, FileRef | str):
            return replace(handed, answer=answer, again=None)
        case _:
            return handed


def by_person(handed: tuple[Handed, ...], person: str) -> tuple[Handed, ...]:
    """Those this person is asked."""
    return tuple(each for each in handed if each.to == person)
