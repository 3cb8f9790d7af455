"""`antq units import`: the whole list or nothing, every bad row named, and a second time nothing new."""

import zipfile
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from bot.commands.unit_sheets import cells, layout, workbooks
from storage import Database
from storage.models import OfficeRow, RegisteredUnit
from tests.commands.conftest import Here, Run

HEADINGS = "Xã, phường;Mã đơn vị;Tên đơn vị;Địa chỉ;Loại;Cấp học;Quy mô;Điện thoại;Chức danh người đứng đầu"
LIST = (
    HEADINGS,
    "Xã Thiện Tín;;Trường Mầm non Hoa Sen;Thôn 1;Trường học;Mầm non;;0255 3861 234;",
    "thien-tin;cty-1;Công ty An Phú;;doanh nghiệp vừa;;;905123456;Giám đốc Công ty An Phú",
)
Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes lines as a CSV file; gives where it is."""

    def made(*lines: str, encoding: str = "utf-8", name: str = "list.csv") -> Path:
        file = tmp_path / name
        file.write_bytes("\n".join(lines).encode(encoding))
        return file

    return made


def units(database: Database) -> dict[str, RegisteredUnit]:
    """What there is, by id."""
    with database.read() as work:
        return {each.id: each for each in work.unit_register.units()}


def heads(database: Database) -> dict[str, OfficeRow]:
    """The offices of units, by the unit's id."""
    with database.read() as work:
        return {each.unit_id: each for each in work.unit_register.offices() if each.unit_id}


def refused(here: Here, file: Path, code: int = 1) -> list[str]:
    """The lines an import is refused with."""
    done = here("units", "import", str(file))
    assert (done.exit_code, done.stdout) == (code, "")
    return done.stderr.splitlines()


def test_a_list_is_taken_in_once(here: Here, furnished: Database, write: Write) -> None:
    """New units get an id, a head's office and their telephone; the same list again changes nothing and says so."""
    file = write(*LIST)
    assert "2 mới, 0 không đổi" in here("units", "import", str(file)).stdout
    found = units(furnished)
    assert found["truong-mam-non-hoa-sen"] == RegisteredUnit(
        "truong-mam-non-hoa-sen",
        "Trường Mầm non Hoa Sen",
        "school",
        "mn",
        None,
        "thien-tin",
        "Thôn 1",
        "0255 3861 234",
    )
    assert (found["cty-1"].kind, found["cty-1"].size, found["cty-1"].phone) == ("enterprise", "medium", "0905123456")
    titles = {key: each.title for key, each in heads(furnished).items()}
    assert titles["truong-mam-non-hoa-sen"] == "Hiệu trưởng Trường Mầm non Hoa Sen"
    assert titles["cty-1"] == "Giám đốc Công ty An Phú"
    with furnished.read() as work:
        log = [*work.audit_log.lines()]
    assert here("units", "import", str(file)).stdout == "Đã nhập: 0 mới, 2 không đổi.\n"
    assert units(furnished) == found
    with furnished.read() as work:
        assert [*work.audit_log.lines()] == log
    assert '"payload":{"changed":0,"new":2}' in log[0]


def test_a_changed_row_changes_the_unit(here: Here, furnished: Database, write: Write) -> None:
    """Name, address, telephone, level and size follow the list; a title made of the name follows the name."""
    here("units", "import", str(write(*LIST)))
    second = (
        HEADINGS,
        "thien-tin;truong-mam-non-hoa-sen;Trường Mầm non Sen Hồng;Thôn 2;Trường học;Tiểu học;;0255 3861 235;",
        "thien-tin;cty-1;Công ty An Phú;;doanh nghiệp vừa;;;0905123456;Giám đốc Công ty An Phú",
    )
    assert "0 mới, 1 sửa, 1 không đổi" in here("units", "import", str(write(*second))).stdout
    changed = units(furnished)["truong-mam-non-hoa-sen"]
    assert (changed.name, changed.address) == ("Trường Mầm non Sen Hồng", "Thôn 2")
    assert (changed.level, changed.phone) == ("th", "0255 3861 235")
    assert heads(furnished)[changed.id].title == "Hiệu trưởng Trường Mầm non Sen Hồng"


