"""Every kind of rule as a page of plain text: standards, holidays and reminder steps here, the others from `pages`."""

from collections.abc import Iterator

from antq_rules.commands.pages import cited, dated, held, listed, plan_page, rubric_page, sentence, unit_name, wrapped
from antq_rules.reminders import Ladder
from antq_rules.rubric import Rubric
from antq_rules.shelf import Rule
from antq_rules.standards import INCOMPLETE, Criterion, Standard
from antq_rules.working_days import DaysOff

ASKED = {"met": "đạt hoặc chưa đạt", "happened": "có xảy ra hay không", "percent": "tỷ lệ phần trăm"}
UNFINISHED = "Danh mục tiêu chí chưa đầy đủ: phần mềm không kết luận đạt hay chưa đạt."


def rule_page(rule: Rule) -> str:
    """The page of a rule of any kind."""
    match rule:
        case Rubric():
            return rubric_page(rule)
        case Standard():
            return standard_page(rule)
        case DaysOff():
            return days_off_page(rule)
        case Ladder():
            return ladder_page(rule)
    return plan_page(rule)


def _head(rule: Standard | DaysOff | Ladder) -> Iterator[str]:
    yield from (rule.id, rule.title, held(rule.in_force), f"Nguồn: {cited(rule.source)}")
    yield from dated(rule.read, rule.published)


def standard_page(standard: Standard) -> str:
    """The checklist line by line: wording, where it is asked, exception, source, and what is open."""
    said = [*_head(standard), *([UNFINISHED] if standard.status == INCOMPLETE else []), ""]
    for checklist in standard.checklists:
        said += [f"{checklist.title} [{cited(checklist.citation)}]", ""]
        for criterion in checklist.criteria:
            said += _criterion(criterion, 0)
    for title, reasons in (
        ("Ngoài phạm vi bắt buộc", tuple(_outside(standard))),
        ("Điều kiện đăng ký", tuple(f"{one.text} [{cited(one.citation)}]" for one in standard.conditions)),
        ("Đăng ký", sentence(standard.registration)),
        ("Xét công nhận", sentence(standard.decision)),
        ("Hồ sơ", standard.dossier),
        ("Còn để mở và ghi chú", standard.notes),
    ):
        said += listed(title, reasons)
    return "\n".join(said)


def _outside(standard: Standard) -> Iterator[str]:
    if standard.outside:
        units = ", ".join(unit_name(name) for name in standard.outside.units)
        yield f"{units}: {standard.outside.text} [{cited(standard.outside.citation)}]"
    yield from sentence(standard.armed_forces)


def _criterion(criterion: Criterion, indent: int) -> Iterator[str]:
    yield from wrapped(f"{criterion.id} · {criterion.text}", indent)
    if criterion.ask:
        asked = ASKED[criterion.ask] + (f", từ {criterion.threshold}%" if criterion.threshold else "")
        yield from wrapped(f"Cách hỏi: {asked} [{cited(criterion.citation)}]", indent + 4)
    if criterion.where:
        yield from wrapped(f"Chỉ xét: {criterion.where.says}", indent + 4)
    if criterion.excuse:
        yield from wrapped(f"Trừ trường hợp: {criterion.excuse}", indent + 4)
    for note in criterion.notes:
        yield from wrapped(f"Còn để mở: {note}", indent + 4)
    for child in criterion.criteria:
        yield from _criterion(child, indent + 4)


def days_off_page(days: DaysOff) -> str:
    """The holidays and swapped days of a year, each with its decision."""
    offs = tuple(
        (f"{one.first:%d/%m/%Y}" if one.first == one.last else f"{one.first:%d/%m/%Y} đến {one.last:%d/%m/%Y}")
        + f": {one.name} [{cited(one.citation)}]"
        for one in days.holidays
    )
    swaps = tuple(f"nghỉ {one.rest:%d/%m/%Y}, làm bù {one.work:%d/%m/%Y} [{cited(one.citation)}]" for one in days.swaps)
    sections = (("Ngày nghỉ", offs), ("Ngày làm việc hoán đổi", swaps), ("Còn để mở và ghi chú", days.notes))
    return "\n".join([*_head(days), "", *(line for title, items in sections for line in listed(title, items))])


def ladder_page(ladder: Ladder) -> str:
    """The steps before a last day and after it."""
    before = ", ".join(str(day) for day in ladder.before)
    steps = (
        f"Nhắc trước ngày cuối {before} ngày",
        f"Quá hạn: nhắc mỗi ngày làm việc, trong {ladder.overdue} ngày",
        f"Báo cấp trên vào ngày quá hạn thứ {', '.join(str(day) for day in ladder.escalate) or '(không)'}",
    )
    notes = listed("Còn để mở và ghi chú", ladder.notes)
    return "\n".join([*_head(ladder), "", *listed("Các lần nhắc", steps), *notes])
