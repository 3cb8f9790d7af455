"""One-time codes into one meeting, known only by their digest."""

from typing import NamedTuple

from sqlalchemy import Column, ForeignKey, Integer, Table, Text

from storage.models.catalogue import metadata
from storage.models.moment import Moment

meeting_code = Table(
    "meeting_code",
    metadata,
    Column("digest", Text, primary_key=True),
    Column("case_id", ForeignKey("case_file.id"), nullable=False),
    Column("meeting", Integer, nullable=False),
    Column("group_id", Text, nullable=False),
    Column("issued_at", Moment, nullable=False),
    Column("expires_at", Moment, nullable=False),
    Column("used_at", Moment),
)


class OpensMeeting(NamedTuple):
    """The meeting a code opens, and as one of which group."""

    case: str
    meeting: int
    group: str
