"""Kinds, levels and sizes in the words that people write."""

from collections.abc import Iterable, Mapping
from functools import cache

from bot.conversation.matching import folded

KINDS = {"school": "Trường học", "agency": "Cơ quan", "enterprise": "Doanh nghiệp"}
LEVELS = {
    "mn": "Mầm non",
    "th": "Tiểu học",
    "thcs": "Trung học cơ sở",
    "thpt": "Trung học phổ thông",
    "gdtx": "Giáo dục thường xuyên",
    "other": "Cấp khác",
}
SIZES = {"micro": "Siêu nhỏ", "small": "Nhỏ", "medium": "Vừa", "large": "Lớn"}

_KIND_WORDS = {
    "school": ("trường", "nhà trường", "cơ sở giáo dục"),
    "agency": ("cơ quan nhà nước", "cơ quan, đơn vị", "đơn vị sự nghiệp"),
    "enterprise": ("DN", "công ty"),
}
_LEVEL_WORDS = {"mn": ("mẫu giáo", "nhà trẻ"), "gdtx": ("trung tâm GDTX", "TTGDTX"), "other": ("khác",)}

Sort = tuple[str | None, str | None, str | None]
"""Kind, level and size; None for what a word does not say."""


def _spelled(names: Mapping[str, str], more: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """Every way to write each of the values."""
    return {folded(word): key for key, name in names.items() for word in (key, name, *more.get(key, ()))}


_KIND = _spelled(KINDS, _KIND_WORDS)
_LEVEL = _spelled(LEVELS, _LEVEL_WORDS)
_SIZE = _spelled(SIZES, {})
_TOGETHER: dict[str, Sort] = {
    **{f"{kind} {word}": ("enterprise", None, key) for word, key in _SIZE.items() for kind in ("doanh nghiep", "dn")},
    **{f"{kind} {word}": ("school", key, None) for word, key in _LEVEL.items() for kind in ("truong", "truong hoc")},
    **{word: ("school", key, None) for word, key in _LEVEL.items() if key != "other"},
    **{word: (key, None, None) for word, key in _KIND.items()},
}


@cache
def kind_of(text: str) -> Sort | None:
    """What the column of kinds says; it may name the level or the size along with the kind."""
    return _TOGETHER.get(folded(text))


@cache
def level_of(text: str) -> str | None:
    """The level of a school, or None for other words."""
    return _LEVEL.get(folded(text).removeprefix("truong ").strip())


@cache
def size_of(text: str) -> str | None:
    """The size of an enterprise, or None for other words."""
    plain = folded(text)
    for kind in ("doanh nghiep", "quy mo"):
        plain = plain.removeprefix(kind).strip()
    return _SIZE.get(plain)