def test_what_a_list_has_no_column_for_stays(here: Here, furnished: Database, write: Write) -> None:
    """A short list leaves address, telephone, level and title as they are; an empty cell takes the value away."""
    here("units", "import", str(write(*LIST)))
    before = units(furnished)["cty-1"]
    here("units", "import", str(write("Xã,Mã,Tên,Loại", "thien-tin,cty-1,Công ty An Phú,doanh nghiệp")))
    assert units(furnished)["cty-1"] == before
    assert heads(furnished)["cty-1"].title == "Giám đốc Công ty An Phú"
    here("units", "import", str(write("Xã,Mã,Tên,Loại,SĐT", "thien-tin,cty-1,Công ty An Phú,doanh nghiệp,")))
    assert (units(furnished)["cty-1"].phone, units(furnished)["cty-1"].size) == (None, "medium")


def test_every_bad_row_is_named_and_nothing_is_taken(here: Here, furnished: Database, write: Write) -> None:
    """Row, column, value and reason with an example, for all of them; the good rows wait too."""
    file = write(
        *LIST,
        "xã Thiện Tính;;;;church;;;12;",
        "thien-tin;X;Trường A;;trường THCS;tiểu học;;;",
        "thien-tin;;Sở B;;cơ quan;thcs;;;",
        "thien-tin;cty-1;Công ty C;;doanh nghiệp;;to;;",
    )
    assert refused(here, file) == [
        "dòng 4, cột Xã, phường: “xã Thiện Tính” chưa có; ví dụ: Xã Thiện Tín",
        "dòng 4, cột Tên đơn vị: còn trống; ví dụ: Trường THCS Thiện Tín",
        "dòng 4, cột Loại: “church” không rõ; phải là một trong: Trường học, Cơ quan, Doanh nghiệp",
        "dòng 4, cột Điện thoại: “12” không phải số điện thoại; ví dụ: 0255 3861 234",
        "dòng 5, cột Mã đơn vị: “X” phải là 2 đến 40 chữ thường không dấu, số, gạch nối; ví dụ: thcs-thien-tin",
        "dòng 5, cột Cấp học: “tiểu học” khác với cột Loại; ví dụ: Trung học cơ sở",
        "dòng 6, cột Cấp học: “thcs” chỉ dùng cho trường học; hãy để trống, hoặc ghi loại Trường học",
        "dòng 7, cột Quy mô: “to” không rõ; phải là một trong: Siêu nhỏ, Nhỏ, Vừa, Lớn",
        "Chưa nhập gì: 4 dòng có chỗ sai; sửa rồi chạy lại cùng lệnh.",
    ]
    assert units(furnished).keys() == {"thcs-1"}


def test_of_many_bad_rows_the_first_are_shown(here: Here, furnished: Database, write: Write) -> None:
    """Twenty rows are enough to see what is wrong; the others are counted."""
    assert furnished.is_current()
    lines = refused(here, write(HEADINGS, *(f"thien-tin;;Trường {n};;trường;đại học;;;" for n in range(32))))
    assert (len(lines), lines[20]) == (22, "và 12 dòng khác.")


def test_a_unit_with_cases_keeps_its_kind_and_place(here: Here, furnished: Database, write: Write) -> None:
    """What its cases stand on cannot be changed; everything else can."""
    with furnished.begin() as work:
        work.places.add_locality("xa-c", "Xã C", "commune", "quang-ngai")
    name = "Trường THCS Hành Thiện"
    kind, place = f"thien-tin;thcs-1;{name};;cơ quan;;;;", f"xa-c;thcs-1;{name};;trường THCS;;;;"
    assert "cột Loại: “agency” không đổi được vì thcs-1 đã có hồ sơ" in refused(here, write(HEADINGS, kind))[0]
    assert "cột Xã, phường: “xa-c” không đổi được" in refused(here, write(HEADINGS, place))[0]
    assert here("units", "import", str(write(HEADINGS, f"thien-tin;thcs-1;{name} 2;;trường THCS;;;;"))).exit_code == 0
    assert units(furnished)["thcs-1"].name == f"{name} 2"


