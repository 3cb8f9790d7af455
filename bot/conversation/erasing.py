"""When a request to erase a person's data must be met."""

from datetime import date, datetime, timedelta, tzinfo

PURPOSE = "erasure"
"""Under which the request stands in the log of consents: given when asked, taken back when withdrawn or done."""
IN_FORCE = date(2026, 1, 1)
DAYS = 20
SOURCE = "Nghị định 356/2025/NĐ-CP, Điều 5"


def last_day(asked: datetime, zone: tzinfo | None) -> date | None:
    """The last day for a request of that moment, on the clock of the zone; None before there was such a rule."""
    day = asked.astimezone(zone).date()
    return day + timedelta(days=DAYS) if day >= IN_FORCE else None
