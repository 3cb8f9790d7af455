"""Lists in Excel: read cell by cell without taking the whole file into memory."""

import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError

import openpyxl
from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.cell.cell import MergedCell
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from bot.commands.errors import WrongUse
from bot.commands.unit_sheets.cells import MOST_COLUMNS, Cell, Odd, Rows
from bot.commands.unit_sheets.columns import recognised
from bot.commands.unit_sheets.layout import FIRST_ROWS

LARGEST_CONTENT = 160 * 1024 * 1024  # bytes when unpacked; 100,000 rows take about 70 MB
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s+ref="([A-Z]+\d+:[A-Z]+(\d+))"')
_CHUNK, _OVERLAP = 1024 * 1024, 100
_OLD_OR_LOCKED = b"\xd0\xcf\x11\xe0"
# What openpyxl lets through when a file is not what it says.
_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    InvalidFileException,
    ParseError,
    KeyError,
    ValueError,
    TypeError,
    AttributeError,
    IndexError,
    EOFError,
    NotImplementedError,
)


@dataclass(frozen=True, slots=True)
class Merged:
    """Cells joined into one, such as A3:A9, and their last row."""

    cells: str
    last: int


def read(file: Path) -> tuple[Rows, tuple[Merged, ...]]:
    """The rows of the sheet that has the headings, and its merged cells; raises WrongUse for what is no workbook."""
    _check_package(file)
    try:
        with warnings.catch_warnings(action="ignore"):  # of what openpyxl does not keep, which is not ours
            book = openpyxl.load_workbook(file, read_only=True, keep_links=False)
        for each in book.worksheets:
            _forget_size(each)
        sheet = max(book.worksheets, key=_headings)
        return _guarded(_rows(sheet), file), tuple(_merged(file, _path(sheet)))
    except _DAMAGED:
        raise _no_workbook(file) from None


def _forget_size(sheet: Any) -> None:
    """Some programs write a wrong size of the sheet, which would hide cells."""
    sheet.reset_dimensions()


def _path(sheet: Any) -> str:  # the types of openpyxl do not know its sheets that are only read
    """Where a sheet is within the package."""
    return str(sheet._worksheet_path).removeprefix("/")  # noqa: SLF001 - it tells merged cells only of what it holds whole


def _check_package(file: Path) -> None:
    with file.open("rb") as opened:
        if opened.read(4) == _OLD_OR_LOCKED:
            raise WrongUse(
                f"FILE: {file} là Excel kiểu cũ hoặc có mật khẩu; hãy bỏ mật khẩu, lưu thành “Excel Workbook (*.xlsx)”"
            )
    try:
        with zipfile.ZipFile(file) as package:
            size = sum(each.file_size for each in package.infolist())
    except zipfile.BadZipFile:
        raise _no_workbook(file) from None
    if size > LARGEST_CONTENT:
        raise WrongUse(
            f"FILE: {file} mở ra {size // 1024 // 1024} MB, quá {LARGEST_CONTENT // 1024 // 1024} MB;"
            " hãy chia thành nhiều tệp, ví dụ mỗi tỉnh một tệp"
        )


def _no_workbook(file: Path) -> WrongUse:
    return WrongUse(f"FILE: {file} hỏng hoặc không phải tệp Excel .xlsx; ví dụ: antq units template mau.xlsx")


def _headings(sheet: Worksheet) -> int:
    """How many headings the first rows of a sheet have."""
    first = sheet.iter_rows(max_row=FIRST_ROWS, max_col=MOST_COLUMNS)
    return max((len(recognised([_cell(cell) for cell in row])) for row in first), default=0)


def _rows(sheet: Worksheet) -> Rows:
    for number, row in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS), 1):
        yield number, [_cell(cell) for cell in row]


def _guarded(rows: Rows, file: Path) -> Rows:
    try:
        yield from rows
    except _DAMAGED:
        raise _no_workbook(file) from None


def _cell(cell: SheetCell | MergedCell) -> Cell:
    """A cell as text; numbers as they are typed, so that a telephone keeps its digits."""
    value = cell.value
    match value:
        case None:
            return ""
        case _ if cell.data_type == "f":
            return Odd("=…", "là công thức; hãy sao chép ô rồi dán lại dạng giá trị (Paste Values)")
        case _ if cell.data_type == "e":
            return Odd(str(value), "là ô báo lỗi của Excel; hãy gõ lại bằng chữ")
        case bool():
            return Odd(str(value).upper(), "là ô đúng/sai; hãy gõ lại bằng chữ")
        case datetime() | date() | time() | timedelta():
            return Odd(str(value), "là ô ngày giờ; hãy định dạng ô là Văn bản (Text) rồi gõ lại")
        case float() if value.is_integer():
            return str(int(value))
        case _:
            return str(value)


def _merged(file: Path, sheet: str) -> Iterator[Merged]:
    with zipfile.ZipFile(file) as package, package.open(sheet) as content:
        before = b""
        while chunk := content.read(_CHUNK):
            text, end = before + chunk, 0
            for found in _MERGED.finditer(text):
                yield Merged(found[1].decode(), int(found[2]))
                end = found.end()
            before = text[max(end, len(text) - _OVERLAP) :]
