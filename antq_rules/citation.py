"""Where a rule comes from, and a sentence that stands on it."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Citation:
    """One place in one instrument; `confirmed` is false where a person has not yet compared it with the source."""

    instrument: str
    article: str
    clause: str | None = None
    issued: date | None = None
    by: str | None = None
    confirmed: bool = True

    @property
    def text(self) -> str:
        """The citation as it is printed: "Kế hoạch 358/KH-UBND, Phụ lục, mục 4b"."""
        return ", ".join(part for part in (self.instrument, self.article, self.clause) if part)

    def at(self, clause: str) -> "Citation":
        """The same article at one of its clauses."""
        return Citation(self.instrument, self.article, clause, self.issued, self.by, self.confirmed)


@dataclass(frozen=True, slots=True)
class Reason:
    """One short Vietnamese sentence and the rule it stands on."""

    text: str
    citation: Citation
