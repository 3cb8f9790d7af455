"""A written conversation with every kind of message the page has to draw."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict

from bot.conversation.events import Brought, Event, Opened, Said, Tapped, Unfit
from bot.conversation.files import FileRef

Payload = Mapping[str, object]

WORDING_3 = (
    "Tích cực hưởng ứng hoặc có hình thức tổ chức “Ngày hội toàn dân bảo vệ an ninh Tổ quốc” và các chủ đề khác theo "
    "chỉ đạo của UBND các cấp thiết thực, hiệu quả, phù hợp với điều kiện, hoàn cảnh thực tế của cơ quan, doanh "
    "nghiệp, cơ sở giáo dục."
)
WORDING_5G = (
    "Tổ chức công đoàn, đoàn thể được cấp trên đánh giá xếp loại “Hoàn thành tốt nhiệm vụ” trở lên (đối với các cơ "
    "quan, doanh nghiệp, cơ sở giáo dục có tổ chức công đoàn, đoàn thể); hoàn thành nghĩa vụ nộp thuế theo quy định "
    "của Nhà nước (đối với các cơ quan, doanh nghiệp, cơ sở giáo dục không có tổ chức Đảng, công đoàn, đoàn thể)."
)
ALWAYS = [[("◀ Quay lại", "back", "plain"), ("Để sau", "later", "plain")],
          [("Vì sao?", "why", "plain"), ("Minh chứng", "evidence", "plain"), ("Ghi chú", "note", "plain")]]  # fmt: skip


def payload(
    *body: str,
    title: str | None = None,
    choices: Sequence[Sequence[tuple[str, str, str]]] = (),
    step: str = "",
    now: int = 0,
    entry: str | None = None,
    table: Payload | None = None,
    files: Sequence[FileRef] = (),
) -> Payload:
    """A message of the bot in the shape of the protocol; a choice is label, action, style."""
    return {
        "title": title,
        "body": list(body),
        "choices": [[{"label": a, "action": b, "style": c} for a, b, c in row] for row in choices],
        "step": step,
        "progress": {"now": now, "of": 20} if now else None,
        "entry": entry,
        "table": table,
        "files": [asdict(file) for file in files],
    }


WELCOME = payload(
    "Kính chào thầy Hiệu trưởng. Trợ lý này giúp đơn vị tự chấm điểm phong trào theo Kế hoạch 358/KH-UBND.",
    "Trước khi bắt đầu: hệ thống lưu họ tên, chức vụ và câu trả lời;\nCông an xã và UBND xã xem được; lưu trong 5 năm.",
    title="Trước khi bắt đầu",
    choices=[[("Đồng ý", "agree", "primary"), ("Không đồng ý", "refuse", "danger")]],
    step="consent",
)
MENU = payload(
    "Thầy cần làm gì?",
    choices=[
        [("Tự chấm điểm", "score", "primary")],
        [("Hồ sơ của đơn vị", "case", "plain"), ("Hạn chót", "dates", "plain")],
        [("Đăng ký", "register", "plain"), ("Trợ giúp", "help", "plain")],
    ],
    step="menu",
)
QUESTION_3 = payload(
    WORDING_3,
    "Năm ngoái: 4 điểm.",
    title="Câu 3/20 · 3 · tối đa 5 điểm",
    choices=[
        [(label, f"points:{label}", "plain") for label in ("5 điểm", "4,5", "4", "3,5", "3", "2", "1", "0")],
        *ALWAYS,
    ],
    step="q3",
    now=3,
    entry="decimal",
)
QUESTION_5G = payload(
    WORDING_5G,
    title="Câu 13/20 · 5g · tối đa 2 điểm",
    choices=[
        [
            ("Hoàn thành xuất sắc nhiệm vụ", "rating:excellent", "plain"),
            ("Hoàn thành tốt nhiệm vụ", "rating:good", "plain"),
        ],
        [("Hoàn thành nhiệm vụ", "rating:completed", "plain"), ("Không hoàn thành nhiệm vụ", "rating:failed", "plain")],
        [("Không áp dụng", "not-applicable", "plain")],
        *ALWAYS,
    ],
    step="q5g",
    now=13,
)
RESULT = payload(
    "Xếp loại: Xuất sắc (ngưỡng xếp loại chưa được xác nhận).",
    "Mục 8c đang tạm tính 50 điểm, chờ quyết định công nhận.",
    "Điểm chưa đạt:\n• 9: chưa có khen thưởng đột xuất – mất 3 điểm (Kế hoạch 358/KH-UBND, Phụ lục).",
    title="Tổng điểm: 97/100",
    table={
        "head": ["Mục", "Tối đa", "Cơ sở tự chấm", "Cấp trên chấm"],
        "rows": [
            ["1. Nghị quyết, kế hoạch Quý I", "3", "3", "3"],
            ["4a. Quy chế hoặc kế hoạch phối hợp", "1", "1", "0,5"],
            ["8c. Đạt tiêu chuẩn “An toàn về an ninh, trật tự”", "50", "50", "50"],
            ["9. Khen thưởng đột xuất", "3", "0", "–"],
            ["Tổng", "100", "97", "96,5"],
        ],
    },
    choices=[[("Nộp hồ sơ", "submit", "primary")], [("Xem lại từng câu", "review", "plain")]],
    step="result",
)
NOTICE = payload(
    "Công an xã Thiện Tín đã trả lại mục 4a: “Đề nghị gửi quy chế có chữ ký của hai bên”.",
    title="Hồ sơ được trả lại",
    choices=[[("Mở hồ sơ", "open:case-7", "primary")]],
)
SAVED = payload("Đã lưu: 5 điểm cho câu 3.")
AGAIN = payload("Xin nhập số từ 0 đến 5, ví dụ: 4,5.")


EVIDENCE = payload(
    "Gửi ảnh hoặc tệp làm minh chứng cho câu 3. Nhận ảnh, PDF, Word, Excel; mỗi tệp tối đa 10 MB.",
    "Không gửi tài liệu có dấu MẬT, giấy tờ tùy thân, tên học sinh, người bị kỷ luật hay người tố cáo.",
    choices=[[("Xong", "cancel", "primary")]],
    step="evidence",
    entry="file",
)
UNFIT = {
    "big": "Tệp quá lớn nên chưa lưu; mỗi tệp tối đa 10 MB.",
    "type": "Loại tệp này chưa nhận được. Nhận ảnh (JPG, PNG, WebP, HEIC), PDF, Word, Excel.",
    "lost": "Chưa tải được tệp vừa gửi nên chưa lưu; đề nghị gửi lại.",
}
AGREED = payload("Cảm ơn thầy. Đã ghi nhận đồng ý lúc 08:00 ngày 20/10/2025.")
OPEN = payload("Hồ sơ của đơn vị đang mở.")
REPLIES = {
    ("agree", "consent"): [AGREED, MENU],
    ("score", "menu"): [QUESTION_3],
    ("open:case-7", ""): [OPEN],
    ("cancel", "evidence"): [QUESTION_3],
}


def answering(event: Event) -> Sequence[Payload]:
    """Consent, menu, two questions, the result; wrong words get one sentence and the question again."""
    match event:
        case Opened():
            return [WELCOME]
        case Brought(file):
            return [payload(f"✓ Đã lưu minh chứng câu 3: {file.name}.", files=[file]), EVIDENCE]
        case Unfit(why):
            return [payload(UNFIT[why]), EVIDENCE]
        case Tapped("evidence", "q3"):
            return [EVIDENCE]
        case Tapped(_, "q3"):
            return [SAVED, QUESTION_5G]
        case Tapped(_, "q5g"):
            return [RESULT]
        case Tapped(action, step):
            return REPLIES[action, step]
        case Said(text):
            return [SAVED, QUESTION_5G] if text.replace(",", "").isdigit() else [AGAIN, QUESTION_3]
