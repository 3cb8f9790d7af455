"""What a one-shot token stands for."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Bound:
    """What an act was shown on.

    `kind` names the act, `case` is None for one on several cases; `content` is the hash of the content with its files,
    `acts` how many things had been done, `score` the superior's total, `rules` the hash of the rules.
    """

    kind: str
    case: str | None
    office: str
    stage: str
    content: str
    acts: int
    score: Decimal
    rules: str


@dataclass(frozen=True, slots=True)
class Token:
    """A token as it was issued: for one person, until `expires_at`, and used once at `used_at`."""

    bound: Bound
    person: str
    expires_at: datetime
    used_at: datetime | None = None
