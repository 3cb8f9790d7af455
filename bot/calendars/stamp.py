"""Which version of itself a calendar is."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Stamp:
    """How often what is shown has changed, and the moment (aware) since which it is shown."""

    sequence: int
    changed_at: datetime