def test_a_unit_without_cases_moves_with_its_office(here: Here, furnished: Database, write: Write) -> None:
    """The head's office is where the unit is."""
    with furnished.begin() as work:
        work.places.add_locality("xa-c", "Xã C", "commune", "quang-ngai")
    here("units", "import", str(write(*LIST)))
    here("units", "import", str(write(HEADINGS, "xa-c;cty-1;Công ty An Phú;;doanh nghiệp;;;;")))
    assert (units(furnished)["cty-1"].locality_id, heads(furnished)["cty-1"].locality_id) == ("xa-c", "xa-c")


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        (("thien-tin;a-1;A1;;cơ quan;;;;", "thien-tin;a-1;B1;;cơ quan;;;;"), "cột Mã đơn vị: “a-1” đã có ở dòng 2"),
        (("thien-tin;;Sở A;;cơ quan;;;;", "thien-tin;;sở  a;;cơ quan;;;;"), "cột Tên đơn vị: “sở a” đã có ở dòng 2"),
        (("thien-tin;;Sở A;;cơ quan;;;;", "thien-tin;so-b;Sở A;;cơ quan;;;;"), "“so-b” đã có ở dòng 2"),
    ],
)
def test_a_unit_stands_in_a_list_once(
    here: Here, furnished: Database, write: Write, rows: Sequence[str], says: str
) -> None:
    """By its id, or by its name where it has none."""
    assert furnished.is_current()
    assert says in refused(here, write(HEADINGS, *rows))[0]


def test_the_same_name_in_two_communes_is_two_units(here: Here, furnished: Database, write: Write) -> None:
    """Ids made of names never clash, whichever comes first."""
    with furnished.begin() as work:
        work.places.add_locality("xa-c", "Xã C", "commune", "quang-ngai")
    file = write("Xã,Tên,Loại", "thien-tin,Mầm non Hoa Sen,trường mầm non", "Xã C,Mầm non Hoa Sen,trường mầm non")
    here("units", "import", str(file))
    assert {"mam-non-hoa-sen", "mam-non-hoa-sen-xa-c"} < units(furnished).keys()
    assert "0 mới, 2 không đổi" in here("units", "import", str(file)).stdout


def test_communes_of_one_name_are_told_apart_by_id(here: Here, furnished: Database, write: Write) -> None:
    """Neither is chosen for the operator."""
    with furnished.begin() as work:
        work.places.add_locality("xa-khac", "Xã Thiện Tín", "commune", "quang-ngai")
    assert "có nhiều xã tên như vậy; hãy ghi mã, ví dụ: thien-tin" in refused(here, write(*LIST))[0]


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


def test_an_import_that_breaks_off_leaves_nothing(
    here: Here, furnished: Database, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One transaction: what was written before the fault is taken back."""
    monkeypatch.setattr("storage.repositories.unit_register.UnitRegister.add_offices", lambda *_: 1 / 0)
    assert here("units", "import", str(write(*LIST))).exit_code != 0
    assert units(furnished).keys() == {"thcs-1"}


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


def test_an_export_is_taken_in_again(run: Run, here: Here, furnished: Database, write: Write, tmp_path: Path) -> None:
    """Both kinds of file change nothing; a commune or a province can be chosen, an unknown one is refused."""
    here("units", "import", str(write(*LIST)))
    before = units(furnished), heads(furnished)
    for name in ("a.xlsx", "a.csv"):
        file = tmp_path / name
        assert here("units", "export", str(file), "--locality", "quang-ngai").stdout.startswith("Đã ghi 3 đơn vị")
        assert here("units", "import", str(file)).stdout == "Đã nhập: 0 mới, 3 không đổi.\n"
    assert (units(furnished), heads(furnished)) == before
    assert (tmp_path / "a.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert run("units", "export", str(tmp_path / "b.csv"), "--locality", "xa-z").returncode == 2
    assert here("units", "export", str(tmp_path / "a.pdf")).exit_code == 2
