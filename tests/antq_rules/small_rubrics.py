"""Hypothesis strategies: small made-up rubrics of every kind of line, with a unit's answers and a wanted grade."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from antq_rules import Answer, Band, Citation, InForce, Line, Plan, Profile, Rubric, Shelf
from antq_rules.rubric import Case
from tests.antq_rules.strategies import answers_to

SOURCE = Citation("Bộ tiêu chí thử", "Phụ lục")
KINDS = ("points", "percent", "met", "happened", "rating", "tax", "status", "counts")
STEPS = tuple(Decimal(step) for step in ("0.5", "1", "0.3", "0.75", "2"))
NATIONAL = Shelf.builtin().plan("quoc-gia")


@dataclass(frozen=True, slots=True)
class SmallCase:
    """One unit under one small rubric, and the efforts its head expects."""

    rubric: Rubric
    plan: Plan
    profile: Profile
    answers: dict[str, Answer]
    efforts: dict[str, int]


def line_of(number: int, kind: str, most: Decimal, step: Decimal, effort: int = 1) -> Line:
    """A line of this kind; ratings are asked of units with guards only."""
    return Line(
        id=str(number),
        text=f"Nội dung {number}",
        max=most,
        ask=kind,
        parent=None,
        lines=(),
        step=step,
        threshold=Decimal(90) if kind == "percent" else None,
        may_not_apply=False,
        undoable=kind not in ("happened", "counts"),
        effort=effort,
        evidence=None,
        asks=None,
        citation=SOURCE.at(f"mục {number}"),
        cases=(Case("rating", guards=True),) if kind == "rating" else (),
        enough="good" if kind == "rating" else None,
        each=(Decimal(2), Decimal(1)) if kind == "counts" else None,
        claim_step=step,
    )


def rubric_of(*lines: Line) -> Rubric:
    """A rubric of these lines; unlike one from a file it need not add up to 100."""
    everyone = ("school", "agency", "enterprise")
    return Rubric("thu", "Thử", InForce(date(2025, 1, 1)), SOURCE, None, lines, (), (), "0", everyone)


def plan_of(goal: Decimal) -> Plan:
    """The national plan with two grades only, "dat" from this many points."""
    bands = (Band("dat", "Đạt", goal), Band("chua", "Chưa đạt", Decimal(0)))
    return replace(NATIONAL, thresholds=replace(NATIONAL.thresholds, bands=bands))


@st.composite
def lines(draw: st.DrawFn, number: int) -> Line:
    """One line worth one to four steps."""
    step = draw(st.sampled_from(STEPS))
    most = step * draw(st.integers(1, 4))
    return line_of(number, draw(st.sampled_from(KINDS)), most, step, draw(st.integers(1, 3)))


@st.composite
def small_cases(draw: st.DrawFn) -> SmallCase:
    """One to five lines, most of them answered, and a goal up to a little more than can be had."""
    rubric = rubric_of(*(draw(lines(number)) for number in range(1, draw(st.integers(1, 5)) + 1)))
    profile = Profile("agency", guards=draw(st.booleans()))
    answers = {line.id: draw(answers_to(line, profile)) for line in rubric.scored if draw(st.integers(0, 3))}
    goal = Decimal(draw(st.integers(1, int(rubric.max * 10) + 3))) / 10
    efforts = {line.id: draw(st.integers(1, 3)) for line in rubric.scored if draw(st.booleans())}
    return SmallCase(rubric, plan_of(goal), profile, answers, efforts)
