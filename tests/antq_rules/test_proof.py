"""What `rules check` proves: no better answer lowers the total or the grade, and no total falls between two grades."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from antq_rules import Answer, Citation, Grade, Line, Plan, Profile, Rubric, Shelf, Thresholds, grade, score
from antq_rules.checks import proof
from antq_rules.checks.checking import check_paths
from antq_rules.checks.proof import chains, every_profile, falling_grades, falling_lines
from antq_rules.judging import Judged, judge
from antq_rules.shelf import DATA
from tests.antq_rules.small_rubrics import KINDS, line_of, rubric_of
from tests.antq_rules.strategies import cases
from tests.antq_rules.thorough import cases as number_of_cases

SHELF = Shelf.builtin()
RUBRIC = SHELF.rubric("phong-trao-2025-thien-tin")
PLAN = SHELF.plan("thien-tin-2025")


@pytest.mark.parametrize("rubric", SHELF.rubrics(), ids=lambda one: one.id)
def test_no_better_answer_costs_points(rubric: Rubric) -> None:
    """Exhaustively, for every line of every shipped form as every plan scores it."""
    plans = [plan for plan in SHELF.plans() if plan.rubric == rubric.id]
    assert not [problem for plan in (None, *plans) for problem in falling_lines("tệp", rubric, plan)]


@pytest.mark.parametrize("plan", SHELF.plans(), ids=lambda one: one.id)
def test_no_more_points_cost_a_grade(plan: Plan) -> None:
    """For every total in hundredths."""
    assert not list(falling_grades("tệp", plan.thresholds))


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (
            replace(line_of(1, "counts", Decimal(3), Decimal(1)), each=(Decimal(-1), Decimal(1))),
            "trả lời tốt hơn lại ít điểm hơn",
        ),
        (line_of(1, "percent", Decimal(-3), Decimal(1)), "trả lời tốt hơn lại ít điểm hơn"),
        (line_of(1, "met", Decimal(-3), Decimal(1)), '"Met(met=False)" → "Met(met=True)"'),
        (line_of(1, "happened", Decimal(-1), Decimal(1)), '"Happened(happened=True)" →'),
        (line_of(1, "rating", Decimal(-1), Decimal(1)), "\"Rated(rating='completed')\" →"),
        (line_of(1, "tax", Decimal(-1), Decimal(1)), '"TaxPaid(tax_paid=False)" →'),
        (line_of(1, "status", Decimal(-1), Decimal(1)), "\"Status(status='refused')\" →"),
    ],
)
def test_a_falling_line_is_found(line: Line, message: str) -> None:
    """Lines that no file can spell, made by hand, are found and named."""
    problems = list(falling_lines("tệp", rubric_of(line)))
    assert problems
    assert all((one.file, one.field) == ("tệp", "lines 1") for one in problems)
    assert message in problems[0].message


def test_a_falling_grade_is_found(monkeypatch: pytest.MonkeyPatch, plan: Plan) -> None:
    """A way of grading that takes 70 to 89 points for the highest grade is found out at 90."""

    def upside_down(total: Decimal, thresholds: Thresholds) -> Grade:
        return grade(total + 20 if total < 90 else total - 20, thresholds)

    monkeypatch.setattr(proof, "grade", upside_down)
    (problem,) = falling_grades("tệp", plan.thresholds)
    assert (problem.file, problem.field) == ("tệp", "thresholds.bands")
    assert problem.message == "90 điểm là Khá, dưới mức Xuất sắc của 89.99 điểm"


def test_a_plan_with_its_own_steps_is_proven_as_well(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a plan scores a line in other steps, the check looks at the line in these."""
    text = (DATA / "plans" / "quoc-gia" / "2025-07-01_124-2021-tt-bca.yaml").read_text(encoding="utf-8")
    (tmp_path / "thu.yaml").write_text(text + 'steps: {"3": 1}\n', encoding="utf-8")
    looked: list[int] = []

    def counting(line: Line, answer: Answer | None) -> Judged:
        looked.append(line.id == "3")
        return judge(line, answer)

    monkeypatch.setattr(proof, "judge", counting)
    assert check_paths(tmp_path) == ()
    assert sum(looked) == 10  # six answers, five pairs, each judged on both sides


def parts_of(value: object) -> Iterator[object]:
    """A rule and everything in it."""
    if isinstance(value, tuple):
        for one in value:
            yield from parts_of(one)
    elif is_dataclass(value):
        yield value
        for one in fields(value):
            yield from parts_of(getattr(value, one.name))


@pytest.mark.parametrize("rule", [rule for _, rule in SHELF.readable()], ids=lambda one: one.id)
def test_every_rule_is_cited(rule: object) -> None:
    """Every part that can have a source has one, with instrument and article."""
    cited = [part.citation for part in parts_of(rule) if hasattr(part, "citation")]
    sources = [part for part in parts_of(rule) if isinstance(part, Citation)]
    assert cited or sources
    assert all(isinstance(one, Citation) and one.instrument and one.article for one in [*cited, *sources])


def test_chains_are_whole() -> None:
    """Every kind of question has its rows, and they end with the full points of the line."""
    for kind in KINDS:
        line = line_of(1, kind, Decimal(3), Decimal("0.5"))
        for chain in chains(line, kind):
            card = score(rubric_of(line), {"1": chain[-1]}, Profile("agency"))
            assert card.total == 3
    sizes = {
        kind: [len(chain) for chain in chains(RUBRIC.line(one), kind)]
        for one, kind in [("3", "points"), ("2", "percent")]
    }
    assert sizes == {"points": [11], "percent": [10_001, 7]}
    assert not list(chains(RUBRIC.line("4"), "not_applicable"))
    assert len(list(every_profile())) == 8


@given(case=cases(RUBRIC), data=st.data())
@settings(max_examples=number_of_cases(150, 5_000), deadline=None)
def test_a_better_answer_never_lowers_total_or_grade(
    case: tuple[Profile, dict[str, Answer]], data: st.DataObject
) -> None:
    """Whatever else was answered: one line answered better, and neither total nor grade falls."""
    profile, answers = case
    line = data.draw(st.sampled_from(RUBRIC.scored))
    rows = list(chains(line, line.ask_for(profile)))
    if not rows:
        return
    row = data.draw(st.sampled_from(rows))
    first, second = sorted(data.draw(st.tuples(*[st.integers(0, len(row) - 1)] * 2)))
    worse, better = (score(RUBRIC, {**answers, line.id: row[place]}, profile, PLAN) for place in (first, second))
    ranks = [band.id for band in PLAN.thresholds.bands]
    assert worse.total <= better.total
    assert worse.grade
    assert better.grade
    assert ranks.index(better.grade.id) <= ranks.index(worse.grade.id)
