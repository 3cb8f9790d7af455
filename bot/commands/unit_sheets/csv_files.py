"""Lists in CSV: with commas, semicolons or tabs, in UTF-8 or the UTF-16 of Excel."""

import codecs
import csv
from collections.abc import Iterable, Sequence
from io import StringIO
from itertools import islice
from pathlib import Path

from bot.commands.errors import WrongUse
from bot.commands.unit_sheets.cells import Rows
from bot.commands.unit_sheets.columns import COLUMNS, recognised
from bot.commands.unit_sheets.layout import FIRST_ROWS

_DELIMITERS = ",;\t"
_RISKY = ("=", "+", "-", "@")
# Excel calculates what begins like a formula; behind an apostrophe it stays a text.
_GUARD = "'"


def rows(file: Path) -> Rows:
    """The rows of a file; raises WrongUse when it is no text or not cut into cells rightly."""
    text = _text(file)
    delimiter = max(_DELIMITERS, key=lambda each: _headings(text, each))
    number = 0
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for number, row in enumerate(reader, 1):
            yield number, [_unguarded(cell) for cell in row]
    except csv.Error:
        raise WrongUse(
            f"FILE: dòng {number + 1} của {file} có dấu nháy kép không đóng hoặc ô quá dài;"
            ' ví dụ viết đúng: "Trường ""Hoa Sen"""'
        ) from None


def write(file: Path, rows: Iterable[Sequence[str]]) -> None:
    """A list that Excel opens with the right letters."""
    with file.open("w", encoding="utf-8-sig", newline="") as out:
        writer = csv.writer(out)
        writer.writerow([column.heading for column in COLUMNS])
        writer.writerows([_guarded(cell) for cell in row] for row in rows)


def _text(file: Path) -> str:
    data = file.read_bytes()
    utf16 = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        return data.decode("utf-16" if utf16 else "utf-8-sig")
    except UnicodeDecodeError:
        raise WrongUse(
            f"FILE: {file} không phải chữ UTF-8; trong Excel chọn Lưu thành (Save As),"
            " kiểu “CSV UTF-8 (*.csv)” hoặc “Excel Workbook (*.xlsx)”, rồi nhập lại"
        ) from None


def _headings(text: str, delimiter: str) -> int:
    """How many headings there are when the first rows are cut like this."""
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
    try:
        return max((len(recognised(row)) for row in islice(reader, FIRST_ROWS)), default=0)
    except csv.Error:
        return 0


def _guarded(cell: str) -> str:
    return _GUARD + cell if cell.startswith((*_RISKY, _GUARD)) else cell


def _unguarded(cell: str) -> str:
    return cell[1:] if cell.startswith(_GUARD) and cell[1:].startswith((*_RISKY, _GUARD)) else cell
