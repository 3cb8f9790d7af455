"""What a turn wants done in a meeting, as data."""

from dataclasses import dataclass

from antq_rules.meeting_log import Entry


@dataclass(frozen=True, slots=True)
class Meet:
    """Something done in the meeting `number` of a case, as the entry `seq` of its log; the first entry opens it."""

    case: str
    number: int
    seq: int
    entry: Entry


@dataclass(frozen=True, slots=True)
class InviteToMeeting:
    """A one-time code that lets one more person take part in a meeting, as one of a group."""

    code: str
    case: str
    number: int
    group: str
