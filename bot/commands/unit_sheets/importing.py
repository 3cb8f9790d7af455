"""A whole list into the database: all of it, or nothing."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from bot.audit.by_operator import units_imported
from bot.commands.errors import WrongUse
from bot.commands.unit_sheets import csv_files
from bot.commands.unit_sheets.cells import LARGEST_FILE, Problem, Rows
from bot.commands.unit_sheets.checks import Draft, draft_of
from bot.commands.unit_sheets.comparing import Changes, Comparison, Register
from bot.commands.unit_sheets.layout import Layout, SheetRow, laid_out
from bot.commands.unit_sheets.places import Places
from bot.ports import Clock
from storage import Database
from storage.unit_of_work import Work

EXAMPLE = "antq units import don-vi.xlsx"
_BATCH = 2000
_WHOLE_ROW = "cả dòng"

Value = TypeVar("Value")
Progress = Callable[[int, int], None]
"""How much is done, of how much."""


class BadRows(Exception):
    """Some rows cannot be taken, so that none was."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = problems
        super().__init__(f"{len(problems)} problems")


@dataclass(frozen=True, slots=True)
class SheetFile:
    """A file as it was read: where its headings are, its rows, and what cannot be read of it."""

    layout: Layout
    rows: Sequence[SheetRow]
    problems: Sequence[Problem]


def read(file: Path) -> SheetFile:
    """Read a file of either kind; raises WrongUse when it is none, OSError when it cannot be opened."""
    ending = file.suffix.lower()
    if ending not in {".csv", ".txt", ".xlsx", ".xlsm"}:
        raise WrongUse(f"FILE: {file} phải là tệp .xlsx hoặc .csv; ví dụ: {EXAMPLE}")
    size = file.stat().st_size
    if size > LARGEST_FILE:
        most = LARGEST_FILE // 1024 // 1024
        raise WrongUse(f"FILE: {file} lớn hơn {most} MB; hãy chia thành nhiều tệp, ví dụ mỗi tỉnh một tệp")
    if ending in {".csv", ".txt"}:
        return _read(csv_files.rows(file))
    from bot.commands.unit_sheets import workbooks  # noqa: PLC0415 - openpyxl takes long to import

    rows, merged = workbooks.read(file)
    found = _read(rows)
    joined = [
        Problem(each.last, _WHOLE_ROW, each.cells, "là các ô gộp; hãy bỏ gộp (Unmerge) và ghi đủ từng dòng")
        for each in merged
        if each.last > found.layout.row
    ]
    return SheetFile(found.layout, found.rows, joined)


def _read(rows: Rows) -> SheetFile:
    layout, below = laid_out(rows)
    found = list(below)
    if not found:
        raise WrongUse(f"FILE: không có dòng nào dưới hàng tiêu đề (dòng {layout.row}); ví dụ: {EXAMPLE}")
    return SheetFile(layout, found, ())


def take_in(database: Database, sheet: SheetFile, clock: Clock, progress: Progress) -> Changes:
    """Check every row and write what is new or different, in one transaction; raises BadRows and writes nothing."""
    with database.read() as work:
        places = Places(work.directory.localities())
    drafts, problems = _drafts(sheet, places, progress)
    with database.begin() as work:
        changes = _compared(work, drafts, sheet.layout.keys, progress)
        problems = sorted([*problems, *changes.problems], key=lambda each: each.row)
        if problems:
            raise BadRows(problems)
        _write(work, changes, progress)
        _enter(work, changes, clock)
    return changes


def _drafts(sheet: SheetFile, places: Places, progress: Progress) -> tuple[list[Draft], list[Problem]]:
    drafts, problems = [], list(sheet.problems)
    for done, row in enumerate(sheet.rows, 1):
        found = draft_of(row, places)
        if isinstance(found, Draft):
            drafts.append(found)
        else:
            problems += found
        if not done % _BATCH:
            progress(done, len(sheet.rows) * 3)
    return drafts, problems


def _compared(work: Work, drafts: Sequence[Draft], columns: frozenset[str], progress: Progress) -> Changes:
    register = Register(work.unit_register.units(), work.unit_register.with_cases(), work.unit_register.offices())
    comparison = Comparison(register, drafts, columns)
    for done, draft in enumerate(drafts, 1):
        comparison.take(draft)
        if not done % _BATCH:
            progress(len(drafts) + done, len(drafts) * 3)
    return comparison.changes


def _write(work: Work, changes: Changes, progress: Progress) -> None:
    register = work.unit_register
    whole = len(changes.units) + len(changes.changed) + len(changes.offices) + len(changes.titles)
    done = 0

    def in_batches(write: Callable[[Sequence[Value]], None], rows: Sequence[Value]) -> None:
        nonlocal done
        for start in range(0, len(rows), _BATCH):
            batch = rows[start : start + _BATCH]
            write(batch)
            done += len(batch)
            progress(2 * whole + done, 3 * whole)

    in_batches(register.add, changes.units)
    in_batches(register.change, changes.changed)
    in_batches(register.add_offices, changes.offices)
    in_batches(register.retitle, changes.titles)


def _enter(work: Work, changes: Changes, clock: Clock) -> None:
    """Say in the audit log of each province how many units came or were changed."""
    parents = {each.id: each.parent_id or each.id for each in work.directory.localities()}
    new = _by_province((each.locality_id for each in changes.units), parents)
    touched = (each.locality_id for each in work.unit_register.units() if each.id in changes.touched)
    changed = _by_province(touched, parents)
    secret = clock.secret() if new or changed else ""
    for province in sorted({*new, *changed}):
        entry = units_imported(new[province], changed[province])
        work.audit.append(province, [entry], clock.now(), f"{secret}{province}")


def _by_province(localities: Iterable[str], parents: dict[str, str]) -> Counter[str]:
    return Counter(parents[each] for each in localities)
