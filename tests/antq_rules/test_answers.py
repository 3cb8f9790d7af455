"""Answers as JSON: what is read, what is written back, and what is refused with which words."""

import json
from decimal import Decimal

import pytest
from hypothesis import given, settings

from antq_rules import (
    Answer,
    AnswersRefused,
    Counts,
    NotApplicable,
    Percent,
    Plan,
    Points,
    Profile,
    Rubric,
    Shelf,
    read_answer,
    read_answers,
    to_json,
)
from antq_rules.limits import why_refused
from tests.antq_rules.strategies import cases

RUBRIC = Shelf.builtin().rubric("phong-trao-2025-thien-tin")
NOT_A_NUMBER = "không phải là số"
WRONG_KIND = "sai loại câu trả lời cho mục này"
RATINGS = "phải là một trong: excellent, good, completed, failed"

# line, answer, what the message says, the example given
REFUSED = [
    ("3", {"points": "5.5"}, "phải từ 0 đến 5 điểm", '{"points": "5"}'),
    ("3", {"points": "-1"}, "phải từ 0 đến 5 điểm", '{"points": "5"}'),
    ("3", {"points": "2.55"}, "chỉ nhận bội số của 0,5 điểm", '{"points": "5"}'),
    ("3", {"points": "2.3"}, "chỉ nhận bội số của 0,5 điểm", '{"points": "5"}'),
    ("1", {"points": "2.5"}, "chỉ nhận điểm nguyên", '{"points": "3"}'),
    ("3", {"points": "NaN"}, NOT_A_NUMBER, '{"points": "5"}'),
    ("3", {"points": "Infinity"}, NOT_A_NUMBER, '{"points": "5"}'),
    ("3", {"points": "1e1"}, NOT_A_NUMBER, '{"points": "5"}'),
    ("3", {"points": "2,5"}, NOT_A_NUMBER, '{"points": "5"}'),
    ("3", {"points": "ba"}, NOT_A_NUMBER, '{"points": "5"}'),
    ("3", {"points": ""}, NOT_A_NUMBER, '{"points": "5"}'),
    ("3", {"points": "٣"}, NOT_A_NUMBER, '{"points": "5"}'),
    ("3", {"points": True}, NOT_A_NUMBER, '{"points": "5"}'),
    ("3", {"points": None}, NOT_A_NUMBER, '{"points": "5"}'),
    ("3", {"points": 2.5}, NOT_A_NUMBER, '{"points": "5"}'),
    ("3", {"points": Decimal("NaN")}, NOT_A_NUMBER, '{"points": "5"}'),
    ("3", {"met": True}, WRONG_KIND, '{"points": "5"}'),
    ("3", {}, "phải là một câu trả lời trong ngoặc nhọn", '{"points": "5"}'),
    ("3", "5", "phải là một câu trả lời trong ngoặc nhọn", '{"points": "5"}'),
    ("3", {"points": "5", "why": "vì"}, "thừa why", '{"points": "5"}'),
    ("2", {"percent": "100.01"}, "tỷ lệ phải từ 0 đến 100", '{"percent": "90"}'),
    ("2", {"percent": "-0.01"}, "tỷ lệ phải từ 0 đến 100", '{"percent": "90"}'),
    ("2", {"percent": "95%"}, NOT_A_NUMBER, '{"percent": "90"}'),
    ("2", {"percent": "89.999"}, "tỷ lệ có nhiều nhất hai chữ số sau dấu phẩy", '{"percent": "90"}'),
    ("2", {"percent": "80", "claim": "1"}, "điểm đề nghị (claim) phải kèm lý do (why)", '{"percent": "90"}'),
    ("2", {"percent": "80", "why": "vì"}, "có lý do thì phải có điểm đề nghị (claim)", '{"percent": "90"}'),
    ("2", {"percent": "90", "claim": "1", "why": "vì"}, "đã đạt 90% thì không cần", '{"percent": "90"}'),
    ("2", {"percent": "80", "claim": "3", "why": "vì"}, "phải dưới 3 vì chưa đạt tỷ lệ", '{"percent": "90"}'),
    ("2", {"percent": "80", "claim": "4", "why": "vì"}, "(claim) phải từ 0 đến 3 điểm", '{"percent": "90"}'),
    ("2", {"percent": "80", "claim": "1.2", "why": "vì"}, "(claim) chỉ nhận bội số của 0,5 điểm", '{"percent": "90"}'),
    ("2", {"percent": "80", "claim": "x", "why": "vì"}, NOT_A_NUMBER, '{"percent": "90"}'),
    ("2", {"percent": "80", "claim": "1", "why": "  "}, "phải là một câu không quá 500 ký tự", '{"percent": "90"}'),
    ("2", {"claim": "1", "why": "vì"}, WRONG_KIND, '{"percent": "90"}'),
    ("8b", {"percent": "100", "claim": "1", "why": "vì"}, "đã đạt 100% thì không cần", '{"percent": "100"}'),
    ("4a", {"met": "true"}, "phải là true hoặc false", '{"met": true}'),
    ("4a", {"met": 1}, "phải là true hoặc false", '{"met": true}'),
    ("4a", {"happened": True}, WRONG_KIND, '{"met": true}'),
    ("5a", {"happened": None}, "phải là true hoặc false", '{"happened": false}'),
    ("5g", {"rating": "tốt"}, RATINGS, '{"rating": "good"}'),
    ("5g", {"rating": 2}, "phải là một từ trong ngoặc kép", '{"rating": "good"}'),
    ("5g", {"tax_paid": True}, WRONG_KIND, '{"rating": "good"}'),
    ("6b", {"met": True}, WRONG_KIND, '{"rating": "good"}'),
    ("8c", {"status": "yes"}, "phải là một trong: recognised, proposed, refused", '{"status": "proposed"}'),
    ("9", {"collective": 1}, "thiếu individual", '{"collective": 1, "individual": 0}'),
    ("9", {"collective": "1", "individual": 0}, "phải là số nguyên", '{"collective": 1, "individual": 0}'),
    ("9", {"collective": True, "individual": 0}, "phải là số nguyên", '{"collective": 1, "individual": 0}'),
    ("9", {"collective": -1, "individual": 0}, "phải từ 0 đến 1000", '{"collective": 1, "individual": 0}'),
    ("9", {"collective": 0, "individual": 1001}, "phải từ 0 đến 1000", '{"collective": 1, "individual": 0}'),
    ("6a", {"not_applicable": ""}, "phải là một câu không quá 500 ký tự", '{"met": true}'),
    ("6a", {"not_applicable": "nửa chữ \ud800"}, "phải là một câu không quá 500 ký tự", '{"met": true}'),
    ("6a", {"not_applicable": "a\x00b"}, "phải là một câu không quá 500 ký tự", '{"met": true}'),
    ("2", {"percent": "80", "claim": "1", "why": "\udfff"}, "không quá 500 ký tự", '{"percent": "90"}'),
    ("6a", {"not_applicable": "x" * 501}, "phải là một câu không quá 500 ký tự", '{"met": true}'),
    ("6a", {"not_applicable": "vì", "met": True}, "thừa met", '{"met": true}'),
]


