"""People who do anything at all, and what must hold whatever they do."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from antq_rules import Answer
from antq_rules.meeting import tally
from antq_rules.meeting_log import open_one
from bot.cases.replay import replay
from bot.cases.stored import stored
from bot.conversation.advance import advance
from bot.conversation.cards.scores import superior_card
from bot.conversation.content_code import content_code, content_hash
from bot.conversation.effects import (
    GiveDelegation,
    HandedStep,
    HandQuestion,
    Notify,
    SaveAnswer,
    SaveProfile,
    Tell,
)
from bot.conversation.events import Event, Opened, Said, Tapped
from bot.conversation.foresee import foresee
from bot.conversation.state import State
from bot.conversation.words import menu, reviewing
from bot.conversation.world import CaseFile, World
from bot.loading import Given, load_world
from bot.ports import Arrival
from tests.walker import SHELF, Walker

CASE = "thcs-1-2025"
PEOPLE = ("head-thcs-1", "pho-hieu-truong", "pho", "police-commune", "pho-cong-an-xa", "chair-commune")
TEXTS = (
    *("3", "5", "2,5", "4.5", "85", "100", "0", "-1", "1e3", "NaN", "３", "9" * 5000, "1 tập thể, 2 cá nhân", "2 1"),
    *("Đạt", "chưa", "Không xảy ra", "có", "không", "Hoàn thành tốt nhiệm vụ", "Đề nghị đạt", "Không áp dụng"),
    *("xin chào", "/tucham", "/cau 5đ", "/cau 9", "/cau 99", "/cau", "/batdau", "/hoso", "/hanchot", "/trogiup"),
    *("/choduyet", "/tiendo", f"/mo {CASE}", "/mo x", "/dulieu", "/ngonngu", "/lienket", "/duyet", "/", "//"),
    *("Đồng ý", "Đồng ý tất cả còn lại", "Duyệt", "Xác nhận duyệt", "Trả lại", "Trả lại đơn vị", "Xác nhận trả lại"),
    *("/tukiemtra", "7.3đ", "/dangky", "Xác nhận đăng ký", "Xác nhận rút"),
    *("Nộp hồ sơ", "Xác nhận nộp", "Để sau", "Giữ nguyên", "quay lai", "thôi", "Ghi chú", "5đ", "5d", "8b", "6b"),
    *("/rut", "Xác nhận rút", "/uyquyen", "Ủy quyền cho một người", "Chủ tịch UBND xã Thiện Tín", "Xác nhận ủy quyền"),
    *("Công nhận", "Không công nhận", "12/QĐ-UBND", "hôm nay", "20/10/2025", "31/2", "Xác nhận không công nhận"),
    *("Chuyển câu hỏi", "Phó Hiệu trưởng Trường THCS Thiện Tín", "Cấp mã cho người khác", "Dùng câu trả lời này"),
    *("Hỏi lại", "Tự trả lời", "Thu hồi câu hỏi", "Trả lời câu 1", "Trả lời câu 2", "/bangiao", "22/10", "/xem"),
    *(f"/{command} thien-tin-2025/2025/don-vi-bao-cao" for command in ("nhaclai", "daro", "tatnhac")),
    *("/batnhac", "/yenlang", "22-6", "mai", "chiều thứ sáu", "/nhacdonvi", "Không thêm", "Gửi nhắc"),
    *("Duyệt các hồ sơ không có cờ", "Mở", "Hồ sơ chờ duyệt"),
    *(
        "/lich",
        "Tải tệp lịch (.ics)",
        "Đổi đường dẫn",
        "Xác nhận đổi",
        "Tắt đường dẫn",
        "Xác nhận tắt",
        "Tạo đường dẫn",
    ),
    *("/hop", "Mở cuộc họp", "hội trường", "7h30", "Bây giờ", "Tôi kiêm thư ký", "Xác nhận mở họp", "Phiếu của tôi"),
    *("Ý kiến khác", "Điểm danh", "Vắng", "2 bí thư", "Ai biểu quyết", "Công an địa phương: chỉ dự họp", "/bienban"),
    *("Ghi phiếu thay", "Cấp ủy", "Đưa nội dung mới ra biểu quyết", "Đóng cuộc họp", "Xác nhận đóng họp"),
    *("Xác nhận biên bản", "Hủy cuộc họp", "Mời bằng mã", "Họp xét"),
    *("chưa có biên bản", "hai\ndòng  có\tkhoảng trống", "{ngoặc} %s \\", "👍", "…", "a" * 501, "\u202e\u200b", ""),
)
FORGED = (
    "a:3",
    "a:-1",
    "line:9",
    f"case:{CASE}:confirm approve x/1",
    f"case:{CASE}:agree 0",
    f"case:{CASE}:confirm x",
    "confirm x",
    "confirm:x",
    "yes",
    "",
)


ASIDE = (HandQuestion, HandedStep, Tell, Notify, GiveDelegation)
"""Effects that change nothing of a case's content."""


