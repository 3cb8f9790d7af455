"""Hypothesis strategies: any answer a line of a rubric takes from a unit."""

from decimal import Decimal

from hypothesis import strategies as st

from antq_rules import (
    Answer,
    Counts,
    Happened,
    Line,
    Met,
    NotApplicable,
    Percent,
    Points,
    Profile,
    Rated,
    Rubric,
    Status,
    TaxPaid,
)

WORDS = st.sampled_from(["Đơn vị mới thành lập", "Một tổ đi công tác xa.", "Chưa có điều kiện"])


def profiles() -> st.SearchStrategy[Profile]:
    """Any kind of unit with any set of organisations."""
    return st.builds(
        Profile,
        kind=st.sampled_from(["school", "agency", "enterprise"]),
        party=st.booleans(),
        union=st.booleans(),
        guards=st.booleans(),
        subunits=st.integers(0, 20),
    )


def _percents(line: Line) -> st.SearchStrategy[Percent]:
    plain = st.integers(0, 10_000).map(lambda hundredths: Percent(Decimal(hundredths) / 100))
    highest = int((line.threshold or Decimal(100)) * 100) - 1
    steps = int(line.max / line.claim_step)
    claims = st.integers(0, steps - 1).map(lambda count: count * line.claim_step)
    claimed = st.builds(Percent, st.integers(0, highest).map(lambda share: Decimal(share) / 100), claims, WORDS)
    return plain | claimed


def answers_to(line: Line, profile: Profile) -> st.SearchStrategy[Answer]:
    """Any answer this line takes from this unit."""
    steps = int(line.max / line.step)
    kinds: dict[str, st.SearchStrategy[Answer]] = {
        "points": st.integers(0, steps).map(lambda count: Points(count * line.step)),
        "percent": _percents(line),
        "met": st.builds(Met, st.booleans()),
        "happened": st.builds(Happened, st.booleans()),
        "rating": st.builds(Rated, st.sampled_from(["excellent", "good", "completed", "failed"])),
        "tax": st.builds(TaxPaid, st.booleans()),
        "status": st.builds(Status, st.sampled_from(["recognised", "proposed", "refused"])),
        "counts": st.builds(Counts, st.integers(0, 5), st.integers(0, 5)),
        "not_applicable": st.builds(NotApplicable, WORDS),
    }
    return kinds[line.ask_for(profile)] | st.builds(NotApplicable, WORDS)


@st.composite
def cases(draw: st.DrawFn, rubric: Rubric) -> tuple[Profile, dict[str, Answer]]:
    """A unit and its answers to any of the lines."""
    profile = draw(profiles())
    lines = draw(st.lists(st.sampled_from(rubric.scored), unique_by=lambda line: line.id))
    return profile, {line.id: draw(answers_to(line, profile)) for line in lines}
