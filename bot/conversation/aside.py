"""What the person set aside of the things they are reminded of."""

from dataclasses import dataclass
from datetime import datetime

SNOOZED, MUTED, ACKNOWLEDGED = "snoozed", "muted", "acknowledged"
WANTED = "wanted"
"""Takes an earlier choice back; never kept."""


@dataclass(frozen=True, slots=True)
class Aside:
    """The person's last choice about one thing.

    "snoozed": remind again at `until`; "acknowledged": seen, nothing more before `until`, then as usual; "muted": never
    again, `until` is None.
    """

    kind: str
    until: datetime | None = None

    def holds(self, now: datetime) -> bool:
        """Whether a reminder is unwanted at this moment."""
        return self.kind == MUTED or (self.until is not None and now < self.until)
