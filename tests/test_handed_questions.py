"""A question given to somebody else: what they answer is theirs, and counts for nothing until the head takes it."""

import re
from dataclasses import replace
from decimal import Decimal

import pytest

from antq_rules import Percent
from bot.cases.replay import replay
from bot.cases.stored import stored
from bot.conversation.content_code import content_hash
from bot.conversation.effects import HandedStep, HandQuestion, KeepEvidence, Review
from bot.conversation.events import Brought, Said, Tapped
from bot.conversation.words import handing as words
from bot.conversation.words import joining, result, reviewing, scoring
from bot.ports import Arrival
from tests import shortcuts
from tests.conversation.sent import sent
from tests.handing import CASE, walker
from tests.walker import SHELF, Walker, all_text

__all__ = ["walker"]

DEPUTY = "Phó Hiệu trưởng Trường THCS Thiện Tín"
_CODE = re.compile(r"\b[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}\b")


def _hand(walker: Walker, line: str, to: str = DEPUTY) -> list[dict[str, object]]:
    walker.says(f"/cau {line}")
    walker.taps(words.HAND)
    return walker.taps(to)


def _hand_by_code(walker: Walker, line: str) -> str:
    return _CODE.findall(all_text(_hand(walker, line, words.BY_CODE)))[0]


def _come(walker: Walker, name: str, code: str) -> None:
    walker.comes(name, code)
    walker.taps(joining.AGREE)
    walker.taps(joining.AGREE)


def test_an_answer_taken_is_the_colleague_s(walker: Walker) -> None:
    """The log names who gave it in which office, with note and file; the case can be replayed to the same hash."""
    _hand(walker, "2")
    walker.person = "pho"
    walker.taps("Trả lời câu 2")
    walker.says("95")
    walker.taps(scoring.NOTE)
    walker.says("có danh sách")
    event, content = sent("file danh sach.jpg")
    walker.send(event, content=content)
    assert not walker.case().answers.keys() & {"2"}
    assert not walker.case().evidence
    walker.person = "head-thcs-1"
    walker.says("/cau 2")
    walker.taps(words.USE)
    case = walker.case()
    assert (case.authors["2"].person, case.authors["2"].office) == ("pho", "deputy-thcs-1")
    assert case.notes["2"] == "có danh sách"
    assert [file.name for file in case.evidence["2"]] == ["danh sach.jpg"]
    assert f"do {DEPUTY} nhập" in all_text(walker.says("/cau 2"))
    with walker.database.read() as work:
        (entry,) = [each for each in work.answers.log(CASE) if (each.line, each.kind) == ("2", "answer")]
        assert (entry.person, entry.office) == ("pho", "deputy-thcs-1")
        replay(stored(work, CASE), SHELF)
        work.audit_log.checked()


def test_a_button_does_nothing_to_an_answer_that_came_after_it(walker: Walker) -> None:
    """Taking the question back, or asking again, is about what was shown: a newer answer is shown first."""
    _hand(walker, "2")
    walker.says("/cau 2")
    action, step = walker.button(words.REVOKE)
    _answer_as_deputy(walker, "95")
    said = all_text(walker.send(Tapped(action, step)))
    assert "95%" in said
    walker.says("/cau 2")
    walker.taps(words.AGAIN)
    _answer_as_deputy(walker, "96")
    said = all_text(walker.says("nêu rõ từng lớp"))
    assert "96%" in said
    assert not any(isinstance(effect, HandedStep) for effect in walker.outcome.effects)
    walker.taps(words.USE)
    assert walker.case().answers["2"] == Percent(Decimal(96))


def _answer_as_deputy(walker: Walker, text: str) -> None:
    walker.person = "pho"
    walker.says("/traloi")
    walker.taps("Trả lời câu 2")
    walker.says(text)
    walker.person = "head-thcs-1"


def test_the_rest_of_an_album_does_not_slip_into_the_case(walker: Walker) -> None:
    """The second photo comes when the deputy is at the start page: still the head takes it or nobody."""
    _hand(walker, "2")
    walker.person = "pho"
    walker.taps("Trả lời câu 2")
    event, content = sent("file danh sach.jpg")
    assert isinstance(event, Brought)
    walker.send(replace(event, album="a1"), content=content)
    walker.says("/batdau")
    walker.send(replace(event, album="a1"), content=content)
    assert not any(isinstance(effect, KeepEvidence) for effect in walker.outcome.effects)
    assert not walker.case().evidence


