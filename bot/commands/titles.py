"""What a new office is called, made of its kind and of where it is."""

from antq_rules.authority import HEAD
from antq_rules.plan import OFFICES
from bot.conversation.offices import ASKED, BOARD, DEPUTY, OPERATOR, TITLES, WORKING
from storage.models import LocalityRow, PlacedUnit

UNIT_KINDS = WORKING
"""The offices of a unit that can be invited to."""
KINDS = (*OFFICES, *(kind for kind in TITLES if kind != ASKED))
"""Every kind of office that can be invited to."""
_HEADS_OF_SCHOOLS = {"mn", "th", "thcs", "thpt"}
_DIRECTED = {"gdtx"}
# Words a locality's name begins with: a common noun, written small within a title.
_WORDS = ("Xã ", "Phường ", "Thị trấn ", "Đặc khu ", "Tỉnh ", "Thành phố ")
_BEFORE_THE_PLACE = {
    "commune_police": "Công an",
    "commune_chair": "Chủ tịch UBND",
    "province_police": "Công an",
    "province_chair": "Chủ tịch UBND",
    "education_department": "Sở GD&ĐT",
    "province_department": "Sở, ban, ngành của",
    BOARD: TITLES[BOARD],
}


def head_title(unit: PlacedUnit) -> str:
    """The title of a unit's head: by law for schools whose level is known, else the word that fits everybody."""
    title = "Người đứng đầu"
    if unit.level in _HEADS_OF_SCHOOLS:
        title = "Hiệu trưởng"
    elif unit.level in _DIRECTED:
        title = "Giám đốc"
    return f"{title} {unit.name}"


def unit_title(kind: str, unit: PlacedUnit) -> str:
    """The title of an office of a unit."""
    if kind == HEAD:
        return head_title(unit)
    if kind == DEPUTY and unit.level in _HEADS_OF_SCHOOLS:
        return f"Phó Hiệu trưởng {unit.name}"
    return f"{'Phó Giám đốc' if kind == DEPUTY and unit.level in _DIRECTED else TITLES[kind]} {unit.name}"


def title_of(kind: str, locality: LocalityRow) -> str:
    """The title of an office of a locality."""
    if kind == OPERATOR:
        return f"{TITLES[kind]} – {locality.name}"
    if kind not in _BEFORE_THE_PLACE:
        return f"{OFFICES[kind]} – {locality.name}"  # an office of what lies between province and commune
    name = locality.name
    place = name[0].lower() + name[1:] if name.startswith(_WORDS) else name
    return f"{_BEFORE_THE_PLACE[kind]} {place}"


def fits(kind: str, locality: LocalityRow) -> bool:
    """Whether an office of this kind can be at a locality of this level."""
    if kind in UNIT_KINDS:
        return False
    if kind == OPERATOR:
        return True
    if kind in {"education_department", "province_department"} or kind.startswith("province_"):
        return locality.level == "province"
    return locality.level == "commune" or not kind.startswith("commune_")
