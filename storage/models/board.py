"""What a board shows of many units at once; there is no table of its own behind it."""

from datetime import datetime
from decimal import Decimal
from typing import NamedTuple


# Tuples, because a province has thousands of them on one page.
class BoardUnit(NamedTuple):
    """A unit with its commune and its case of the year asked for; the case's fields are None before it is begun."""

    id: str
    name: str
    kind: str
    level: str | None
    size: str | None
    place: str
    place_name: str
    province: str | None
    plan: str | None
    case: str | None
    rubric: str | None
    case_plan: str | None
    opened_at: datetime | None
    state: str | None
    stage: str | None
    changed_at: datetime | None
    flags: str | None


class BoardEvent(NamedTuple):
    """Handing in, an approval or a decision, with the total it was about."""

    case: str
    kind: str
    points: Decimal | None
    outcome: str | None
    at: datetime
