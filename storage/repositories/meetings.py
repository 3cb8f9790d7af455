"""The logs of meetings, and the one-time codes into them."""

from datetime import datetime

from sqlalchemy import and_, bindparam, exists, insert, literal, select, update

from storage.errors import LinkRefused
from storage.models import (
    LinkState,
    MeetingEntry,
    OpensMeeting,
    PlacedMeeting,
    case_file,
    link_state,
    meeting_code,
    meeting_entry,
    unit,
)
from storage.repositories.repository import Repository
from storage.statement import Statement

_APPEND = Statement(insert(meeting_entry), *meeting_entry.c.keys())
_LOG = Statement(
    select(
        meeting_entry.c.meeting,
        meeting_entry.c.kind,
        meeting_entry.c.person_id,
        meeting_entry.c.office_id,
        meeting_entry.c.details,
        meeting_entry.c.at,
    )
    .where(meeting_entry.c.case_id == bindparam("case"))
    .order_by(meeting_entry.c.meeting, meeting_entry.c.seq)
)
_ended = meeting_entry.alias("ended")
_IS_OPEN = ~exists().where(
    _ended.c.case_id == meeting_entry.c.case_id,
    _ended.c.meeting == meeting_entry.c.meeting,
    _ended.c.kind.in_([literal("closed"), literal("stopped")]),
)
_PLACED = (
    select(
        meeting_entry.c.case_id,
        meeting_entry.c.meeting,
        unit.c.name,
        case_file.c.year,
        case_file.c.locality_id,
    )
    .select_from(
        meeting_entry.join(case_file, case_file.c.id == meeting_entry.c.case_id).join(
            unit, unit.c.id == case_file.c.unit_id
        )
    )
    .order_by(meeting_entry.c.at, meeting_entry.c.case_id)
)
_OPEN_IN = Statement(
    _PLACED.where(case_file.c.locality_id == bindparam("locality"), meeting_entry.c.kind == literal("opened"), _IS_OPEN)
)
_JOINED_BY = Statement(
    _PLACED.where(meeting_entry.c.person_id == bindparam("person"), meeting_entry.c.kind == literal("joined"))
)
_INVITE = Statement(insert(meeting_code), "digest", "case_id", "meeting", "group_id", "issued_at", "expires_at")
_LOOK = Statement(
    select(meeting_code.c.used_at, meeting_code.c.expires_at).where(meeting_code.c.digest == bindparam("key"))
)
_GOOD = and_(
    meeting_code.c.digest == bindparam("key"),
    meeting_code.c.used_at.is_(None),
    meeting_code.c.expires_at > bindparam("now"),
)
_SPEND = Statement(
    update(meeting_code)
    .where(_GOOD)
    .values(used_at=bindparam("now", type_=meeting_code.c.used_at.type))
    .returning(meeting_code.c.case_id, meeting_code.c.meeting, meeting_code.c.group_id)
)


class Meetings(Repository):
    """What was done in meetings, added to and never changed; codes are used once."""

    __slots__ = ()

    def append(self, case: str, seq: int, entry: MeetingEntry) -> None:
        """Add the entry numbered `seq` of its meeting; Conflict when somebody else has taken that number."""
        row = {"case_id": case, "meeting": entry.meeting, "seq": seq, "kind": entry.kind, "person_id": entry.person}
        self._run.change(_APPEND, row | {"office_id": entry.office, "details": entry.details, "at": entry.at})

    def log(self, case: str) -> tuple[MeetingEntry, ...]:
        """All entries of a case's meetings, oldest first."""
        return tuple(MeetingEntry(*row) for row in self._run.rows(_LOG, {"case": case}))

    def open_in(self, locality: str) -> tuple[PlacedMeeting, ...]:
        """The meetings that are open in a commune, the first opened first."""
        return tuple(PlacedMeeting(*row) for row in self._run.rows(_OPEN_IN, {"locality": locality}))

    def joined_by(self, person: str) -> tuple[PlacedMeeting, ...]:
        """The meetings this person came into with a code, over or not, oldest first."""
        return tuple(PlacedMeeting(*row) for row in self._run.rows(_JOINED_BY, {"person": person}))

    def invite(
        self, digest: str, case: str, meeting: int, group: str, issued_at: datetime, expires_at: datetime
    ) -> None:
        """Enter a new code into a meeting, for one person of a group."""
        row = {"digest": digest, "case_id": case, "meeting": meeting, "group_id": group}
        self._run.change(_INVITE, row | {"issued_at": issued_at, "expires_at": expires_at})

    def look(self, digest: str, now: datetime) -> LinkState:
        """The state of a code, without spending it."""
        row = self._run.row(_LOOK, {"key": digest})
        return link_state((row[0], row[1]) if row else None, now)

    def spend(self, digest: str, now: datetime) -> OpensMeeting:
        """Use the code up and return what it opens; of two at once only one succeeds, the other gets LinkRefused."""
        row = self._run.row(_SPEND, {"key": digest, "now": now})
        if row is None:
            raise LinkRefused(self.look(digest, now))
        return OpensMeeting(*row)
