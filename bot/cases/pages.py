"""Cases as pages of plain text for the operator."""

from collections.abc import Iterator, Sequence
from datetime import datetime, tzinfo

from antq_rules import Shelf
from antq_rules.commands.pages import unit_name
from antq_rules.decimals import spoken
from antq_rules.review import Event
from bot.cases.replay import Replayed
from bot.cases.stored import Stored
from bot.conversation.cards.scores import superior_card
from bot.conversation.content_code import content_code
from bot.conversation.world import CaseFile

STATES = {"draft": "đang soạn", "waiting": "chờ duyệt", "returned": "bị trả lại", "finished": "đã duyệt xong"}
KINDS = {
    "submitted": "nộp hồ sơ",
    "withdrawn": "rút hồ sơ",
    "opened": "mở hồ sơ",
    "agreed": "đồng ý",
    "rescored": "sửa điểm",
    "line_returned": "trả lại mục",
    "approved": "duyệt",
    "decided": "quyết định",
    "returned": "trả lại hồ sơ",
    "delegated": "uỷ quyền",
}


def list_page(files: Sequence[CaseFile]) -> str:
    """One line a case: id, year, unit, state, stage, both totals."""
    if not files:
        return "Chưa có hồ sơ nào."
    width = max(len(file.id) for file in files)
    return "\n".join(
        f"{file.id:{width}}  {file.year}  {file.unit.name}  {_place(file)}  {_totals(file)}" for file in files
    )


def case_page(case: Stored, shelf: Shelf, zone: tzinfo) -> str:
    """Both columns, the evidence and the history of one case."""
    return "\n".join(_case_lines(case, case.now(shelf), zone))


def replay_page(case: str, found: Replayed) -> str:
    """That a case came out the same."""
    place = f"{STATES[found.state]}{f' ({found.stage})' if found.stage else ''}"
    totals = f"tự chấm {spoken(found.own)}, cấp trên chấm {spoken(found.given)}"
    return f"{case}: khớp ở {found.compared} điểm so sánh; {place}; {totals}; mã nội dung {found.code}."


def _place(file: CaseFile) -> str:
    stage = file.standing.stage
    return STATES[file.standing.state] + (f" ({stage.name})" if stage else "")


def _totals(file: CaseFile) -> str:
    return f"{spoken(file.card.total)}/{spoken(superior_card(file).total)}"


def _case_lines(case: Stored, file: CaseFile, zone: tzinfo) -> Iterator[str]:
    yield f"{file.id} · {file.unit.name} ({unit_name(file.unit.kind)}) · năm {file.year}"
    yield f"{_place(file)} · mở ngày {_moment(case.row.opened_at, zone)} · mã nội dung {content_code(file)}"
    yield f"Bộ tiêu chí {file.rubric.id}, kế hoạch {file.plan.id}"
    yield ""
    yield "Mục     Tối đa  Cơ sở tự chấm  Cấp trên chấm  Minh chứng"
    own, given = file.card, superior_card(file)
    for line in file.rubric.scored:
        points = (spoken(line.max), spoken(own.line(line.id).points), _given(file, line.id))
        names = ", ".join(each.name for each in file.evidence.get(line.id, ()))
        yield f"{line.id:6}  {points[0]:>6}  {points[1]:>13}  {points[2]:>13}  {names}".rstrip()
    yield f"Tổng    {spoken(own.max):>6}  {spoken(own.total):>13}  {spoken(given.total):>13}"
    for line_id, note in file.notes.items():
        yield f"Ghi chú mục {line_id}: {note}"
    yield ""
    yield "Lịch sử:" if case.history else "Chưa nộp lần nào."
    for event in case.history:
        yield f"  {_moment(event.at, zone)}  {_told(event, case)}"


def _given(file: CaseFile, line: str) -> str:
    mark = file.standing.marks.get(line)
    if mark is None:
        return "–"
    return "trả lại" if mark.points is None else spoken(mark.points)


def _told(event: Event, case: Stored) -> str:
    office = case.titles.get(event.office.id, event.office.kind)
    line = f" mục {event.line}" if event.line else ""
    points = f": {spoken(event.points)} điểm" if event.points is not None else ""
    text = f" – {event.text}" if event.text else ""
    return f"{office}: {KINDS.get(event.kind, event.kind)}{line}{points}{text}"


def _moment(at: datetime, zone: tzinfo) -> str:
    return f"{at.astimezone(zone):%d/%m/%Y %H:%M}"
