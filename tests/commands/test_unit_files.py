"""The files that lists of units come in: CSV as others write it, Excel's cells, what is too large, the template."""

import zipfile
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from bot.commands.unit_sheets import cells, layout, workbooks
from storage import Database
from tests.commands.conftest import Here
from tests.commands.unit_lists import HEADINGS, LIST, Write, refused, units


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv_as_excel_and_others_write_it(
    here: Here, furnished: Database, write: Write, encoding: str, delimiter: str
) -> None:
    """Any of three delimiters, UTF-8 with or without its mark, UTF-16; a title above, headings without diacritics."""
    lines = ("DANH SÁCH ĐƠN VỊ|||", "STT|XA|TEN DON VI|loai", "", '1|thien-tin|"Trường ""A"" Số 1"|trường')
    file = write(*(line.replace("|", delimiter) for line in lines), encoding=encoding)
    done = here("units", "import", str(file))
    assert (done.exit_code, done.stderr) == (0, "Bỏ qua các cột: STT.\n")
    assert units(furnished)["truong-a-so-1"].name == 'Trường "A" Số 1'


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.csv", "Xã;Tên;Loại\nX;Trường Đ;trường".encode("cp1258", "replace") + b"\xd0", "CSV UTF-8"),
        ("a.csv", b"", "không thấy cột Xã, phường, Tên đơn vị, Loại"),
        ("a.csv", "Xã;Tên;Loại\n;;".encode(), "không có dòng nào dưới hàng tiêu đề (dòng 1)"),
        ("a.csv", 'Xã;Tên;Loại\nX;"Trường;trường'.encode(), "dòng 2 của"),
        ("a.csv", "Xã;Tên;Loại;Phường\nX;A;trường;Y".encode(), "hai cột cùng nghĩa: Xã, phường"),
        ("a.ods", b"x", "phải là tệp .xlsx hoặc .csv"),
        ("a.xlsx", b"x", "hỏng hoặc không phải tệp Excel"),
        ("a.xlsx", b"\xd0\xcf\x11\xe0 old", "mật khẩu"),
    ],
)
def test_a_wrong_file_is_one_line(
    here: Here, furnished: Database, tmp_path: Path, name: str, content: bytes, says: str
) -> None:
    """Exit code 2, the file is named, and what to do."""
    assert furnished.is_current()
    (tmp_path / name).write_bytes(content)
    (line,) = refused(here, tmp_path / name, 2)
    assert says in line


def test_a_file_that_is_not_there_is_one_line(here: Here, furnished: Database, tmp_path: Path) -> None:
    """Exit code 2; a folder is no file either."""
    assert furnished.is_current()
    for name in ("none.csv", "folder.csv"):
        (tmp_path / "folder.csv").mkdir(exist_ok=True)
        assert "không đọc hoặc ghi được" in refused(here, tmp_path / name, 2)[0]


def _workbook(file: Path, *rows: Sequence[object], merged: str = "") -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in ([*HEADINGS.split(";")], *rows):
        sheet.append(list(row))
    if merged:
        sheet.merge_cells(merged)
    book.create_sheet("Ghi chú").append(["không phải danh sách"])
    book.save(file)
    return file


def test_cells_that_are_no_text_are_named(here: Here, furnished: Database, tmp_path: Path) -> None:
    """Formulas, dates, errors, yes and no, and joined cells: each with what to do in Excel."""
    assert furnished.is_current()
    odd = ["thien-tin", True, "=A1", datetime(2025, 1, 1), "trường", None, None, "#REF!"]  # noqa: DTZ001 - as Excel has it
    lines = refused(here, _workbook(tmp_path / "a.xlsx", odd, ["thien-tin", None, "A"], merged="C3:C4"))
    assert [line.split(" ")[1:4] for line in lines[:-1]] == [
        ["2,", "cột", "Mã"],
        ["2,", "cột", "Tên"],
        ["2,", "cột", "Địa"],
        ["2,", "cột", "Điện"],
        ["3,", "cột", "Loại:"],
        ["4,", "cột", "cả"],
    ]
    for part, line in zip(("đúng/sai", "công thức", "ngày giờ", "báo lỗi", "trống", "ô gộp"), lines, strict=False):
        assert part in line


def test_numbers_in_excel_are_read_as_typed(here: Here, furnished: Database, tmp_path: Path) -> None:
    """A telephone that Excel made a number keeps its digits and gets back the 0 it lost."""
    rows = [["thien-tin", 12, "Trường 1", 5, "trường", None, None, 905123456.0], [None] * 9]
    assert here("units", "import", str(_workbook(tmp_path / "a.xlsx", *rows))).exit_code == 0
    found = units(furnished)["12"]
    assert (found.address, found.phone) == ("5", "0905123456")


def test_files_are_bounded(
    here: Here, furnished: Database, tmp_path: Path, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is too large, unpacks to too much, or has too many rows is refused before it is taken into memory."""
    assert furnished.is_current()
    bomb = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as package:
        for number in range(4):
            package.writestr(f"xl/{number}.xml", bytes(workbooks.LARGEST_CONTENT // 3))
    assert bomb.stat().st_size < 1024 * 1024
    assert "chia thành nhiều tệp" in refused(here, bomb, 2)[0]
    large = tmp_path / "large.csv"
    with large.open("wb") as out:
        out.truncate(cells.LARGEST_FILE + 1)
    assert "lớn hơn 20 MB" in refused(here, large, 2)[0]
    monkeypatch.setattr(layout, "MOST_ROWS", 1)
    assert "quá 1 dòng" in refused(here, write(*LIST), 2)[0]


def test_the_template_can_be_filled_in_and_taken_in(here: Here, furnished: Database, tmp_path: Path) -> None:
    """Headings, choices to pick from, cells that stay text; empty it says that there is no row."""
    file = tmp_path / "mau.xlsx"
    assert here("units", "template", str(file)).exit_code == 0
    assert "không có dòng nào" in refused(here, file, 2)[0]
    book = openpyxl.load_workbook(file)
    assert book.sheetnames == ["Đơn vị", "Hướng dẫn", "Danh mục"]
    sheet = book["Đơn vị"]
    assert [cell.value for cell in sheet[1]] == HEADINGS.split(";")
    assert sheet.column_dimensions["H"].number_format == "@"
    picked = {str(each.sqref).split("2")[0]: each.formula1 for each in sheet.data_validations.dataValidation}
    assert picked["E"] == '"Trường học,Cơ quan,Doanh nghiệp"'
    assert picked["A"] == "'Danh mục'!$A$2:$A$2"
    assert book["Danh mục"]["A2"].value == "Xã Thiện Tín"
    sheet.append([book["Danh mục"]["A2"].value, None, "Trường THPT A", None, "Trường học", "Trung học phổ thông"])
    book.save(file)
    assert here("units", "import", str(file)).exit_code == 0
    assert units(furnished)["truong-thpt-a"].level == "thpt"
    assert here("units", "template", str(file)).exit_code == 2
    assert here("units", "template", str(file), "--force").exit_code == 0
