"""Rubrics, plans, results and dates as pages of plain text that a person can read."""

from collections.abc import Iterator
from itertools import chain
from textwrap import wrap

from antq_rules.citation import Citation
from antq_rules.deadlines import Deadline
from antq_rules.decimals import spoken
from antq_rules.grading import UNCONFIRMED
from antq_rules.plan import OFFICES, Plan
from antq_rules.rubric import InForce, Line, Rubric
from antq_rules.scoring import Scorecard

WIDTH = 100
ASKED = {
    "points": "tự chấm điểm",
    "percent": "tỷ lệ phần trăm",
    "met": "đạt hoặc chưa đạt",
    "happened": "có xảy ra hay không",
    "rating": "xếp loại của cấp trên",
    "tax": "đã nộp thuế hay chưa",
    "status": "đã công nhận, đề nghị hay không được công nhận",
    "counts": "số tập thể và cá nhân được khen thưởng đột xuất",
}
UNIT_NAMES = {
    "agency": "cơ quan",
    "enterprise": "doanh nghiệp",
    "school": "cơ sở giáo dục",
    "mn": "mầm non",
    "th": "tiểu học",
    "thcs": "THCS",
    "thpt": "THPT",
    "gdtx": "GDTX",
    "other": "loại khác",
    "micro": "siêu nhỏ",
    "small": "nhỏ",
    "medium": "vừa",
    "large": "lớn",
}


def _wrapped(text: str, indent: int) -> Iterator[str]:
    space = " " * indent
    yield from wrap(text, WIDTH, break_on_hyphens=False, initial_indent=space, subsequent_indent=space)


def _cited(citation: Citation) -> str:
    return citation.text + ("" if citation.confirmed else " (chưa được xác nhận)")


def _held(in_force: InForce) -> str:
    end = f" đến {in_force.end:%d/%m/%Y}" if in_force.end else ""
    return f"Hiệu lực: từ {in_force.start:%d/%m/%Y}{end}"


def rubric_page(rubric: Rubric) -> str:
    """The form line by line: wording, points, how it is asked, source, and what the source leaves open."""
    head = [rubric.id, rubric.title, _held(rubric.in_force), f"Nguồn: {_cited(rubric.source)}"]
    if rubric.read:
        head.append(f"Đối chiếu với nguồn lần cuối: {rubric.read:%d/%m/%Y}")
    count = f"{len(rubric.scored)} mục được chấm, tổng cộng {spoken(rubric.max)} điểm"
    lines = chain.from_iterable(_line_page(line, 0) for line in rubric.lines)
    return "\n".join([*head, count, "", *lines, *_listed("Còn để mở và ghi chú", rubric.notes)])


def _line_page(line: Line, indent: int) -> Iterator[str]:
    space = " " * (indent + 4)
    yield f"{' ' * indent}{line.id} · tối đa {spoken(line.max)} điểm"
    yield from _wrapped(line.text, indent + 4)
    if not line.lines:
        yield f"{space}Cách hỏi: {_how(line)}"
        yield f"{space}Nguồn: {_cited(line.citation)}"
    for note in line.notes:
        yield from _wrapped(f"Còn để mở: {note}", indent + 4)
    yield ""
    for child in line.lines:
        yield from _line_page(child, indent + 4)


def _how(line: Line) -> str:
    kinds = [case.ask for case in line.cases] or [line.ask or ""]
    parts = [" hoặc ".join(ASKED[kind] for kind in kinds)]
    if line.threshold is not None:
        parts.append(f"từ {spoken(line.threshold)}% trở lên được đủ điểm")
    if line.ask == "points":
        parts.append(f"bước {spoken(line.step)} điểm")
    if line.each:
        parts.append(f"mỗi tập thể {spoken(line.each[0])} điểm, mỗi cá nhân {spoken(line.each[1])} điểm")
    if line.may_not_apply:
        parts.append("có thể đề nghị không áp dụng")
    return "; ".join(parts)


def _listed(title: str, items: tuple[str, ...]) -> Iterator[str]:
    if items:
        yield f"{title}:"
        for item in items:
            yield from wrap(item, WIDTH, break_on_hyphens=False, initial_indent="  - ", subsequent_indent="    ")