def test_a_code_works_once_and_for_one_person(walker: Walker) -> None:
    """A second stranger with the same code is let in nowhere, and nothing of the case changes."""
    code = _hand_by_code(walker, "7")
    _come(walker, "guard", code)
    before = walker.case()
    with pytest.raises(KeyError):
        walker.comes("stranger", code)
    assert walker.case().answers == before.answers


def test_a_code_taken_back_opens_nothing(walker: Walker) -> None:
    """Revoked before it was used, the code is over; so it is after the case was handed in."""
    code = _hand_by_code(walker, "7")
    walker.says("/cau 7")
    walker.taps(words.REVOKE)
    with pytest.raises(KeyError):
        walker.comes("guard", code)
    later = _hand_by_code(walker, "7")
    walker.says("/tucham")
    walker.taps(scoring.LATER)
    shortcuts.answer_rest(walker, CASE, {}, frozenset({"7"}))
    shortcuts.hand_in(walker)
    with pytest.raises(KeyError):
        walker.comes("guard", later)


COMMANDS = (
    *(
        "/bangiao",
        "/tucham",
        "/cau 1",
        "/cau 7",
        "/hoso",
        "/dangky",
        "/tukiemtra",
        "/rut",
        "/uyquyen",
        "/choduyet",
        "/tiendo",
    ),
    *(f"/mo {CASE}", f"/xem {CASE}", "/batdau", "/hanchot", "/trogiup", "/dulieu"),
)


@pytest.mark.parametrize("command", COMMANDS)
def test_who_has_a_code_sees_one_question_and_nothing_else(walker: Walker, command: str) -> None:
    """No command shows another question, a total, or another answer of the case; nothing they do touches it."""
    code = _hand_by_code(walker, "7")
    _come(walker, "guard", code)
    before = content_hash(walker.case())
    said = all_text(walker.says(command))
    assert "Câu 1" not in said
    assert "Cơ sở tự chấm" not in said
    assert "Kết quả tự chấm" not in said
    assert content_hash(walker.case()) == before


def test_a_forged_button_answers_nothing(walker: Walker) -> None:
    """Somebody asked for line 7 presses made-up buttons of other lines and of the head: the case stays as it is."""
    _come(walker, "guard", _hand_by_code(walker, "7"))
    walker.taps("Trả lời câu 7")
    before = content_hash(walker.case())
    step = str(walker.state().step)
    for action in ("hand:use 1", "hand", "hand:revoke", "line:1", "submit", "go:cau:1", "go:traloi:other", "last"):
        walker.send(Tapped(action, step))
        assert not any(isinstance(effect, Review) for effect in walker.outcome.effects)
    assert content_hash(walker.case()) == before


def test_the_deputy_s_walk_leads_the_answer_to_the_head(walker: Walker) -> None:
    """A deputy who was given a question and answers it on the way through the form has answered the head only."""
    _hand(walker, "2")
    walker.person = "pho"
    walker.says("/cau 2")
    assert "Người đứng đầu sẽ xác nhận" in all_text(walker.says("95"))
    assert "2" not in walker.case().answers
    walker.says("/cau 7")
    walker.says("9")
    assert walker.case().authors["7"].person == "pho"


def test_the_head_s_own_answer_ends_the_asking(walker: Walker) -> None:
    """Who asked and then answers alone leaves nobody waiting: the colleague is told, and cannot answer any more."""
    _hand(walker, "2")
    walker.says("/cau 2")
    walker.says("100")
    assert walker.case().answers["2"] == Percent(Decimal(100))
    walker.person = "pho"
    assert "không cần bạn trả lời nữa" in all_text(walker.messages())
    assert words.NOT_ASKED in all_text(walker.taps("Trả lời câu 2"))


def test_the_button_takes_what_it_showed(walker: Walker) -> None:
    """The colleague changed the answer after the head saw it: the old button takes nothing and the new one is shown."""
    _hand(walker, "2")
    walker.person = "pho"
    walker.taps("Trả lời câu 2")
    walker.says("95")
    walker.person = "head-thcs-1"
    walker.says("/cau 2")
    action, step = walker.button(words.USE)
    walker.person = "pho"
    walker.says("91")
    walker.person = "head-thcs-1"
    assert "91%" in all_text(walker.send(Tapped(action, step)))
    assert "2" not in walker.case().answers
    walker.taps(words.USE)
    assert walker.case().answers["2"] == Percent(Decimal(91))


