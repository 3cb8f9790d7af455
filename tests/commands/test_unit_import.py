"""`antq units import`: the whole list or nothing, every bad row named, and a second time nothing new."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from bot.clock import MachineClock
from bot.commands.unit_sheets.importing import read, take_in
from bot.settings import Settings
from storage import Database
from storage.models import RegisteredUnit
from tests.commands.conftest import Here, Run
from tests.commands.unit_lists import HEADINGS, LIST, Write, heads, refused, units


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


def test_an_import_that_breaks_off_leaves_nothing(
    here: Here, furnished: Database, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One transaction: what was written before the fault is taken back."""
    monkeypatch.setattr("storage.repositories.unit_register.UnitRegister.add_offices", lambda *_: 1 / 0)
    assert here("units", "import", str(write(*LIST))).exit_code != 0
    assert units(furnished).keys() == {"thcs-1"}


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


def test_the_bar_goes_on_to_the_end(furnished: Database, write: Write) -> None:
    """A long list tells how far it is, never backwards, and all of it at the end."""
    sheet = read(write(HEADINGS, *(f"thien-tin;;Trường số {n:04};;Trường học;;;;" for n in range(2100))))
    told: list[float] = []
    take_in(furnished, sheet, MachineClock(Settings().zone), lambda done, whole: told.append(done / whole))
    assert len(told) >= 4
    assert told == sorted(told)
    assert told[-1] == 1
