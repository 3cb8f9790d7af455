"""What waits to be sent, and what could not be."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from bot.commands.doctor.findings import Finding, bad, good, note
from bot.commands.doctor.machine import CHANNELS
from storage import Database

LONGEST_WAIT = timedelta(minutes=5)
LOOKS_BACK = timedelta(days=1)


def check_delivery(database: Database, now: datetime) -> Iterator[Finding]:
    """For each channel how many rows are due and since when; chats and rows that failed, if any."""
    with database.read() as work:
        waiting = {channel: work.deliveries.backlog(channel, now) for channel in CHANNELS}
        unreachable = work.checkup.unreachable()
        failures = work.checkup.failures(now - LOOKS_BACK)
    for channel, (oldest, count) in waiting.items():
        yield _queue(channel, oldest, count, now)
    if unreachable:
        yield note("unreachable", f"không liên lạc được: {_told(unreachable)} cuộc trò chuyện", "gọi điện cho người đó")
    for state, says in (("dead", "gửi không được"), ("uncertain", "không rõ đã gửi chưa")):
        counts = {channel: count for (channel, which), count in failures.items() if which == state}
        if counts:
            yield note(state, f"{says} trong 24 giờ: {_told(counts)} tin", "xem nhật ký của antq run")


def _queue(channel: str, oldest: datetime | None, count: int, now: datetime) -> Finding:
    if oldest is None:
        return good("queue", f"hàng gửi {channel}: trống")
    minutes = int((now - oldest).total_seconds() // 60)
    what = f"hàng gửi {channel}: {count} tin, chờ lâu nhất {minutes} phút"
    if now - oldest > LONGEST_WAIT:
        return bad("queue", what, "xem antq run (hoặc antq run --only delivery) có đang chạy không")
    return good("queue", what)


def _told(counts: dict[str, int]) -> str:
    return ", ".join(f"{channel} {count}" for channel, count in sorted(counts.items()))