def test_two_turns_at_once_take_an_answer_once(walker: Walker) -> None:
    """The same press delivered twice is one answer in the log."""
    _hand(walker, "2")
    walker.person = "pho"
    walker.taps("Trả lời câu 2")
    walker.says("95")
    walker.person = "head-thcs-1"
    walker.says("/cau 2")
    action, step = walker.button(words.USE)
    for key in ("one", "one", "two"):
        walker.dispatch.take(Arrival("head-thcs-1", "web", key, Tapped(action, step)))
    with walker.database.read() as work:
        assert len([each for each in work.answers.log(CASE) if (each.line, each.kind) == ("2", "answer")]) == 1


def test_who_left_the_unit_is_not_asked_any_more(walker: Walker) -> None:
    """The deputy hands the office over: the question is gone from their chat, and the head can still take it back."""
    _hand(walker, "2")
    with walker.database.begin() as work:
        work.places.leave("deputy-thcs-1", "pho", walker.clock.at.date().replace(day=1))
    walker.person = "pho"
    assert "không còn giữ chức vụ này" in all_text(walker.taps("Trả lời câu 2"))
    walker.person = "head-thcs-1"
    walker.says("/cau 2")
    assert "Đã thu hồi câu 2" in all_text(walker.taps(words.REVOKE))


def test_who_answered_for_a_unit_does_not_review_it(walker: Walker) -> None:
    """A police officer who came with a code of the unit may not open its case, whoever handed it in."""
    code = _hand_by_code(walker, "7")
    with walker.database.begin() as work:
        work.chats.meet("telegram", "chat-police", walker.clock.now())
        work.chats.join("telegram", "chat-police", "police-commune")
    walker.comes("police", code)
    walker.person = "head-thcs-1"
    shortcuts.answer_rest(walker, CASE, {})
    shortcuts.hand_in(walker)
    walker.person = "police-commune"
    shortcuts.agree(walker)
    assert "tự duyệt hồ sơ của đơn vị mình" in all_text(walker.says(f"/mo {CASE}"))
    assert walker.outcome.effects == ()


def test_only_the_head_gives_questions_away(walker: Walker) -> None:
    """The deputy sees no such button, and a made-up one says whose it is."""
    walker.person = "pho"
    assert words.HAND not in all_text(walker.says("/cau 2"))
    said = all_text(walker.send(Tapped("hand", str(walker.state().step))))
    assert "bước trước" in said
    assert not any(isinstance(effect, HandQuestion | HandedStep) for effect in walker.outcome.effects)


def test_a_question_of_another_unit_is_not_answered(walker: Walker) -> None:
    """Whoever changed to another unit's deputy is not asked by the old one any more, with the button in hand."""
    _hand(walker, "2")
    walker.person = "pho"
    action, _ = walker.button("Trả lời câu 2")
    with walker.database.begin() as work:
        work.places.leave("deputy-thcs-1", "pho", walker.clock.at.date().replace(day=1))
    walker.seat("pho", "deputy-tieu-hoc-1")
    assert words.NOT_ASKED in all_text(walker.send(Tapped(action, "")))
    walker.send(Said("95"))
    assert not any(isinstance(effect, HandedStep) for effect in walker.outcome.effects)


def test_the_result_page_names_what_is_out(walker: Walker) -> None:
    """The list of questions, the result and the submission say which question is with whom."""
    _hand(walker, "2")
    assert f"2 – đang chờ {DEPUTY} trả lời" in all_text(walker.says("/cau"))
    shortcuts.answer_rest(walker, CASE, {"7": "10"}, frozenset({"2"}))
    page = all_text(walker.messages())
    assert f"2 – đang chờ {DEPUTY} trả lời" in page
    assert "thôi chờ" in all_text(walker.taps(result.SUBMIT))
    assert reviewing.CHANGED not in all_text(walker.taps(result.CONFIRM))
    assert [effect.kind for effect in walker.outcome.effects if isinstance(effect, HandedStep)] == ["ended"]
