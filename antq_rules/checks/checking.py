"""The worked examples of the rule files, compared with what the library computes, and the holidays that are missing."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from antq_rules.answers import read_answers
from antq_rules.checks.checking_examples import (
    wrong_day_examples,
    wrong_ladder_examples,
    wrong_standard_examples,
)
from antq_rules.checks.proof import falling_grades, falling_lines
from antq_rules.decimals import exact
from antq_rules.errors import AnswersRefused, Problem
from antq_rules.grading import grade
from antq_rules.plan import Plan, PlanExample
from antq_rules.reminders import Ladder
from antq_rules.rubric import Example, Rubric
from antq_rules.scoring import score
from antq_rules.shelf import Shelf
from antq_rules.standards import Standard
from antq_rules.working_days import DaysOff, WorkCalendar


def check(shelf: Shelf, today: date | None = None) -> tuple[Problem, ...]:
    """Every problem of the files on the shelf: what cannot be read, every example that does not come out.

    And every better answer that would cost points or a grade (see `proof`). With `today` also each year of holidays
    that should be there by now and is not (see `WorkCalendar.missing`).
    """
    missing = _missing_holidays(shelf, today) if today else ()
    return (*shelf.problems(), *_wrong_examples(shelf), *_falling(shelf), *missing)


def warnings(shelf: Shelf, today: date) -> tuple[Problem, ...]:
    """What a person should look after although nothing is wrong: holidays of a year that are drafts and needed by now.

    Drafts hold what the law fixes; the decision of the year is missing.
    """
    drafts = {one.id for one in _calendar(shelf).drafts(today)}
    return tuple(
        Problem(file, 1, "published", "bản nháp, chưa theo quyết định của năm", "sửa theo quyết định, rồi published: …")
        for file, rule in shelf.readable()
        if isinstance(rule, DaysOff) and rule.id in drafts
    )


def check_paths(*paths: Path | str) -> tuple[Problem, ...]:
    """The same for these files; raises RuleFileError for a file that is no text, OSError for one that is not there."""
    return check(Shelf.from_paths(*paths))


def _falling(shelf: Shelf) -> Iterator[Problem]:
    """What `proof` finds in the forms, as they are and as the plans score them, and in the grades."""
    for file, rule in shelf.readable():
        if isinstance(rule, Rubric):
            yield from falling_lines(file, rule)
        elif isinstance(rule, Plan):
            yield from falling_grades(file, rule.thresholds)
            if rule.steps and rule.rubric:
                yield from falling_lines(file, shelf.rubric(rule.rubric), rule)


def _missing_holidays(shelf: Shelf, today: date) -> Iterator[Problem]:
    for year in _calendar(shelf).missing(today):
        message = f"chưa có ngày nghỉ lễ, tết và ngày hoán đổi của năm {year} (hôm nay {today:%d/%m/%Y})"
        yield Problem(f"holidays/{year}.yaml", 1, "year", message, f"chép tệp năm {year - 1} rồi sửa theo quyết định")


def _calendar(shelf: Shelf) -> WorkCalendar:
    """The working days of the years whose files are right, with the built-in ones for the rest."""
    own = [rule for _, rule in shelf.readable() if isinstance(rule, DaysOff)]
    return WorkCalendar((*Shelf.builtin().days_off(), *own) if shelf is not Shelf.builtin() else own)


def _wrong_examples(shelf: Shelf) -> Iterator[Problem]:
    calendar = _calendar(shelf)
    for file, rule in shelf.readable():
        if isinstance(rule, Standard):
            yield from wrong_standard_examples(file, rule)
        elif isinstance(rule, Ladder):
            yield from wrong_ladder_examples(file, rule, calendar)
        elif isinstance(rule, DaysOff):
            yield from wrong_day_examples(file, rule)
        else:
            yield from _wrong_form_examples(file, rule)


def _wrong_form_examples(file: str, rule: Rubric | Plan) -> Iterator[Problem]:
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
