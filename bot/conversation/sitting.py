"""A meeting as somebody who takes part may see it: what is voted on, and nothing else of the case."""

from dataclasses import dataclass

from antq_rules.meeting_log import Meeting


@dataclass(frozen=True, slots=True)
class Sitting:
    """A meeting of a unit's case, and as one of which `group` and from which `office` (None: a guest) one is there."""

    case: str
    unit: str
    year: int
    meeting: Meeting
    group: str
    office: str | None = None

    @property
    def key(self) -> str:
        """What buttons call it."""
        return f"{self.case}.{self.meeting.number}"
