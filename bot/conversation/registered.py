"""What a unit is registered for in a year."""

from dataclasses import dataclass
from datetime import datetime

from antq_rules import LastYear

T1, T3 = "t1", "t3"
TRACKS = (T1, T3)
REGISTRATION_LINE = "8a"


@dataclass(frozen=True, slots=True)
class Registered:
    """A registration that stands; `told` is what the unit itself said of the year before, unconfirmed."""

    unit: str
    year: int
    track: str
    at: datetime
    told: LastYear | None = None
