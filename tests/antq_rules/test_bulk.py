"""Many cases at once come out exactly as each case alone, and are refused in the same words."""

import json
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings

from antq_rules import Answer, AnswersRefused, Plan, Profile, Rubric, Shelf, score, to_json
from antq_rules import bulk as bulk_module
from antq_rules import tally as tally_module
from antq_rules.bulk import BulkScorer
from antq_rules.commands.batch import row_of
from antq_rules.commands.case_file import read_case
from tests.antq_rules.small_rubrics import line_of, rubric_of
from tests.antq_rules.strategies import cases
from tests.antq_rules.thorough import cases as number_of_cases

RUBRIC = Shelf.builtin().rubric("phong-trao-2025-thien-tin")
PLAN = Shelf.builtin().plan("thien-tin-2025")
BULK = BulkScorer(RUBRIC, PLAN)


def text_of(answers: object, **rest: object) -> str:
    """The JSON text of a school's case."""
    return json.dumps({"profile": {"kind": "school"}, **rest, "answers": answers}, ensure_ascii=False)


@given(case=cases(RUBRIC))
@settings(max_examples=number_of_cases(300, 20_000), deadline=None)
def test_as_each_case_alone(case: tuple[Profile, dict[str, Answer]]) -> None:
    """Total, range, grade, provisional and unanswered lines are those of the scorecard, met before or not."""
    profile, answers = case
    raw = {"profile": profile.to_json(), "answers": {one: to_json(answer) for one, answer in answers.items()}}
    card = score(RUBRIC, answers, profile, PLAN)
    wanted = (card.total, card.high, card.grade, card.provisional, card.unanswered)
    for _ in range(2):
        got = BULK.score(json.dumps(raw, ensure_ascii=False))
        assert (got.total, got.high, got.grade, got.provisional, got.unanswered) == wanted


def test_a_result_as_a_row(full_json: dict[str, object], rubric: Rubric) -> None:
    """Total, lowest, highest, grade, provisional and unanswered lines, in that order; no plan, no grade."""
    del full_json["4a"]
    full_json["6a"] = {"not_applicable": "Không có"}
    assert row_of(BULK.score(text_of(full_json))) == "94,94,96,xuat_sac,8c,4a"
    bare = BulkScorer(rubric)
    for _ in range(2):
        assert row_of(bare.score(text_of(full_json))) == "94,94,96,,8c,4a"
        assert row_of(bare.score(text_of({}))).startswith("0,0,0,,,1 2 3")


WRONG = [
    ("", "JSON"),
    ("[]", "JSON"),
    ("3", "JSON"),
    ("[" * 100_000, "JSON"),
    ("{}", "profile"),
    (text_of(""), "answers"),
    (text_of(None), "answers"),
    (text_of(5), "answers"),
    (text_of([]), "answers"),
    (text_of([["4a", {"met": True}]]), "answers"),
    (text_of({"4a": {"met": 1}}), "4a"),
    (text_of({"4a": {"met": "true"}}), "4a"),
    (text_of({"9": {"collective": True, "individual": 0}}), "9"),
    (text_of({"9": {"collective": "1", "individual": 0}}), "9"),
    (text_of({"9": {"collective": 1.0, "individual": 0}}), "9"),
    (text_of({"3": {"points": ["int", "3"]}}), "3"),
    (text_of({"3": [["points", "3"]]}), "3"),
    (text_of({"3": {"points": {}}}), "3"),
    (text_of({"3": "points"}), "3"),
    (text_of({"3": {}}), "3"),
    (text_of({"4": {"met": True}}), "4"),
    (text_of({"x": {"met": True}}), "x"),
    (text_of({"4a": {"met": True}}, extra=1), "extra"),
    ('{"profile": {"kind": "school"}, "answers": {"4a": {"met": true}, "4a": {"met": true}}}', "4a"),
    ('{"profile": {"kind": "school"}, "answers": {"4a": {"met": true, "met": true}}}', "met"),
    ('{"profile": {"kind": "school"}, "answers": {"4a": {"met": true, "met": false}}}', "met"),
    ('{"profile": {"kind": "school"}, "answers": {"3": {"points": NaN}}}', "3"),
    ('{"profile": {"kind": "school"}, "answers": {"3": {"points": ' + "9" * 5000 + "}}}", "JSON"),
    ('{"profile": {"kind": "school"}, "other": {"4a": {"met": true}}}', "other"),
]


@pytest.mark.parametrize(("text", "where"), WRONG)
def test_refused_in_the_same_words(text: str, where: str) -> None:
    """What a case alone is refused for, it is refused for among many, however much is remembered."""
    BULK.score(text_of({"4a": {"met": True}, "9": {"collective": 1, "individual": 0}, "3": {"points": "3"}}))
    with pytest.raises(AnswersRefused) as alone:
        read_case(text, RUBRIC, PLAN)
    with pytest.raises(AnswersRefused) as among_many:
        BULK.score(text)
    assert among_many.value.problems == alone.value.problems
    assert where in {one.line for one in alone.value.problems}


def test_numbers_may_be_written_as_numbers() -> None:
    """2.5, 5 and "2.50" are read as one case reads them."""
    for points, total in ((2.5, "2.5"), (5, "5"), ("2.50", "2.5")):
        BULK.score(text_of({"4a": {"met": True}}))
        assert BULK.score(text_of({"3": {"points": points}})).total == Decimal(total)


def test_answers_need_not_come_last(full_json: dict[str, object]) -> None:
    """A case written in another order comes out the same."""
    text = json.dumps({"answers": full_json, "year": 2025, "profile": {"kind": "school"}})
    assert [BULK.score(text).total for _ in range(2)] == [97, 97]


def test_what_is_remembered_has_an_end(monkeypatch: pytest.MonkeyPatch, rubric: Rubric, plan: Plan) -> None:
    """Forgetting changes no result."""
    monkeypatch.setattr(bulk_module, "MOST_REMEMBERED", 2)
    monkeypatch.setattr(tally_module, "MOST_REMEMBERED", 2)
    small = BulkScorer(rubric, plan)
    for year in range(2020, 2026):
        for halves in range(11):
            text = text_of({"3": {"points": str(Decimal(halves) / 2)}}, year=year)
            assert small.score(text).total == Decimal(halves) / 2


def test_shares_of_a_point_are_exact() -> None:
    """Steps of a third digit are summed without loss."""
    rubric = rubric_of(
        line_of(1, "points", Decimal("0.75"), Decimal("0.125")), line_of(2, "met", Decimal("0.3"), Decimal(1))
    )
    small = BulkScorer(rubric)
    for _ in range(2):
        assert small.score(text_of({"1": {"points": "0.625"}, "2": {"met": True}})).total == Decimal("0.925")
    awards = replace(line_of(1, "counts", Decimal(3), Decimal(1)), each=(Decimal("0.25"), Decimal("0.1")))
    assert BulkScorer(rubric_of(awards)).score(text_of({"1": {"collective": 1, "individual": 2}})).total == Decimal(
        "0.45"
    )
