"""What comes next, whether the scheduler keeps up, and who cannot be reached; no person is named."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from antq_rules.shelf import Shelf
from bot.commands.doctor.findings import Finding, bad, good, note
from bot.conversation.dates import is_working
from bot.conversation.quiet import USUAL
from bot.conversation.unheard import unheard_before
from bot.reminders.planning import Planning
from storage import Database
from storage.repositories.reminder_queue import ASKED

NEXT = 20
LONGEST_WAIT = timedelta(minutes=5)


def check_reminders(database: Database, now: datetime) -> Iterator[Finding]:
    """The lag, the years that cannot be planned, the next rows by office, and how many people nothing reaches."""
    shelf = Shelf.builtin()
    planning, unheard = Planning(database, shelf), unheard_before(shelf.calendar(), now)
    with database.read() as work:
        first, coming = work.reminder_queue.first_due(), work.reminder_queue.next_due(NEXT)
        lost, missing = work.reach.count(unheard), planning.steps(work, now).missing
    yield _lag(first, now)
    if missing:
        years = ", ".join(map(str, missing))
        yield note(
            "reminders", f"nhắc việc: chưa biết ngày nghỉ năm {years}, các lần nhắc đó chưa xếp lịch", "cập nhật antq"
        )
    for one in coming:
        when = one.due_at.astimezone(now.tzinfo)
        yield note("next_due", f"sắp nhắc: {when:%H:%M %d/%m/%Y} · {one.office} · {one.thing} · {_step(one.step)}")
    if lost:
        yield note(
            "unreachable_people", f"không liên lạc được: {lost} người", "gọi điện, hoặc mời lại bằng antq invite"
        )


def _lag(first: datetime | None, now: datetime) -> Finding:
    if first is None or first > now:
        return good("scheduler", "nhắc việc: không có gì đến hạn mà chưa nhắc")
    minutes = int((now - first).total_seconds() // 60)
    what = f"nhắc việc: việc đến hạn lâu nhất đã chờ {minutes} phút"
    if USUAL.holds(now) or not is_working(Shelf.builtin().calendar(), now.date()):
        return good("scheduler", f"{what}, sẽ nhắc khi hết giờ nghỉ")
    if now - first > LONGEST_WAIT:
        return bad("scheduler", what, "xem antq run (hoặc antq run --only scheduler) có đang chạy không")
    return good("scheduler", what)


def _step(step: int) -> str:
    if step >= ASKED:
        return "người nhận hẹn"
    if step < 0:
        return f"quá hạn {-step} ngày làm việc"
    return f"trước {step} ngày" if step else "ngày cuối"
