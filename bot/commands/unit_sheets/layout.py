"""Finds the headings of a list, wherever it begins, and gives the rows below them by column."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice

from bot.commands.errors import WrongUse
from bot.commands.unit_sheets.cells import MOST_ROWS, Cell, Odd, Rows
from bot.commands.unit_sheets.columns import BY_KEY, COLUMNS, NEEDED, column_of, recognised

FIRST_ROWS = 20
"""Among so many rows the headings must be: above them may stand a title."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the headings are, which column of ours is where, and the headings that mean nothing to us."""

    row: int
    columns: Mapping[int, str]
    ignored: tuple[str, ...]

    @property
    def keys(self) -> frozenset[str]:
        """The columns that there are."""
        return frozenset(self.columns.values())


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row below the headings: its number, and its cells by column."""

    number: int
    cells: Mapping[str, Cell]


def laid_out(rows: Rows) -> tuple[Layout, Iterator[SheetRow]]:
    """The headings, and the rows below them that are not blank; raises WrongUse where there are none."""
    first = list(islice(rows, FIRST_ROWS))
    place, best = 0, set[str]()
    for at, (_, cells) in enumerate(first):
        found = recognised(cells)
        if len(found) > len(best):
            place, best = at, found
    missing = [column.heading for column in NEEDED if column.key not in best]
    if missing:
        needed = ", ".join(column.heading for column in NEEDED)
        raise WrongUse(
            f"FILE: không thấy cột {', '.join(missing)} trong {FIRST_ROWS} dòng đầu; cần có: {needed};"
            " ví dụ: antq units template mau.xlsx"
        )
    layout = _layout(*first[place])
    return layout, _below(chain(first[place + 1 :], rows), layout)


def _layout(number: int, cells: Sequence[Cell]) -> Layout:
    columns: dict[int, str] = {}
    ignored = []
    for at, cell in enumerate(cells):
        heading = cell.shown if isinstance(cell, Odd) else " ".join(cell.split())
        column = column_of(heading)
        if column is not None:
            columns[at] = column.key
        elif heading:
            ignored.append(heading)
    twice = [key for key in dict.fromkeys(columns.values()) if list(columns.values()).count(key) > 1]
    if twice:
        names = ", ".join(BY_KEY[key].heading for key in twice)
        known = ", ".join(column.heading for column in COLUMNS)
        raise WrongUse(f"FILE: dòng {number} có hai cột cùng nghĩa: {names}; hãy bỏ bớt; các cột: {known}")
    return Layout(number, columns, tuple(ignored))


def _below(rows: Rows, layout: Layout) -> Iterator[SheetRow]:
    taken = 0
    for number, cells in rows:
        given = {key: cells[at] if at < len(cells) else "" for at, key in layout.columns.items()}
        if not any(isinstance(cell, Odd) or cell.strip() for cell in given.values()):
            continue
        taken += 1
        if taken > MOST_ROWS:
            raise WrongUse(f"FILE: quá {MOST_ROWS} dòng; hãy chia thành nhiều tệp, ví dụ mỗi tỉnh một tệp")
        yield SheetRow(number, given)