@pytest.mark.parametrize(("line_id", "raw", "message", "example"), REFUSED)
def test_refused(rubric: Rubric, school: Profile, line_id: str, raw: object, message: str, example: str) -> None:
    """A wrong answer is refused with one problem that names the line, the value, why, and a valid example."""
    with pytest.raises(AnswersRefused) as refused:
        read_answer(rubric.line(line_id), raw, school)
    (problem,) = refused.value.problems
    assert problem.line == line_id
    assert problem.message.startswith(message) or problem.message.endswith(message)
    assert problem.example == example
    assert read_answer(rubric.line(line_id), json.loads(example), school)


def test_problem_shows_the_value_on_one_short_line(rubric: Rubric, school: Profile) -> None:
    """What was read is shown as it stood, cut when it is long, and the refusal prints as one line."""
    with pytest.raises(AnswersRefused) as refused:
        read_answer(rubric.line("3"), {"points": "chín\nmươi" * 30}, school)
    assert len(refused.value.problems[0].value) <= 60
    assert str(refused.value).startswith('3: "chín\\nmươi')
    assert "\n" not in str(refused.value)


def test_all_problems_at_once(rubric: Rubric, school: Profile) -> None:
    """Reading a whole form names every wrong line, also those the form does not have or does not score."""
    raw = {"1": {"points": "9"}, "4": {"met": True}, "4a": {"met": True}, "99": {"met": True}, "7": {}}
    with pytest.raises(AnswersRefused) as refused:
        read_answers(rubric, raw, school)
    assert [one.line for one in refused.value.problems] == ["1", "4", "99", "7"]
    assert refused.value.problems[2].example.startswith("1, 2, 3, 4a")


