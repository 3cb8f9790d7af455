"""A file of reminder steps to a Ladder."""

from antq_rules.files.common_fields import read_citation, read_date_read, read_in_force, read_published
from antq_rules.parsing import DAY, TEXT, WHOLE, Fields, Report, open_file
from antq_rules.reminders import Ladder, LadderExample

MOST_DAYS = 365


def read_ladder(file: str, text: str) -> Ladder:
    """Read the text of a file of reminder steps; raises RuleFileError with every problem."""
    report = Report(file)
    top = open_file(report, text)
    steps = top.child("ladder", "{before: [30, 14, 7, 3, 1, 0], overdue: 5, escalate: [2, 5]}")
    before, overdue, escalate = _steps(top, steps)
    ladder = Ladder(
        id=top.need("id", TEXT, '"nhac-viec-mac-dinh"'),
        title=top.need("title", TEXT, '"Các lần nhắc việc"'),
        in_force=read_in_force(top),
        source=read_citation(top, "source"),
        read=read_date_read(top),
        published=read_published(top),
        before=before,
        overdue=overdue,
        escalate=escalate,
        notes=top.each("notes", TEXT, '"Địa phương có thể đổi."'),
        examples=tuple(_example(one) for one in top.children("examples", "- {last_day: 2025-10-29, remind: […]}")),
        hash=top.fingerprint,
    )
    top.close()
    report.raise_any()
    return ladder


def _steps(top: Fields, fields: Fields | None) -> tuple[tuple[int, ...], int, tuple[int, ...]]:
    """The days before, the number of overdue days, and on which of these the office above is told."""
    if fields is None:
        if not top.has("ladder"):
            top.wrong("ladder", "thiếu mục này", "ladder: {before: [30, 14, 7, 3, 1, 0], overdue: 5, escalate: [2, 5]}")
        return (), 0, ()
    before = fields.each("before", WHOLE, "30")
    overdue = fields.need("overdue", WHOLE, "5")
    escalate = fields.each("escalate", WHOLE, "2")
    if not before or list(before) != sorted({day for day in before if 0 <= day <= MOST_DAYS}, reverse=True):
        fields.wrong("before", f"phải là các số ngày giảm dần, từ {MOST_DAYS} đến 0", "before: [30, 14, 7, 3, 1, 0]")
    if not 0 <= overdue <= MOST_DAYS:
        fields.wrong("overdue", f"phải từ 0 đến {MOST_DAYS}", "overdue: 5")
    if any(not 1 <= day <= overdue for day in escalate):
        fields.wrong("escalate", "phải là ngày quá hạn từ 1 đến overdue", "escalate: [2, 5]")
    fields.close()
    return before, overdue, escalate


def _example(fields: Fields) -> LadderExample:
    example = LadderExample(
        fields.need("says", TEXT, '"hạn vào thứ Tư"'),
        fields.need("last_day", DAY, "2025-10-29"),
        fields.each("remind", DAY, "2025-10-29"),
        fields.each("escalate", DAY, "2025-10-31"),
        fields.at,
    )
    fields.close()
    return example
