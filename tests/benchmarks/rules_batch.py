"""Whole files of cases through the command line: ten thousand, a hundred thousand, a million."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from antq_rules import Shelf
from tests.benchmarks.rules_cases import PLAN, RUBRIC, lines_of
from tests.benchmarks.table import Table, figure

SIZES = (10_000, 100_000, 1_000_000)
QUICK = (1_000, 10_000)
NOTES = (
    "`rules score --answers cases.jsonl` as a program of its own: read, checked, scored, graded, written as a table",
    "memory: the largest of its processes times their number, so at most this; aim for a million: 10 s, 1,000 MB",
)


@dataclass(frozen=True, slots=True)
class Run:
    """One file: seconds it took, seconds of computing in all its processes, and megabytes at most."""

    cases: int
    wall: float
    cpu: float
    memory: float


def tables(*, quick: bool) -> Iterator[Table]:
    """One row a size; linear is the same microseconds a case."""
    runs: list[Run] = []
    for size in QUICK if quick else SIZES:
        with tempfile.TemporaryDirectory(prefix="antq-cases-") as folder:
            runs.append(measured(Path(folder) / "cases.jsonl", size))
    title = f"A file of cases, scored and graded · {RUBRIC}, {os.cpu_count()} processors"
    yield Table(
        title, ("cases", "seconds", "µs a case", "CPU µs a case", "cases/s", "MB"), [_row(one) for one in runs], NOTES
    )


def _row(run: Run) -> tuple[str, ...]:
    each = (run.wall, run.wall / run.cases * 1e6, run.cpu / run.cases * 1e6, run.cases / run.wall, run.memory)
    return (f"{run.cases:,}", *map(figure, each))


def measured(file: Path, size: int) -> Run:
    """Write so many cases, then score them in a process that is watched."""
    with file.open("w", encoding="utf-8") as written:
        written.writelines(lines_of(Shelf.builtin().rubric(RUBRIC), size))
    command = ["rules", "score", "--rubric", RUBRIC, "--plan", PLAN, "--answers", str(file)]
    results = file.with_suffix(".csv")
    with results.open("wb") as output:
        started = perf_counter()
        process = subprocess.Popen(
            [sys.executable, "-m", "antq_rules", *command], stdout=output, stderr=subprocess.DEVNULL
        )
        _, status, used = os.wait4(process.pid, 0)
        wall = perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode or results.read_bytes().count(b"\n") != size + 1:
        raise AssertionError(f"exit code {process.returncode}")
    processes = 1 + (os.cpu_count() or 1)
    kilobytes = used.ru_maxrss / (1024 if sys.platform == "darwin" else 1)
    return Run(size, wall, used.ru_utime + used.ru_stime, kilobytes * processes / 1000)
