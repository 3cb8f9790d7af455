"""Every kind of question: what each typed text becomes, and that a refusal always shows an answer that is taken."""

import json
import re
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from antq_rules import (
    Answer,
    Counts,
    Happened,
    Met,
    NotApplicable,
    Percent,
    Points,
    Profile,
    Rated,
    Status,
    TaxPaid,
    read_answer,
    to_json,
)
from antq_rules.limits import why_refused
from bot.conversation.errors import Misunderstood
from bot.conversation.matching import tidy
from bot.conversation.questions import kind_for, told
from bot.conversation.questions.asked import Asked, More
from tests.conversation.cases import IDS, VIETNAMESE, asked

PRIVATE = Profile(kind="enterprise", size="medium", party=False, union=False, guards=False)
PARTY_ONLY = Profile(kind="agency", union=False, guards=False)
LONG = "a" * 501


def _number(text: str) -> Points:
    return Points(Decimal(text))


TAKEN: list[tuple[Asked, str, Answer | More]] = [
    (asked("1"), "3", _number("3")),
    (asked("1"), "0", _number("0")),
    (asked("1"), " 2 điểm. ", _number("2")),
    (asked("1"), "2 diem", _number("2")),
    (asked("1"), "2đ", _number("2")),
    (asked("1"), "３", _number("3")),
    (asked("1"), "2,0", _number("2")),
    (asked("3"), "4,5", _number("4.5")),
    (asked("3"), "4.5", _number("4.5")),
    (asked("7"), "10", _number("10")),
    (asked("2"), "100", Percent(Decimal(100))),
    (asked("2"), "90", Percent(Decimal(90))),
    (asked("2"), "95 %", Percent(Decimal(95))),
    (asked("2"), "92,5%", Percent(Decimal("92.5"))),
    (asked("2"), "95 phần trăm", Percent(Decimal(95))),
    (asked("2"), "89,99", More({"percent": "89.99"})),
    (asked("2"), "0", More({"percent": "0"})),
    (asked("8b"), "99", More({"percent": "99"})),
    (asked("2", {"percent": "85"}), "0", Percent(Decimal(85))),
    (asked("2", {"percent": "85"}), "không", Percent(Decimal(85))),
    (asked("2", {"percent": "85"}), "1,5", More({"percent": "85", "claim": "1.5"})),
    (
        asked("2", {"percent": "85", "claim": "1.5"}),
        "hai lớp\nđi  thực tập",
        Percent(Decimal(85), Decimal("1.5"), "hai lớp đi thực tập"),
    ),
    (asked("4a"), "met", Met(met=True)),
    (asked("4a"), "ĐẠT", Met(met=True)),
    (asked("4a"), "rồi", Met(met=True)),
    (asked("4a"), "chưa", Met(met=False)),
    (asked("4a"), "chua dat", Met(met=False)),
    (asked("5a"), "Không xảy ra", Happened(happened=False)),
    (asked("5a"), "khong", Happened(happened=False)),
    (asked("5a"), "Có.", Happened(happened=True)),
    (asked("5g"), "Hoàn thành tốt nhiệm vụ", Rated("good")),
    (asked("5g"), "xuất sắc", Rated("excellent")),
    (asked("6b"), "khong hoan thanh", Rated("failed")),
    (asked("5g", profile=PRIVATE), "đã nộp", TaxPaid(tax_paid=True)),
    (asked("5g", profile=PRIVATE), "Chưa hoàn thành", TaxPaid(tax_paid=False)),
    (asked("8c"), "đề nghị đạt", Status("proposed")),
    (asked("8c"), "Đã có quyết định", Status("recognised")),
    (asked("8c"), "chưa đạt", Status("refused")),
    (asked("9"), "1", More({"collective": "1"})),
    (asked("9"), "1 tập thể, 2 cá nhân", Counts(1, 2)),
    (asked("9"), "1 2", Counts(1, 2)),
    (asked("9"), "0 và 3", Counts(0, 3)),
    (asked("9", {"collective": "1"}), "2 cá nhân", Counts(1, 2)),
    (asked("5g", profile=PARTY_ONLY), "cơ quan chưa có công đoàn", NotApplicable("cơ quan chưa có công đoàn")),
    (asked("6b", profile=PRIVATE), "thuê bảo vệ chung", NotApplicable("thuê bảo vệ chung")),
    (asked("8b", {"kind": "not_applicable"}), "chỉ có một tổ", NotApplicable("chỉ có một tổ")),
]