@dataclass
class Wanderer:
    """Sends events as one person or another and checks after each what must always hold."""

    walker: Walker
    answers: dict[str, Answer] = field(default_factory=dict)
    buttons: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    steps: dict[str, int] = field(default_factory=dict)
    turns: int = 0
    entries: int = 0

    def __post_init__(self) -> None:
        case = self.case()
        self.answers = dict(case.answers) if case else {}

    def case(self) -> CaseFile | None:
        """The school's case, if it was begun."""
        try:
            return self.walker.case(CASE)
        except KeyError:
            return None

    def do(self, what: str, number: int) -> None:
        """One move: `number` chooses among what there is."""
        match what:
            case "who":
                self.walker.person = PEOPLE[number % len(PEOPLE)]
            case "wait":
                self.walker.clock.at += timedelta(minutes=number)
            case "open":
                self.turn(Opened(f"device {number % 2}"))
            case "say":
                text = TEXTS[number % len(TEXTS)]
                self.turn(Said(text), text)
            case "forge":
                self.turn(Tapped(FORGED[number % len(FORGED)], str(self.walker.state().step)))
            case "tap":
                found = self.live()
                self.turn(Tapped(*found[number % len(found)]) if found else Opened("device 0"))
            case "stale":
                found = self.buttons.get(self.walker.person) or [("a:3", "0")]
                self.turn(Tapped(*found[number % len(found)]))

    def live(self) -> list[tuple[str, str]]:
        """The buttons of the newest message that must work: those of the present step, and those that always do."""
        step = str(self.walker.state().step)
        for message in reversed(self.walker.messages()):
            if message["choices"] and message["step"] in {"", step}:
                return _buttons(message)
        return []

    def turn(self, event: Event, shown: str = "") -> None:
        """One event with every check."""
        walker, person = self.walker, self.walker.person
        before, foreseen = self.case(), self._foreseen(event)
        self.turns += 1
        key = f"wander-{self.turns}"
        messages = walker.send(event, key=key, shown=shown)
        effects = walker.outcome.effects
        self.answers |= {effect.line: effect.answer for effect in effects if isinstance(effect, SaveAnswer)}
        for message in messages:
            _check_message(message)
            self.buttons.setdefault(person, []).extend(_buttons(message))
        self._check_repetition(Arrival(person, walker.channel, key, event, shown))
        self._check_step(person)
        after = self.case()
        if after is not None and before is not None and effects and all(isinstance(each, ASIDE) for each in effects):
            assert content_hash(after) == content_hash(before)
            assert after.card == before.card
        if after is not None:
            if any(isinstance(effect, SaveProfile) for effect in effects):
                self.answers = dict(after.answers)  # what no longer fits the unit is asked again
            assert after.answers == self.answers
            assert foreseen is None or _known(foreseen) == _known(after)
            _check_case(before, after)

    def _foreseen(self, event: Event) -> CaseFile | None:
        """The case as the coming turn will show it, before anything is stored."""
        state, world = self._world(event, later=timedelta(seconds=1))
        turn = advance(state, event, world)
        for effect in turn.effects:
            world = foresee(world, effect)
        return world.cases.get(CASE)

    def _world(self, event: Event, later: timedelta = timedelta()) -> tuple[State, World]:
        walker = self.walker
        state, languages = walker.state(), walker.dispatch.languages
        given = Given(
            SHELF,
            languages["vi"],
            languages=languages.names,
            now=walker.clock.at + later,
            secret="secret",
            address="http://127.0.0.1:8080",
        )
        with walker.database.read() as work:
            return state, load_world(work, walker.person, state, event, given)

    def _check_repetition(self, arrival: Arrival) -> None:
        before = self._everything()
        again = self.walker.dispatch.take(arrival)
        assert again.repeated
        assert not again.effects
        assert self._everything() == before

    def _everything(self) -> list[object]:
        with self.walker.database.begin() as work:
            conversations = [work.conversations.open(person) for person in PEOPLE]
            return [*conversations, work.answers.log(CASE), work.reviews.history(CASE)]

    def _check_step(self, person: str) -> None:
        step = self.walker.state().step
        assert step >= self.steps.get(person, 0)
        self.steps[person] = step

    def check_buttons(self) -> None:
        """Every button that must work now leads on: twice the same way, and never into "this button is old"."""
        for action, step in self.live():
            event = Tapped(action, step)
            state, world = self._world(event)
            turn = advance(state, event, world)
            assert turn == advance(state, event, world)
            leads = {reply.lead.template for reply in turn.replies if hasattr(reply.lead, "template")}
            assert not leads & {menu.STALE, reviewing.CHANGED}, (action, leads)
            assert turn.replies

    def check_proof(self) -> None:
        """The audit log is whole, and the case played again from its logs comes to what is kept of it."""
        with self.walker.database.read() as work:
            checker = work.audit_log.checked()
            if work.cases.find(CASE) is not None:
                played = replay(stored(work, CASE), SHELF)
                assert played.state == self.walker.case().standing.state
        assert checker.entries >= self.entries
        self.entries = checker.entries


