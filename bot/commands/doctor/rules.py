"""The rule files: whether they are right, and whether next year's holidays are there."""

from collections.abc import Iterator
from datetime import date

from antq_rules.checks.checking import check, warnings
from antq_rules.shelf import Shelf
from antq_rules.working_days import ALARM_MONTH
from bot.commands.doctor.findings import Finding, bad, good, note


def check_rules(shelf: Shelf, today: date) -> Iterator[Finding]:
    """How many problems there are, and before the month from which it is one, whether holidays are missing."""
    problems = check(shelf, today)
    if problems:
        yield bad("rules", f"tệp quy định: {len(problems)} lỗi", "xem antq rules check")
    else:
        yield good("rules", "tệp quy định: không có lỗi")
    years = {one.year for one in shelf.days_off()}
    missing = f"ngày nghỉ lễ: chưa có năm {today.year + 1}"
    drafts = warnings(shelf, today)
    if today.year + 1 in years and not drafts:
        yield good("holidays", f"ngày nghỉ lễ: đã có đến năm {max(years)}")
    elif today.year + 1 in years:
        yield note("holidays", f"ngày nghỉ lễ: {drafts[0].message}", "cập nhật antq khi có quyết định")
    elif today.month < ALARM_MONTH:
        yield note("holidays", missing, f"cần có trước 01/{ALARM_MONTH}: cập nhật antq khi có quyết định")
    else:
        yield bad("holidays", missing, "cập nhật antq, hoặc thêm tệp ngày nghỉ theo quyết định")
