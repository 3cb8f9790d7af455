"""One line, one answer: the points, the reason of every point, and how a lost point can be regained."""

from dataclasses import dataclass
from decimal import Decimal

from antq_rules.answer_types import (
    Answer,
    Counts,
    Happened,
    Met,
    Percent,
    Points,
    Rated,
    Status,
    TaxPaid,
)
from antq_rules.citation import Citation, Reason
from antq_rules.decimals import spoken
from antq_rules.rubric import FULL_MARKS, RATINGS, Line

ZERO = Decimal(0)
RATING_NAMES = {
    "excellent": "Hoàn thành xuất sắc nhiệm vụ",
    "good": "Hoàn thành tốt nhiệm vụ",
    "completed": "Hoàn thành nhiệm vụ",
    "failed": "Không hoàn thành nhiệm vụ",
}


@dataclass(frozen=True, slots=True)
class LineScore:
    """The points of one line with their reasons; `low` and `high` are the points if the reviewer refuses or grants."""

    id: str
    max: Decimal
    points: Decimal
    because: tuple[Reason, ...]
    low: Decimal
    high: Decimal


@dataclass(frozen=True, slots=True)
class Lost:
    """Points a line did not bring: what was read, and how they can be regained or that they cannot."""

    id: str
    points: Decimal
    text: str
    remedy: str
    citation: Citation


@dataclass(frozen=True, slots=True)
class Judged:
    """What one answer brings; `provisional` while the points rest on a decision not yet taken."""

    score: LineScore
    lost: Lost | None
    provisional: bool = False


@dataclass(frozen=True, slots=True)
class _Finding:
    """What was read, in words that follow "Mục 4b: ", and the points it brings."""

    points: Decimal
    read: str
    remedy: str | None = None
    granted: bool = False
    provisional: bool = False


def judge(line: Line, answer: Answer | None) -> Judged:
    """Points of an answer that `limits.why_refused` let through; None is a line without an answer."""
    found = _find(line, answer)
    high = line.max if found.granted else found.points
    reason = Reason(f"{found.read}: {spoken(found.points)}/{spoken(line.max)} điểm.", line.citation)
    score = LineScore(line.id, line.max, found.points, (reason,), found.points, high)
    missing = line.max - found.points
    if not missing:
        return Judged(score, None, found.provisional)
    went = f"còn thiếu {spoken(missing)} điểm" if found.points or answer is None else f"mất {spoken(missing)} điểm"
    if found.granted:
        went = f"tạm tính 0 điểm, còn {spoken(missing)} điểm chờ xem xét"
    text = f"Mục {line.id}: {_lower(found.read)}, {went}."
    return Judged(score, Lost(line.id, missing, text, found.remedy or remedy_for(line), line.citation))


def remedy_for(line: Line) -> str:
    """How points of this line are regained when the rule file says nothing more exact."""
    if line.remedy:
        return line.remedy
    return "Thực hiện nội dung này và bổ sung minh chứng." if line.undoable else "Năm nay không lấy lại được điểm này."


def _lower(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]


def _won(line: Line, yes: bool, read: str) -> _Finding:  # noqa: FBT001 - the one fact a line is won or lost by
    return _Finding(line.max if yes else ZERO, read)


def _find(line: Line, answer: Answer | None) -> _Finding:
    match answer:
        case None:
            return _Finding(ZERO, "Chưa trả lời", "Trả lời mục này trước khi nộp hồ sơ.")
        case Points(points):
            return _Finding(points, f"Đơn vị tự chấm {spoken(points)} điểm")
        case Percent():
            return _find_percent(line, answer)
        case Met(met):
            return _won(line, met, "Đạt yêu cầu" if met else "Chưa đạt yêu cầu")
        case Happened(happened):
            return _won(line, not happened, "Đã xảy ra việc này trong năm" if happened else "Không xảy ra trong năm")
        case Rated(rating):
            lowest = line.enough or "good"
            enough = RATINGS.index(rating) <= RATINGS.index(lowest)
            short = "" if enough else f", chưa tới “{RATING_NAMES[lowest]}”"
            return _won(line, enough, f"Được xếp loại “{RATING_NAMES[rating]}”{short}")
        case TaxPaid(paid):
            return _won(line, paid, f"{'Đã' if paid else 'Chưa'} hoàn thành nghĩa vụ nộp thuế")
        case Status(status):
            return _find_status(line, status)
        case Counts(collective, individual):
            return _find_counts(line, collective, individual)
    return _Finding(
        ZERO,
        f"Không áp dụng, đề nghị xem xét ({answer.reason.rstrip('.')})",
        f"Cấp trên xem xét; nếu được chấp nhận, đơn vị có đủ {spoken(line.max)} điểm.",
        granted=True,
    )


def _find_percent(line: Line, answer: Percent) -> _Finding:
    share, threshold = spoken(answer.percent), line.threshold or FULL_MARKS
    if answer.percent >= threshold:
        return _Finding(line.max, f"Tỷ lệ {share}%, đạt mức {spoken(threshold)}%")
    below = f"Tỷ lệ {share}%, dưới mức {spoken(threshold)}%"
    if answer.claim is None:
        return _Finding(ZERO, below)
    claim = f"{below}, đơn vị đề nghị {spoken(answer.claim)} điểm ({(answer.why or '').rstrip('.')})"
    return _Finding(answer.claim, claim)


def _find_status(line: Line, status: str) -> _Finding:
    if status == "recognised":
        return _Finding(line.max, "Đã có quyết định công nhận")
    if status == "proposed":
        return _Finding(line.max, "Đề nghị đạt, tạm tính khi chờ quyết định công nhận", provisional=True)
    ceiling = spoken(FULL_MARKS - line.max)
    return _Finding(
        ZERO,
        "Không được công nhận",
        f"Năm nay không lấy lại được; thiếu mục này, tổng điểm không quá {ceiling}. Đăng ký và phấn đấu cho năm sau.",
    )


def _find_counts(line: Line, collective: int, individual: int) -> _Finding:
    per_collective, per_individual = line.each or (ZERO, ZERO)
    earned = per_collective * collective + per_individual * individual
    points = min(line.max, earned)
    if not collective + individual:
        return _Finding(points, "Chưa có khen thưởng đột xuất")
    cut = f", tối đa {spoken(line.max)}" if earned > line.max else ""
    return _Finding(points, f"Có {collective} tập thể, {individual} cá nhân được khen thưởng đột xuất{cut}")
