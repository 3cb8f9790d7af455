"""A file of cases on the command line: results to standard output, progress and what was refused to standard error."""

import sys
from collections import Counter
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO

import typer

from antq_rules.commands.batch import Done, Job, run
from antq_rules.commands.case_table import texts_of
from antq_rules.commands.terminal import (
    WRONG_USE,
    complain,
    refuse,
    refuse_no_text,
    refuse_unopened,
    refused_lines,
    rubric_of,
)
from antq_rules.errors import AnswersRefused
from antq_rules.law_change import Moves
from antq_rules.rubric import Rubric


class Shape(StrEnum):
    """How cases are written: one as JSON, one a line (JSON Lines), one a row (CSV)."""

    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"


SUFFIXES = {".jsonl": Shape.JSONL, ".ndjson": Shape.JSONL, ".csv": Shape.CSV}


def shape_of(source: str, given: Shape | None) -> Shape:
    """How the cases of this file are written: as the caller says, else by the ending of its name."""
    return given or SUFFIXES.get(Path(source).suffix.lower(), Shape.JSON)


def run_batch(job: Job, source: str, shape: Shape) -> None:
    """Print the result of every case in its order; leave with 2 when any was refused."""
    rubric = rubric_of(job.rubric)
    whole = Done()
    try:
        if source == "-":
            _tell(job, _Lines(sys.stdin.buffer), shape, rubric, whole)
        else:
            with Path(source).open("rb") as file:
                _tell(job, _Lines(file, Path(source).stat().st_size), shape, rubric, whole)
    except AnswersRefused as refused:
        refuse(refused.problems)
    except UnicodeDecodeError:
        refuse_no_text(source)
    except OSError as error:
        refuse_unopened(source, error)
    _sum_up(whole, job)


def _tell(job: Job, lines: "_Lines", shape: Shape, rubric: Rubric, whole: Done) -> None:
    """Print what comes of each chunk and add it up in `whole`."""
    texts = texts_of(lines, rubric) if shape is Shape.CSV else _numbered(lines)
    if job.heading:
        typer.echo(job.heading)
    for done in _shown(run(job, texts), lines):
        if done.lines:
            typer.echo("\n".join(done.lines))
        for number, refused in done.refused:
            for line in refused_lines(refused, rubric):
                complain(f"dòng {number}: {line}")
        whole.cases += done.cases
        whole.changed += done.changed
        whole.ways += done.ways
        whole.refused += done.refused


def _sum_up(whole: Done, job: Job) -> None:
    """Say on standard error how the cases came out; leave with 2 when any was refused."""
    cases = whole.cases - len(whole.refused)
    said = Moves(cases, whole.changed, whole.ways).text if job.to else _grades(whole.ways, cases)
    for line in said.splitlines():
        complain(line)
    if whole.refused:
        complain(f"{len(whole.refused)} hồ sơ không chấm được, xem các dòng trên.")
        raise typer.Exit(WRONG_USE)


def _grades(ways: Counter[tuple[str, ...]], cases: int) -> str:
    counted = ", ".join(f"{way[0]} {count}" for way, count in ways.most_common())
    return f"{cases} hồ sơ" + (f": {counted}." if counted else ".")


class _Lines:
    """The lines of a file as text; `read` is how many bytes they were, `size` how many the file has, if known."""

    def __init__(self, file: BinaryIO, size: int | None = None) -> None:
        self._file = file
        self.size = size
        self.read = 0

    def __iter__(self) -> Iterator[str]:
        for line in self._file:
            encoding = "utf-8" if self.read else "utf-8-sig"
            self.read += len(line)
            yield line.decode(encoding)


def _numbered(lines: _Lines) -> Iterator[tuple[int, str]]:
    return ((number, line) for number, line in enumerate(lines, 1) if line.strip())


def _shown(chunks: Iterator[Done], lines: _Lines) -> Iterator[Done]:
    """The chunks, with a bar on standard error while they come, if a person can see it."""
    from rich.console import Console  # noqa: PLC0415 - only many cases need a bar
    from rich.progress import Progress  # noqa: PLC0415 - as above

    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as progress:
        bar = progress.add_task("Chấm điểm", total=lines.size)
        for done in chunks:
            progress.update(bar, completed=lines.read)
            yield done