@pytest.mark.parametrize(
    ("line_id", "raw", "answer"),
    [
        ("3", {"points": 4}, Points(Decimal(4))),
        ("3", {"points": Decimal("2.5")}, Points(Decimal("2.5"))),
        ("2", {"percent": "80", "claim": None, "why": None}, Percent(Decimal(80))),
        ("6a", {"not_applicable": "  Không\n có bảo vệ "}, NotApplicable("Không có bảo vệ")),
        ("6a", {"not_applicable": "Không co\u0301"}, NotApplicable("Không có")),
    ],
)
def test_read(rubric: Rubric, school: Profile, line_id: str, raw: object, answer: Answer) -> None:
    """Whole numbers and exact decimals are taken; texts become one line in NFC."""
    assert read_answer(rubric.line(line_id), raw, school) == answer


def test_tax_is_asked_of_units_with_neither(rubric: Rubric) -> None:
    """Without Party organisation and union the answer is the tax duty, and a rating is of the wrong kind."""
    unit = Profile("enterprise", party=False, union=False)
    assert to_json(read_answer(rubric.line("5g"), {"tax_paid": False}, unit)) == {"tax_paid": False}
    with pytest.raises(AnswersRefused):
        read_answer(rubric.line("5g"), {"rating": "good"}, unit)


def test_steps_come_from_the_plan(rubric: Rubric, school: Profile, plan: Plan) -> None:
    """Without a rule of its own the plan leaves the step of the form."""
    with pytest.raises(AnswersRefused):
        read_answer(rubric.line("1"), {"points": "2.5"}, school, plan)


def test_an_empty_reason_is_refused_from_code_too(rubric: Rubric, school: Profile) -> None:
    """Answers made in code pass the same checks as those read from JSON."""
    assert why_refused(rubric.line("6a"), NotApplicable(" "), school) == "chưa nêu lý do"
    assert why_refused(rubric.line("3"), Points(Decimal("NaN")), school) == NOT_A_NUMBER
    assert why_refused(rubric.line("2"), Percent(Decimal("NaN")), school) == "tỷ lệ phải từ 0 đến 100"


@pytest.mark.parametrize(
    ("line_id", "raw"),
    [
        ("3", {"points": "2.5"}),
        ("2", {"percent": "95"}),
        ("2", {"percent": "80.5", "claim": "1.5", "why": "Một tổ đi công tác"}),
        ("4a", {"met": False}),
        ("5a", {"happened": True}),
        ("5g", {"rating": "completed"}),
        ("8c", {"status": "refused"}),
        ("9", {"collective": 1, "individual": 2}),
        ("6a", {"not_applicable": "Không có bảo vệ"}),
    ],
)
def test_written_as_it_was_read(rubric: Rubric, school: Profile, line_id: str, raw: dict[str, object]) -> None:
    """The JSON of each kind of answer is exactly what it was read from."""
    assert to_json(read_answer(rubric.line(line_id), raw, school)) == raw


def test_numbers_are_written_without_needless_zeros() -> None:
    """2.50 and 1E+1 are written as people write them."""
    assert to_json(Points(Decimal("2.50"))) == {"points": "2.5"}
    assert to_json(Points(Decimal("1E+1"))) == {"points": "10"}


@settings(deadline=None)
@given(cases(RUBRIC))
def test_json_round_trip(case: tuple[Profile, dict[str, Answer]]) -> None:
    """Every answer and profile survives being written as JSON text and read again."""
    profile, answers = case
    text = json.dumps({"profile": profile.to_json(), "answers": {one: to_json(answers[one]) for one in answers}})
    raw = json.loads(text)
    assert Profile.from_json(raw["profile"]) == profile
    assert read_answers(RUBRIC, raw["answers"], profile) == answers


def test_the_most_awards_there_can_be(rubric: Rubric, school: Profile) -> None:
    """A thousand of each is taken; one more is a slip of the finger."""
    assert read_answer(rubric.line("9"), {"collective": 1000, "individual": 1000}, school) == Counts(1000, 1000)


@pytest.mark.parametrize("first", ["5.0", "5", "5.00"])
def test_an_answer_looks_the_same_however_it_was_typed(first: str) -> None:
    """ "5.0" and "5" are one answer, whichever was read before: nobody sees another's digits."""
    line = RUBRIC.line("3")
    for typed in (first, "5"):
        answer = read_answer(line, {"points": typed}, Profile(kind="school"))
        assert isinstance(answer, Points)
        assert str(answer.points) == "5"
