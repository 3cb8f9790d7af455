"""People who asked to have their data erased, and how long they have waited."""

from collections.abc import Iterator
from datetime import datetime

from bot.commands.doctor.findings import Finding, bad, note
from bot.conversation.erasing import PURPOSE, SOURCE, last_day
from storage import Database


def check_requests(database: Database, now: datetime) -> Iterator[Finding]:
    """A line for each open request, the oldest first; it is wrong only when the last day has passed."""
    with database.read() as work:
        for person, asked in work.people.standing(PURPOSE):
            held = work.places.offices_of(person, now.date())
            offices = ", ".join(office.id for office in held) or "không giữ chức vụ"
            yield _finding(person, offices, asked.astimezone(now.tzinfo), now)


def _finding(person: str, offices: str, asked: datetime, now: datetime) -> Finding:
    days, due = (now.date() - asked.date()).days, last_day(asked, now.tzinfo)
    what = f"yêu cầu xóa dữ liệu: {person} ({offices}), từ {asked:%H:%M %d/%m/%Y}, đã {days} ngày"
    if due is not None:
        what += f", hạn {due:%d/%m/%Y} ({SOURCE})"
    mend = f"bàn giao chức vụ nếu cần, rồi antq person erase {person}"
    over = due is not None and now.date() > due
    return bad("erasure", what, mend) if over else note("erasure", what, mend)