REFUSED: list[tuple[Asked, str, str]] = [
    *(
        (asked("1"), text, "từ 0 đến 3")
        for text in ("", "ba", "4", "-1", "1e1", "NaN", "👍", "3/3", "1 000", "∞", LONG)
    ),
    (asked("1"), "2,5", "ví dụ: 2."),
    (asked("3"), "4,7", "4,5 hoặc 5"),
    (asked("3"), "5,5", "từ 0 đến 5"),
    *((asked("2"), text, "từ 0 đến 100") for text in ("101", "-5", "89,999", "chín mươi", "inf", "9" * 5000)),
    *((asked("2", {"percent": "85"}), text, "từ 0 đến 2,5") for text in ("3", "-1", "một", "0,25", "85%", "")),
    *((asked("2", {"percent": "85", "claim": "1"}), text, "Viết một câu") for text in ("", "…", "👍", "4,7", LONG)),
    *((asked("4a"), text, "Đạt, Chưa đạt") for text in ("", "1", "có lẽ", "đạt chưa")),
    *((asked("5a"), text, "Không xảy ra") for text in ("", "đạt", "0")),
    *((asked("5g"), text, "Hoàn thành tốt nhiệm vụ") for text in ("", "A", "khá")),
    *((asked("5g", profile=PRIVATE), text, "Đã hoàn thành") for text in ("", "100 %", "miễn")),
    *((asked("8c"), text, "Đề nghị đạt") for text in ("", "50", "rồi")),
    *((asked("9"), text, "từ 0 đến 99") for text in ("", "một", "-1", "100", "1,5,2", "1e1")),
    *((asked("9", {"collective": "1"}), text, "từ 0 đến 99") for text in ("hai", "-1", "1 2", "999")),
    *((asked("8b", {"kind": "not_applicable"}), text, "Viết một câu") for text in ("", "!!!", LONG)),
]


def _name(value: object) -> str | None:
    return value.line.id + "".join(f" {part}" for part in value.draft.values()) if isinstance(value, Asked) else None


@pytest.mark.parametrize(("question", "text", "expected"), TAKEN, ids=_name)
def test_text_is_understood(question: Asked, text: str, expected: Answer | More) -> None:
    """What people usually type becomes the answer they mean, or the question for the rest of it."""
    assert kind_for(question).read(question, text) == expected


@pytest.mark.parametrize(("question", "text", "says"), REFUSED, ids=_name)
def test_text_is_refused_with_a_valid_example(question: Asked, text: str, says: str) -> None:
    """Anything else is refused in a sentence whose own example is taken."""
    with pytest.raises(Misunderstood) as refused:
        kind_for(question).read(question, text)
    sentence = VIETNAMESE.speak(refused.value.words)
    assert says in sentence
    for example in _examples(sentence):
        kind_for(question).read(question, example)


def _examples(sentence: str) -> list[str]:
    shown = re.split(r"(?:ví dụ|gõ): ", sentence)[-1].removesuffix(".")
    return [shown] if sentence.startswith("Viết") else re.split(r", (?=\D)| hoặc ", shown)


def _questions() -> list[Asked]:
    profiles = (Profile(kind="school"), PRIVATE, PARTY_ONLY)
    plain = [asked(line, profile=profile) for profile in profiles for line in IDS]
    drafts = [{"kind": "not_applicable"}, {"percent": "85"}, {"percent": "85", "claim": "1.5"}]
    return [*plain, *(asked("8b", draft) for draft in drafts), asked("9", {"collective": "2"})]


@settings(max_examples=400, deadline=None)
@given(
    st.sampled_from(_questions()),
    st.text(max_size=12)
    | st.decimals(-2, 120, places=3).map(lambda number: f"{number:f}".replace(".", ","))
    | st.decimals(0, 100, places=1).map(lambda number: f"{number:f}"),
)
def test_what_is_understood_is_taken_by_the_rules(question: Asked, text: str) -> None:
    """Whatever is typed becomes an answer that the rules keep as it is, a part of one, or a sentence of refusal."""
    try:
        answer = kind_for(question).read(question, tidy(text))
    except Misunderstood as refused:
        answer = refused
    if isinstance(answer, Misunderstood):
        assert VIETNAMESE.speak(answer.words)
    elif isinstance(answer, More):
        rest = Asked(question.line, question.profile, question.plan, answer.draft)
        assert kind_for(rest).ask(rest).question is not None
    else:
        kept = json.loads(json.dumps(to_json(answer)))
        assert read_answer(question.line, kept, question.profile, question.plan) == answer
        assert VIETNAMESE.speak(told(answer))


@pytest.mark.parametrize("question", _questions(), ids=_name)
def test_every_button_of_a_question_is_an_answer(question: Asked) -> None:
    """What a button does is read like typed text, and so is what it says."""
    prompt = kind_for(question).ask(question)
    for choice in (choice for row in prompt.choices for choice in row):
        answer = kind_for(question).read(question, choice.action.removeprefix("a:"))
        assert isinstance(answer, More) or not why_refused(question.line, answer, question.profile, question.plan)


def test_a_line_that_does_not_apply_asks_why() -> None:
    """Once "Không áp dụng" was chosen, the reason is asked whatever the kind of the line."""
    question = asked("8b", {"kind": "not_applicable"})
    assert "Vì sao" in VIETNAMESE.speak(kind_for(question).ask(question).question)
