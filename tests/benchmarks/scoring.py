"""One explained score of the real rubric: the points of every line with their reason and source."""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import count

from antq_rules import NotApplicable, Profile, Shelf, read_answers, score
from antq_rules.scoring import scorer
from tests.benchmarks.laps import Lap, Laps, in_turn, lap
from tests.benchmarks.table import Table, figure
from tests.crash.script import LINES, PROFILE

RUBRIC, PLAN = "phong-trao-2025-thien-tin", "thien-tin-2025"
BATCH = 50
MICROSECONDS = 1e6
FIRST, NEW, AGAIN = "nothing remembered (first call)", "one answer never met before", "the same once more"


def tables(*, quick: bool) -> Iterator[Table]:
    """A score with nothing remembered, with one answer never met before, and the same once more."""
    shelf, profile = Shelf.builtin(), Profile.from_json(PROFILE)
    rubric, plan = shelf.rubric(RUBRIC), shelf.plan(PLAN)
    answers = read_answers(rubric, {line.id: line.value for line in LINES}, profile, plan)
    same, numbers = partial(score, rubric, answers, profile, plan), count(1)

    def first() -> Lap:
        scorer.cache_clear()
        return lap(same)

    def new() -> Lap:
        given = {**answers, "6b": NotApplicable(f"Không có lực lượng bảo vệ, lần {next(numbers)}")}
        return lap(partial(score, rubric, given, profile, plan))

    ways = {FIRST: _batch(first), NEW: _batch(new), AGAIN: _batch(lambda: lap(same))}
    found = in_turn(ways, rounds=4 if quick else 40)
    rows = [_row(name, laps, found[AGAIN]) for name, laps in found.items()]
    title = f"One explained score · {RUBRIC}, {len(rubric.scored)} lines answered"
    notes = ["with the reason and source of every point, the grade, the range and what is lost"]
    yield Table(title, ("way", "median µs", "p99 µs", "times"), rows, notes)


def _batch(run: Callable[[], Lap]) -> Callable[[], list[Lap]]:
    return lambda: [run() for _ in range(BATCH)]


def _row(name: str, laps: Laps, base: Laps) -> tuple[str, str, str, str]:
    return name, figure(laps.median * MICROSECONDS), figure(laps.p99 * MICROSECONDS), figure(laps.median / base.median)
