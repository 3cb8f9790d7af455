"""The cheapest way to a grade over the real form, from several standings."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from antq_rules import Answer, Profile, Shelf, cheapest_path, read_answers
from tests.benchmarks.laps import Lap, Laps, in_turn, lap
from tests.benchmarks.rules_cases import PLAN, RUBRIC, cases
from tests.benchmarks.table import Table, figure

CASES = 50
MILLISECONDS = 1e3
TO = "xuat_sac"
SAME, OWN = "the same effort for every line", "a different effort for every line"


def tables(*, quick: bool) -> Iterator[Table]:
    """To the highest grade, with the efforts of the rule file and with a caller's; the aim is 5 ms."""
    shelf, profile = Shelf.builtin(), Profile("school", level="thcs")
    rubric, plan = shelf.rubric(RUBRIC), shelf.plan(PLAN)
    every = [read_answers(rubric, one, profile, plan) for one in cases(rubric, CASES)]
    most: list[dict[str, Answer]] = [{"8c": one["8c"]} for one in every]
    efforts = {line.id: 1 + place * 7 % 11 for place, line in enumerate(rubric.scored)}

    def ways(standings: list[dict[str, Answer]], given: dict[str, int] | None) -> Callable[[], Sequence[Lap]]:
        return lambda: [lap(partial(cheapest_path, rubric, one, profile, plan, TO, given)) for one in standings]

    found = in_turn(
        {
            f"all answered, {SAME}": ways(every, None),
            f"all answered, {OWN}": ways(every, efforts),
            f"only 8c answered, {SAME}": ways(most, None),
            f"only 8c answered, {OWN}": ways(most, efforts),
        },
        rounds=2 if quick else 20,
    )
    title = f"The cheapest way to the highest grade · {RUBRIC}, {CASES} standings"
    yield Table(title, ("standing", "median ms", "p99 ms"), [_row(name, laps) for name, laps in found.items()])


def _row(name: str, laps: Laps) -> tuple[str, str, str]:
    return name, figure(laps.median * MILLISECONDS), figure(laps.p99 * MILLISECONDS)
