"""The worked examples of the rule files, compared with what the library computes."""

from collections.abc import Iterator
from pathlib import Path

from antq_rules.answers import read_answers
from antq_rules.decimals import exact
from antq_rules.errors import AnswersRefused, Problem
from antq_rules.grading import grade
from antq_rules.plan import Plan, PlanExample
from antq_rules.rubric import Example, Rubric
from antq_rules.scoring import score
from antq_rules.shelf import Shelf


def check(shelf: Shelf) -> tuple[Problem, ...]:
    """Every problem of the files on the shelf: what cannot be read, and every example that does not come out."""
    return (*shelf.problems(), *_wrong_examples(shelf))


def check_paths(*paths: Path | str) -> tuple[Problem, ...]:
    """The same for these files; raises RuleFileError for a file that is no text, OSError for one that is not there."""
    return check(Shelf.from_paths(*paths))


def _wrong_examples(shelf: Shelf) -> Iterator[Problem]:
    for file, rule in shelf.readable():
        if isinstance(rule, Rubric):
            for example in rule.examples:
                yield from _wrong_rubric_example(file, rule, example)
        else:
            for found in rule.examples:
                yield from _wrong_plan_example(file, rule, found)


def _wrong_rubric_example(file: str, rubric: Rubric, example: Example) -> Iterator[Problem]:
    try:
        answers = read_answers(rubric, example.answers, example.profile)
    except AnswersRefused as refused:
        for one in refused.problems:
            yield Problem(file, example.at, "examples", f"“{example.says}”: {one.line}: {one.message}", one.example)
        return
    card = score(rubric, answers, example.profile)
    got = (exact(card.total), [exact(card.low), exact(card.high)], list(card.provisional))
    said = (exact(example.total), [exact(example.low), exact(example.high)], list(example.provisional))
    for field, computed, written in zip(("total", "range", "provisional"), got, said, strict=True):
        if computed != written:
            message = f"“{example.says}”: tính ra {computed}, ví dụ ghi {written}"
            yield Problem(file, example.at, f"examples.{field}", message, f"{field}: {computed}")
            return


def _wrong_plan_example(file: str, plan: Plan, example: PlanExample) -> Iterator[Problem]:
    if example.total is not None:
        field, computed, written = "grade", grade(example.total, plan.thresholds).id, example.grade
    else:
        rule = next(rule for rule in plan.dates if rule.id == example.deadline)
        field, computed = "last_day", rule.last_day_in(example.year or 0).isoformat()
        written = example.last_day.isoformat() if example.last_day else None
    if computed != written:
        message = f"“{example.says}”: tính ra {computed}, ví dụ ghi {written}"
        yield Problem(file, example.at, f"examples.{field}", message, f"{field}: {computed}")
