"""A list of units as clerks write it, and what there is after it was taken in."""

from collections.abc import Callable
from pathlib import Path

from storage import Database
from storage.models import OfficeRow, RegisteredUnit
from tests.commands.conftest import Here

HEADINGS = "Xã, phường;Mã đơn vị;Tên đơn vị;Địa chỉ;Loại;Cấp học;Quy mô;Điện thoại;Chức danh người đứng đầu"
LIST = (
    HEADINGS,
    "Xã Thiện Tín;;Trường Mầm non Hoa Sen;Thôn 1;Trường học;Mầm non;;0255 3861 234;",
    "thien-tin;cty-1;Công ty An Phú;;doanh nghiệp vừa;;;905123456;Giám đốc Công ty An Phú",
)
Write = Callable[..., Path]


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
