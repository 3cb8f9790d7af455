"""What of the world does not come from the database; who only looks (`holds` False) keeps nobody from a case."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from antq_rules import Shelf
from bot.languages import Language


@dataclass(frozen=True, slots=True)
class Given:
    """What of the world does not come from the database; who only looks (`holds` False) keeps nobody from a case."""

    shelf: Shelf
    language: Language
    now: datetime
    secret: str
    address: str
    languages: Mapping[str, str] = field(default_factory=dict)
    channels: Sequence[str] = ()
    holds: bool = True
