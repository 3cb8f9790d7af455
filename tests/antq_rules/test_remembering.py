"""What scoring remembers between cases: the same objects for the same answers, and never more than it may."""

from decimal import Decimal
from hashlib import sha256

import pytest

from antq_rules import Met, Percent, Plan, Points, Profile, Rubric, read_answer, score, tally
from antq_rules.judging import judge
from antq_rules.scoring import MOST_REMEMBERED, Scorer, rules_hash
from antq_rules.tally import Tally


def test_equal_answers_are_judged_once(rubric: Rubric, school: Profile, plan: Plan) -> None:
    """Another object that says the same has the same line with the same reasons; the reader hands out one."""
    lines = [score(rubric, {"3": Points(Decimal(text))}, school, plan).line("3") for text in ("2.5", "2.50")]
    assert lines[0] is lines[1]
    line = rubric.line("3")
    assert read_answer(line, {"points": "2.5"}, school) is read_answer(line, {"points": "2.50"}, school, plan)


def test_answers_remembered_have_an_end(rubric: Rubric, school: Profile) -> None:
    """At most so many answers a line; then it begins anew, with those that come."""
    scorer = Scorer(rubric, school, None)
    column = scorer._columns["2"]
    sizes: list[tuple[int, int]] = []
    for hundredths in range(MOST_REMEMBERED + 3):
        scorer.score({"2": Percent(Decimal(hundredths) / 100)})
        sizes.append((len(column.equal), len(column.same)))
    assert sizes[:3] == [(1, 1), (2, 2), (3, 3)]
    assert max(sizes) == (MOST_REMEMBERED, MOST_REMEMBERED)
    assert sizes[-1] == (3, 3)


def test_sums_remembered_have_an_end(monkeypatch: pytest.MonkeyPatch, rubric: Rubric) -> None:
    """A sum is read once, and at most so many are kept."""
    monkeypatch.setattr(tally, "MOST_REMEMBERED", 2)
    sums = Tally(rubric, None)
    codes = [sums.code(2, judge(rubric.line("3"), Points(Decimal(points)))) for points in range(4)]
    assert sums.head(codes[0]) is sums.head(codes[0])
    sizes: list[int] = []
    for code in codes:
        sums.head(code)
        sizes.append(len(sums._heads))
    assert sizes == [1, 2, 1, 2]


def test_a_line_answered_twice_has_no_sum(rubric: Rubric) -> None:
    """Even twenty-one times the same line is noticed, never carried over into the next."""
    sums = Tally(rubric, None)
    for place, line in enumerate(rubric.scored):
        once = sums.code(place, judge(line, Met(met=True) if line.ask == "met" else None))
        assert sums.head(once)
        assert all(sums.head(once * times) is None for times in range(2, len(rubric.scored) + 1))


def test_the_hash_of_the_rules(rubric: Rubric, plan: Plan) -> None:
    """What a result was computed with, so that anybody can compute it again from the files."""
    assert rules_hash(rubric, plan) == sha256(f"{rubric.hash}:{plan.hash}".encode()).hexdigest()
    assert rules_hash(rubric, None) == sha256(f"{rubric.hash}:".encode()).hexdigest()
