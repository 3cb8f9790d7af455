"""Rubrics, plans, results and dates as pages of plain text that a person can read."""

from collections.abc import Iterator
from datetime import date
from itertools import chain
from textwrap import wrap

from antq_rules.citation import Citation, Reason
from antq_rules.deadlines import Deadline
from antq_rules.decimals import spoken
from antq_rules.grading import UNCONFIRMED
from antq_rules.plan import OFFICES, Plan, Stage
from antq_rules.rubric import InForce, Line, Rubric
from antq_rules.scoring import Scorecard

WIDTH = 100
NO_DATES = "Kế hoạch không đặt thời hạn riêng; theo thời hạn chung cả nước."
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
TRACKS = {
    "t1": "Tiêu chuẩn “An toàn về an ninh, trật tự”",
    "t2": "Phân loại phong trào",
    "t3": "Điển hình",
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


def wrapped(text: str, indent: int) -> Iterator[str]:
    """The text in lines of a page, each after so many spaces."""
    space = " " * indent
    yield from wrap(text, WIDTH, break_on_hyphens=False, initial_indent=space, subsequent_indent=space)


def cited(citation: Citation) -> str:
    """A citation, and that nobody has confirmed it where that is so."""
    return citation.text + ("" if citation.confirmed else " (chưa được xác nhận)")


def held(in_force: InForce) -> str:
    """The days a rule holds."""
    end = f" đến {in_force.end:%d/%m/%Y}" if in_force.end else ""
    return f"Hiệu lực: từ {in_force.start:%d/%m/%Y}{end}"


def dated(read: date | None, published: date | None) -> Iterator[str]:
    """When the file was last compared with its source, and since when cases may rest on it."""
    if read:
        yield f"Đối chiếu với nguồn lần cuối: {read:%d/%m/%Y}"
    yield f"Tệp công bố: {published:%d/%m/%Y}" if published else "Tệp còn là bản nháp, chưa công bố"


def rubric_page(rubric: Rubric) -> str:
    """The form line by line: wording, points, how it is asked, source, and what the source leaves open."""
    head = [rubric.id, rubric.title, held(rubric.in_force), f"Nguồn: {cited(rubric.source)}"]
    head += dated(rubric.read, rubric.published)
    count = f"{len(rubric.scored)} mục được chấm, tổng cộng {spoken(rubric.max)} điểm"
    lines = chain.from_iterable(_line_page(line, 0) for line in rubric.lines)
    return "\n".join([*head, count, "", *lines, *listed("Còn để mở và ghi chú", rubric.notes)])


def _line_page(line: Line, indent: int) -> Iterator[str]:
    space = " " * (indent + 4)
    yield f"{' ' * indent}{line.id} · tối đa {spoken(line.max)} điểm"
    yield from wrapped(line.text, indent + 4)
    if not line.lines:
        yield f"{space}Cách hỏi: {_how(line)}"
        yield f"{space}Nguồn: {cited(line.citation)}"
    for note in line.notes:
        yield from wrapped(f"Còn để mở: {note}", indent + 4)
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


def listed(title: str, items: tuple[str, ...]) -> Iterator[str]:
    """A heading and its items, each wrapped under a dash; nothing where there are none."""
    if items:
        yield f"{title}:"
        for item in items:
            yield from wrap(item, WIDTH, break_on_hyphens=False, initial_indent="  - ", subsequent_indent="    ")


def plan_page(plan: Plan) -> str:
    """The plan: chain, dates, thresholds, dossier, targets, consequences and notes, each with its source."""
    dates = tuple(
        f"trước {rule.before.day:02}/{rule.before.month:02}: {rule.what} "
        f"({_who(rule.who, rule.to)}) [{cited(rule.citation)}]"
        for rule in plan.dates
    )
    bands = tuple(f"{band.name}: từ {spoken(band.low)} điểm" for band in plan.thresholds.bands)
    source = (f"Nguồn: {cited(plan.thresholds.citation)}", *(() if plan.thresholds.confirmed else (UNCONFIRMED,)))
    sections = (
        ("Căn cứ", plan.parents),
        ("Đơn vị tham gia", (", ".join(unit_name(name) for name in plan.invites),) if plan.invites else ()),
        ("Ngoài phạm vi bắt buộc", tuple(_outside(plan))),
        ("Nội dung", tuple(TRACKS[track] for track in plan.tracks)),
        ("Trình tự xét duyệt", _stages(plan.stages)),
        *((f"Trình tự khác: {other.units}", _stages(other.stages)) for other in plan.other_chains),
        ("Xét công nhận", sentence(plan.decision)),
        ("Thời hạn", dates or (NO_DATES,)),
        ("Ngưỡng xếp loại", (*bands, *source)),
        ("Hồ sơ", plan.dossier),
        ("Chỉ tiêu", tuple(f"{target.text} [{cited(target.citation)}]" for target in plan.targets)),
        ("Điều kiện đăng ký điển hình", tuple(f"{one.text} [{cited(one.citation)}]" for one in plan.conditions)),
        ("Khen thưởng", tuple(f"{one.text} [{cited(one.citation)}]" for one in plan.rewards)),
        ("Hệ quả của xếp loại", tuple(_consequences(plan))),
        ("Còn để mở và ghi chú", plan.notes),
    )
    head = [plan.id, plan.title, held(plan.in_force), f"Nguồn: {cited(plan.source)}"]
    head += [*dated(plan.read, plan.published), f"Bộ tiêu chí: {plan.rubric or 'không có'}"]
    return "\n".join([*head, "", *chain.from_iterable(listed(title, items) for title, items in sections)])


def _stages(stages: tuple[Stage, ...]) -> tuple[str, ...]:
    return tuple(
        f"{number}. {stage.name}: {'quyết định' if stage.does == 'decide' else 'duyệt'} [{cited(stage.citation)}]"
        for number, stage in enumerate(stages, 1)
    )


def sentence(reason: Reason | None) -> tuple[str, ...]:
    """A reason with its source as a list of one, or of none."""
    return (f"{reason.text} [{cited(reason.citation)}]",) if reason else ()


def unit_name(name: str) -> str:
    """A kind of unit as people call it, from its name in a plan."""
    kind, _, detail = name.partition(":")
    return f"{UNIT_NAMES[kind]} {UNIT_NAMES[detail]}" if detail else UNIT_NAMES[kind]


def _outside(plan: Plan) -> Iterator[str]:
    if plan.outside:
        units = ", ".join(unit_name(name) for name in plan.outside.units)
        yield f"{units}: {plan.outside.text} [{cited(plan.outside.citation)}]"


def _consequences(plan: Plan) -> Iterator[str]:
    names = {band.id: band.name for band in plan.thresholds.bands}
    for one in plan.consequences:
        yield f"{', '.join(names[grade] for grade in one.grades)}: {one.text} [{cited(one.citation)}]"


def _who(who: str, to: str | None) -> str:
    return f"{OFFICES[who]} → {OFFICES[to]}" if to else OFFICES[who]


def score_page(card: Scorecard) -> str:
    """A result in words: total, grade, what it rests on and leads to, every lost point with how to regain it."""
    said = [f"Tổng điểm: {spoken(card.total)}/{spoken(card.max)}"]
    if card.low != card.high:
        said.append(f"Tùy kết quả xem xét: từ {spoken(card.low)} đến {spoken(card.high)} điểm")
    if card.grade:
        said.append(f"Xếp loại: {card.grade.name}" + ("" if card.thresholds_confirmed else f". {UNCONFIRMED}"))
    if card.provisional:
        said.append(f"Tạm tính, chờ quyết định công nhận: {', '.join(card.provisional)}")
    if card.unanswered:
        said.append(f"Chưa trả lời: {', '.join(card.unanswered)}")
    follows = chain.from_iterable(sentence(one) for one in card.grade.follows) if card.grade else ()
    lost = (f"{one.text} {one.remedy} [{one.citation.text}]" for one in card.lost)
    return "\n".join([*said, *listed("Điểm chưa có", tuple(lost)), *listed("Hệ quả", tuple(follows))])


def deadlines_page(dates: tuple[Deadline, ...], plan: Plan | None = None) -> str:
    """The dates of a year, one a line, with the last day that is in time; said first when the plan sets none."""
    none = () if plan is None or plan.dates else (NO_DATES,)
    lines = (
        f"trước {one.before:%d/%m/%Y} (hết ngày {one.last_day:%d/%m/%Y}): {one.what} "
        f"({_who(one.who, one.to)}) [{cited(one.citation)}]"
        for one in dates
    )
    return "\n".join([*none, *lines])
