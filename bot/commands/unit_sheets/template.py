"""The Excel file of a list: one sheet to fill in with choices to pick from, one of guidance, one of the choices."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import openpyxl
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from bot.commands.unit_sheets import sorts
from bot.commands.unit_sheets.columns import COLUMNS
from bot.commands.unit_sheets.places import COMMUNE, Places
from storage.models import LocalityRow

UNITS, GUIDANCE, CHOICES = "Đơn vị", "Hướng dẫn", "Danh mục"
_TEXT = "@"  # Excel's name for cells that stay as they are typed
_CHOSEN = {"kind": sorts.KINDS, "level": sorts.LEVELS, "size": sorts.SIZES}
_LAST_ROW = 200_001
_BOLD, _WHITE = Font(bold=True), Font(bold=True, color="FFFFFF")
_HEAD, _NEEDED = PatternFill("solid", fgColor="2F6F4F"), PatternFill("solid", fgColor="9C2A2A")
_WRAPPED = Alignment(wrap_text=True, vertical="top")
_RULES = (
    "Mỗi đơn vị một dòng trên trang “Đơn vị”; cột đỏ phải điền, cột xanh có thể để trống.",
    "Không gộp ô, không đổi tên các cột; cột thêm vào được bỏ qua.",
    "Có một dòng sai thì không dòng nào được nhập; mỗi chỗ sai được nêu dòng, cột và cách sửa.",
    "Nhập lại cùng một tệp không làm thay đổi gì. Đơn vị không có trong tệp được giữ nguyên.",
    "Điện thoại 9 chữ số bị Excel bỏ số 0 ở đầu thì được thêm lại số 0.",
)


def write_workbook(file: Path, rows: Iterable[Sequence[str]], localities: Sequence[LocalityRow]) -> None:
    """Write a list, or the empty template when there are no rows."""
    book = openpyxl.Workbook(write_only=True)
    communes = _communes(localities)
    _units(book.create_sheet(UNITS), rows, len(communes))
    _guidance(book.create_sheet(GUIDANCE))
    _choices(book.create_sheet(CHOICES), communes)
    book.save(file)


def _communes(localities: Sequence[LocalityRow]) -> list[tuple[str, str, str]]:
    """How each commune is written, its id, and its province."""
    names, places = {each.id: each.name for each in localities}, Places(localities)
    return [
        (places.written(each.id), each.id, names.get(each.parent_id or "", ""))
        for each in localities
        if each.level == COMMUNE
    ]


def _units(sheet: Worksheet, rows: Iterable[Sequence[str]], communes: int) -> None:
    sheet.freeze_panes = "A2"
    for number, column in enumerate(COLUMNS, 1):
        letter = get_column_letter(number)
        sheet.column_dimensions[letter].width = column.width
        sheet.column_dimensions[letter].number_format = _TEXT
        choices = _pick(column.key, communes)
        if choices is not None:
            choices.add(f"{letter}2:{letter}{_LAST_ROW}")
            sheet.data_validations.append(choices)
    sheet.append([_cell(sheet, each.heading, font=_WHITE, fill=_NEEDED if each.needed else _HEAD) for each in COLUMNS])
    for row in rows:
        sheet.append([_cell(sheet, cell) for cell in row])


def _pick(key: str, communes: int) -> DataValidation | None:
    """The list that opens in the cells of a column."""
    if key == "locality" and communes:
        told = DataValidation("list", formula1=f"'{CHOICES}'!$A$2:$A${communes + 1}", allow_blank=True)
        told.showErrorMessage = False  # an id is right too
        return told
    if key not in _CHOSEN:
        return None
    told = DataValidation("list", formula1=f'"{",".join(_CHOSEN[key].values())}"', allow_blank=True)
    told.showErrorMessage = False  # other words are understood too, and refused by the import if they are not
    return told


def _guidance(sheet: Worksheet) -> None:
    for letter, width in zip("ABCD", (28, 12, 64, 28), strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.append([_cell(sheet, "Cách điền danh sách đơn vị", font=Font(bold=True, size=14))])
    for rule in _RULES:
        sheet.append([_cell(sheet, f"• {rule}")])
    sheet.append([])
    sheet.append([_cell(sheet, text, font=_WHITE, fill=_HEAD) for text in ("Cột", "Phải có", "Ghi gì", "Ví dụ")])
    for column in COLUMNS:
        cells = (column.heading, "phải có" if column.needed else "", column.what, column.example)
        sheet.append([_cell(sheet, text, alignment=_WRAPPED) for text in cells])


def _choices(sheet: Worksheet, communes: Sequence[tuple[str, str, str]]) -> None:
    headings = ("Xã, phường", "Mã", "Tỉnh, thành phố", "Loại", "Cấp học", "Quy mô")
    for letter in "ABCDEF":
        sheet.column_dimensions[letter].width = 26
    sheet.append([_cell(sheet, text, font=_WHITE, fill=_HEAD) for text in headings])
    lists = [list(names.values()) for names in _CHOSEN.values()]
    for number in range(max(len(communes), *map(len, lists))):
        place = communes[number] if number < len(communes) else ("", "", "")
        sheet.append([_cell(sheet, text) for text in (*place, *_at(lists, number))])


def _at(lists: Sequence[Sequence[str]], number: int) -> Iterator[str]:
    return (each[number] if number < len(each) else "" for each in lists)


def _cell(sheet: Worksheet, text: str, **style: Font | PatternFill | Alignment) -> Cell:
    """A cell that stays the text it is, also when it begins like a formula."""
    cell = WriteOnlyCell(sheet, text)
    if text:
        cell.data_type = "s"
    cell.number_format = _TEXT
    for name, value in style.items():
        setattr(cell, name, value)
    return cell
