"""The columns of a list of units: how they are headed, and how they are understood when headed otherwise."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from bot.conversation.matching import folded


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading, other headings that mean it, and what the guidance says of it.

    `needed`: every row must have it; `longest` is in letters, `width` in letters on paper.
    """

    key: str
    heading: str
    also: tuple[str, ...]
    longest: int
    width: int
    what: str
    example: str
    needed: bool = False


COLUMNS = (
    Column(
        "locality",
        "Xã, phường",
        ("xã", "phường", "địa phương", "mã địa phương", "tên xã", "locality"),
        200,
        24,
        "Tên hoặc mã của xã, phường, đặc khu đã có trong hệ thống (trang “Danh mục”).",
        "Xã Thiện Tín",
        needed=True,
    ),
    Column(
        "id",
        "Mã đơn vị",
        ("mã", "id", "unit"),
        40,
        24,
        "Để trống thì hệ thống tự đặt theo tên. Muốn đổi tên một đơn vị đã có thì phải giữ mã (lấy bằng lệnh xuất).",
        "thcs-thien-tin",
    ),
    Column(
        "name",
        "Tên đơn vị",
        ("tên", "đơn vị", "tên trường", "tên cơ quan", "tên doanh nghiệp", "name"),
        200,
        42,
        "Tên đầy đủ.",
        "Trường THCS Thiện Tín",
        needed=True,
    ),
    Column("address", "Địa chỉ", ("nơi đặt", "trụ sở", "address"), 300, 34, "Nếu có.", "Thôn Phú Lâm Đông"),
    Column(
        "kind",
        "Loại",
        ("loại đơn vị", "loại hình", "kind"),
        40,
        16,
        "Trường học, Cơ quan hoặc Doanh nghiệp. Viết “Trường THCS”, “Doanh nghiệp vừa” cũng được hiểu.",
        "Trường học",
        needed=True,
    ),
    Column(
        "level",
        "Cấp học",
        ("cấp", "bậc học", "cấp trường", "level"),
        40,
        26,
        "Chỉ cho trường học.",
        "Trung học cơ sở",
    ),
    Column(
        "size",
        "Quy mô",
        ("cỡ", "quy mô doanh nghiệp", "size"),
        40,
        14,
        "Chỉ cho doanh nghiệp.",
        "Vừa",
    ),
    Column(
        "phone",
        "Điện thoại",
        ("số điện thoại", "sđt", "đt", "điện thoại liên hệ", "phone"),
        60,
        22,
        "Điện thoại của đơn vị, để cán bộ gọi nhắc. Giữ nguyên như đơn vị cung cấp.",
        "0255 3861 234",
    ),
    Column(
        "title",
        "Chức danh người đứng đầu",
        ("chức danh", "chức vụ", "người đứng đầu", "title"),
        200,
        38,
        "Để trống thì hệ thống tự đặt, ví dụ “Hiệu trưởng Trường THCS Thiện Tín”. Không ghi tên người.",
        "Giám đốc Công ty A",
    ),
)
"""In the order of the template."""

BY_KEY = {column.key: column for column in COLUMNS}
NEEDED = tuple(column for column in COLUMNS if column.needed)
_KNOWN = {folded(name): column for column in COLUMNS for name in (column.heading, column.key, *column.also)}


@cache
def column_of(heading: str) -> Column | None:
    """The column that a heading means, written without diacritics or capitals too."""
    return _KNOWN.get(folded(heading))


def recognised(row: Sequence[object]) -> set[str]:
    """The keys of the columns that the cells of a row head."""
    found = (column_of(cell) for cell in row if isinstance(cell, str) and len(cell) < BY_KEY["name"].longest)
    return {column.key for column in found if column is not None}
