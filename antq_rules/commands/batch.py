"""A whole file of cases: read in chunks, worked on by as many processes as there are processors, told in its order."""

import json
import os
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import cache
from itertools import chain, islice
from multiprocessing import get_context
from typing import NamedTuple, TypeAlias

from antq_rules.bulk import BulkScorer
from antq_rules.commands.case_file import read_case
from antq_rules.decimals import exact
from antq_rules.errors import AnswersRefused
from antq_rules.grading import Grade
from antq_rules.law_change import NO_GRADE, diff
from antq_rules.plan import Plan
from antq_rules.rubric import Rubric
from antq_rules.scoring import score
from antq_rules.shelf import Shelf
from antq_rules.tally import MOST_REMEMBERED, Head

_Numbered: TypeAlias = tuple[int, str]

CHUNK = 2_000
SCORE_HEADING = "line,total,low,high,grade,provisional,unanswered"
DIFF_HEADING = "line,before,after,change,grade_before,grade_after,unread"


@dataclass(frozen=True, slots=True)
class Job:
    """What to do with every case, in words that another process understands: ids of built-in rules.

    With `to` the case is compared under the two rubrics, without it scored under `rubric`.
    """

    rubric: str
    plan: str
    as_json: bool
    to: str | None = None

    @property
    def heading(self) -> str | None:
        """The first line of the result, where it is a table."""
        if self.as_json:
            return None
        return DIFF_HEADING if self.to else SCORE_HEADING


@dataclass(slots=True)
class Done:
    """What came of some cases: a line of result each, the refused ones by line, and how many came out which way.

    `ways` counts the names of the grades, or of the grades before and after; `changed` the totals that differ.
    """

    lines: list[str] = field(default_factory=list)
    refused: list[tuple[int, AnswersRefused]] = field(default_factory=list)
    ways: Counter[tuple[str, ...]] = field(default_factory=Counter)
    cases: int = 0
    changed: int = 0


def run(job: Job, texts: Iterable[_Numbered], workers: int | None = None) -> Iterator[Done]:
    """Do the job with these JSON texts of cases (each with its line); chunk by chunk, in their order.

    What fits into one chunk is done here; more is shared among `workers` processes (as many as processors if None),
    of which each is at most two chunks ahead, so that memory does not grow with the file.
    """
    chunks = _chunks(texts)
    begun = list(islice(chunks, 2))
    workers = workers or os.cpu_count() or 1
    every = chain(begun, chunks)
    if len(begun) < 2 or workers == 1:  # noqa: PLR2004 - a second chunk is what more processes are for
        yield from (work(job, chunk) for chunk in every)
        return
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        waiting: deque[Future[Done]] = deque()
        for chunk in every:
            waiting.append(pool.submit(work, job, chunk))
            if len(waiting) > 2 * workers:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def _chunks(texts: Iterable[_Numbered]) -> Iterator[list[_Numbered]]:
    source = iter(texts)
    while chunk := list(islice(source, CHUNK)):
        yield chunk


def work(job: Job, chunk: list[_Numbered]) -> Done:
    """Do the job with one chunk, in this process."""
    tell = _teller(job)
    done = Done(cases=len(chunk))
    for number, text in chunk:
        try:
            told = tell(number, text)
        except AnswersRefused as refused:
            done.refused.append((number, refused))
            continue
        done.lines.append(told.line)
        done.ways[told.way] += 1
        done.changed += told.changed
    return done


class _Told(NamedTuple):
    line: str
    way: tuple[str, ...]
    changed: bool = False


_Teller: TypeAlias = Callable[[int, str], _Told]


@cache
def _teller(job: Job) -> _Teller:
    """What tells the result of one case; kept, so that a process remembers from chunk to chunk."""
    shelf = Shelf.builtin()
    rubric, plan = shelf.rubric(job.rubric), shelf.plan(job.plan)
    if job.to:
        return _diff_teller(rubric, shelf.rubric(job.to), plan, as_json=job.as_json)
    return _card_teller(rubric, plan) if job.as_json else _row_teller(rubric, plan)


def _row_teller(rubric: Rubric, plan: Plan) -> _Teller:
    bulk = BulkScorer(rubric, plan)
    # Cases share their heads, and a head is kept here, so that its id stays its.
    rows: dict[int, tuple[str, Head]] = {}

    def tell(line: int, text: str) -> _Told:
        head = bulk.score(text)
        row = rows.get(id(head))
        if row is None:
            if len(rows) >= MOST_REMEMBERED:
                rows.clear()
            row = rows[id(head)] = (row_of(head), head)
        return _Told(f"{line},{row[0]}", (_name(head.grade),))

    return tell


def row_of(head: Head) -> str:
    """The numbers of a case as a line of CSV: total, lowest, highest, grade, provisional and unanswered lines."""
    total = exact(head.total)
    ids = (_id(head.grade), " ".join(head.provisional), " ".join(head.unanswered))
    return ",".join((total, total, exact(head.high), *ids))


def _card_teller(rubric: Rubric, plan: Plan) -> _Teller:
    def tell(line: int, text: str) -> _Told:
        case = read_case(text, rubric, plan)
        card = score(rubric, case.answers, case.profile, plan)
        return _Told(json.dumps({"line": line, **card.to_json()}, ensure_ascii=False), (_name(card.grade),))

    return tell


def _diff_teller(before: Rubric, after: Rubric, plan: Plan, *, as_json: bool) -> _Teller:
    def tell(line: int, text: str) -> _Told:
        case = read_case(text, before, plan)
        told = diff(before, after, case.answers, case.profile, plan)
        grades = (told.before.grade, told.after.grade)
        way = tuple(_name(one) for one in grades)
        if as_json:
            text = json.dumps({"line": line, **told.to_json()}, ensure_ascii=False)
            return _Told(text, way, bool(told.change))
        totals = (exact(number) for number in (told.before.total, told.after.total, told.change))
        unread = " ".join(one.id for one in told.lines if one.unread)
        row = ",".join([str(line), *totals, *(_id(one) for one in grades), unread])
        return _Told(row, way, bool(told.change))

    return tell


def _id(grade: Grade | None) -> str:
    return grade.id if grade else ""


def _name(grade: Grade | None) -> str:
    return grade.name if grade else NO_GRADE
