"""The measuring of the rules: the made-up cases are cases, the engines agree, and the tables have their rows."""

from pathlib import Path

from antq_rules import Shelf
from antq_rules.commands.case_file import read_case
from tests.benchmarks import rules_engines, rules_path
from tests.benchmarks.rules_batch import measured
from tests.benchmarks.rules_cases import RUBRIC, cases, lines_of

FORM = Shelf.builtin().rubric(RUBRIC)


def test_the_lines_are_the_cases() -> None:
    """Every line is a case that reads, and no two of the first hundred are the same."""
    lines = list(lines_of(FORM, 100))
    assert [len(read_case(line, FORM).answers) for line in lines] == [21] * 100
    assert len(set(lines)) == 100
    assert len({str(one) for one in cases(FORM, 100)}) == 100


def test_the_engines_agree_and_are_timed() -> None:
    """The general engines come to our totals and grades, or nothing is timed; four standings have a way."""
    tables = [*rules_engines.tables(quick=True), *rules_path.tables(quick=True)]
    assert [len(table.rows) for table in tables] == [3, 4]


def test_a_file_is_scored_as_a_program(tmp_path: Path) -> None:
    """A small file through the command line, with time and memory."""
    run = measured(tmp_path / "cases.jsonl", 50)
    assert run.cases == 50
    assert run.wall > 0
    assert run.memory > 10