def _known(case: CaseFile) -> tuple[object, ...]:
    return case.profile, case.answers, case.notes, case.history, case.submissions, case.meetings


def _buttons(message: dict[str, Any]) -> list[tuple[str, str]]:
    return [(choice["action"], message["step"]) for row in message["choices"] for choice in row]


def _check_message(message: dict[str, Any]) -> None:
    texts = [message["title"], *message["body"], *message["official"]]
    assert any(text and text.strip() for text in texts), message
    assert all(choice["label"].strip() and choice["action"] for row in message["choices"] for choice in row)
    assert message["lead"] is None or message["lead"].strip()


def _check_case(before: CaseFile | None, after: CaseFile) -> None:
    for card in (after.card, superior_card(after)):
        assert 0 <= card.total <= 100
        assert sum(lost.points for lost in card.lost) == 100 - card.total
    if before is not None and before.standing.state in {"waiting", "finished"}:
        assert (after.answers, after.notes, after.profile) == (before.answers, before.notes, before.profile)
    if before is not None:
        assert after.history[: len(before.history)] == before.history
        _check_meetings(before, after)


def _check_meetings(before: CaseFile, after: CaseFile) -> None:
    """What was done in a meeting stays; one that is over has at most its confirmation added; one is open at a time."""
    for old, new in zip(before.meetings, after.meetings, strict=False):
        assert new.entries[: len(old.entries)] == old.entries
        if old.state != "open":
            assert [each.kind for each in new.entries[len(old.entries) :]] in ([], ["confirmed"])
        assert new.counted() == tally(new.ballots, new.motion.content, new.voting)
    assert [each.state for each in after.meetings].count("open") <= 1
    if before.standing.state in {"waiting", "finished"}:
        assert after.meetings == before.meetings
    found = open_one(after.meetings)
    assert found is None or found.paused or found.motion.content == content_code(after)
