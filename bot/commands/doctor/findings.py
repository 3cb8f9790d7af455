"""What a check found."""

from dataclasses import asdict, dataclass
from typing import Literal

from bot.logs import redacted

State = Literal["ok", "mend", "note"]
_MARKS = {"ok": "✓", "mend": "✗", "note": "–"}


@dataclass(frozen=True, slots=True)
class Finding:
    """One line: which check, what is so, and how to mend it; a note wants no more than to be read."""

    check: str
    state: State
    what: str
    mend: str = ""

    @property
    def line(self) -> str:
        """The finding for a person; whatever a platform said, no token is in it."""
        told = f"{_MARKS[self.state]} {self.what}" + (f" → {self.mend}" if self.mend else "")
        return redacted(" ".join(told.split()))

    def to_json(self) -> dict[str, str]:
        """The finding for a program."""
        return {name: redacted(str(value)) for name, value in asdict(self).items()}


def good(check: str, what: str) -> Finding:
    """All is well."""
    return Finding(check, "ok", what)


def bad(check: str, what: str, mend: str) -> Finding:
    """Something must be mended."""
    return Finding(check, "mend", what, mend)


def note(check: str, what: str, mend: str = "") -> Finding:
    """Something to know; nothing is broken."""
    return Finding(check, "note", what, mend)