def plan_page(plan: Plan) -> str:
    """The plan: chain, dates, thresholds, dossier, targets, consequences and notes, each with its source."""
    stages = tuple(
        f"{number}. {stage.name}: {'quyết định' if stage.does == 'decide' else 'duyệt'} [{_cited(stage.citation)}]"
        for number, stage in enumerate(plan.stages, 1)
    )
    dates = tuple(
        f"trước {rule.before.day:02}/{rule.before.month:02}: {rule.what} "
        f"({_who(rule.who, rule.to)}) [{_cited(rule.citation)}]"
        for rule in plan.dates
    )
    bands = tuple(f"{band.name}: từ {spoken(band.low)} điểm" for band in plan.thresholds.bands)
    source = (f"Nguồn: {_cited(plan.thresholds.citation)}", *(() if plan.thresholds.confirmed else (UNCONFIRMED,)))
    sections = (
        ("Căn cứ", plan.parents),
        ("Đơn vị tham gia", (", ".join(_unit(name) for name in plan.invites),) if plan.invites else ()),
        ("Ngoài phạm vi bắt buộc", tuple(_outside(plan))),
        ("Trình tự xét duyệt", stages),
        ("Thời hạn", dates or ("Kế hoạch không đặt thời hạn riêng; theo thời hạn chung cả nước.",)),
        ("Ngưỡng xếp loại", (*bands, *source)),
        ("Hồ sơ", plan.dossier),
        ("Chỉ tiêu", tuple(f"{target.text} [{_cited(target.citation)}]" for target in plan.targets)),
        ("Hệ quả của xếp loại", tuple(_consequences(plan))),
        ("Còn để mở và ghi chú", plan.notes),
    )
    head = [plan.id, plan.title, _held(plan.in_force), f"Nguồn: {_cited(plan.source)}"]
    head.append(f"Bộ tiêu chí: {plan.rubric or 'không có'}")
    return "\n".join([*head, "", *chain.from_iterable(_listed(title, items) for title, items in sections)])


def _unit(name: str) -> str:
    kind, _, detail = name.partition(":")
    return f"{UNIT_NAMES[kind]} {UNIT_NAMES[detail]}" if detail else UNIT_NAMES[kind]


def _outside(plan: Plan) -> Iterator[str]:
    if plan.outside:
        units = ", ".join(_unit(name) for name in plan.outside.units)
        yield f"{units}: {plan.outside.text} [{_cited(plan.outside.citation)}]"


def _consequences(plan: Plan) -> Iterator[str]:
    names = {band.id: band.name for band in plan.thresholds.bands}
    for one in plan.consequences:
        yield f"{', '.join(names[grade] for grade in one.grades)}: {one.text} [{_cited(one.citation)}]"


def _who(who: str, to: str | None) -> str:
    return f"{OFFICES[who]} → {OFFICES[to]}" if to else OFFICES[who]


def score_page(card: Scorecard) -> str:
    """A result in words: total, grade, what it rests on, and every lost point with how to regain it."""
    said = [f"Tổng điểm: {spoken(card.total)}/{spoken(card.max)}"]
    if card.low != card.high:
        said.append(f"Tùy kết quả xem xét: từ {spoken(card.low)} đến {spoken(card.high)} điểm")
    if card.grade:
        said.append(f"Xếp loại: {card.grade.name}" + ("" if card.thresholds_confirmed else f". {UNCONFIRMED}"))
    if card.provisional:
        said.append(f"Tạm tính, chờ quyết định công nhận: {', '.join(card.provisional)}")
    if card.unanswered:
        said.append(f"Chưa trả lời: {', '.join(card.unanswered)}")
    lost = (f"{one.text} {one.remedy} [{one.citation.text}]" for one in card.lost)
    return "\n".join([*said, *_listed("Điểm chưa có", tuple(lost))])


def deadlines_page(dates: tuple[Deadline, ...]) -> str:
    """The dates of a year, one a line, with the last day that is in time."""
    return "\n".join(
        f"trước {one.before:%d/%m/%Y} (hết ngày {one.last_day:%d/%m/%Y}): {one.what} "
        f"({_who(one.who, one.to)}) [{_cited(one.citation)}]"
        for one in dates
    )
