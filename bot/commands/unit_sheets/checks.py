"""One row of a list, checked cell by cell: all that is wrong is found, not only the first."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from bot.commands.unit_sheets import sorts
from bot.commands.unit_sheets.cells import Cell, Odd, Problem, tidied
from bot.commands.unit_sheets.columns import BY_KEY, COLUMNS
from bot.commands.unit_sheets.layout import SheetRow
from bot.commands.unit_sheets.places import Places
from bot.commands.units_add import ID

_ORDER = {column.heading: place for place, column in enumerate(COLUMNS)}
_FEWEST_DIGITS = 3
_WITHOUT_ZERO = re.compile(r"[1-9]\d{8}", re.ASCII)
_PLAIN_NUMBER = re.compile(r"\d[\d.,]*", re.ASCII)


@dataclass(frozen=True, slots=True)
class Draft:
    """A unit as a row describes it; None for what the list has no column for or leaves to us."""

    row: int
    locality: str
    id: str | None
    name: str
    address: str | None
    kind: str
    level: str | None
    size: str | None
    phone: str | None
    title: str | None


def draft_of(row: SheetRow, places: Places) -> Draft | list[Problem]:
    """The unit of a row, or everything that is wrong with it."""
    texts: dict[str, str | None] = {column.key: None for column in COLUMNS}
    problems = []
    for key, cell in row.cells.items():
        text, why = _read(key, cell)
        texts[key] = text
        if why:
            problems.append(_problem(row, key, cell, why))
    wrong = {problem.column for problem in problems}
    for key, why in _meanings(texts, places):
        if BY_KEY[key].heading not in wrong:
            problems.append(_problem(row, key, row.cells.get(key, ""), why))
    if problems:
        return sorted(problems, key=lambda each: _ORDER[each.column])
    kind, level, size = _sort(texts)
    return Draft(
        row.number,
        places.find(texts["locality"] or "") or "",
        texts["id"] or None,
        texts["name"] or "",
        texts["address"],
        kind,
        level,
        size,
        _phone(texts["phone"]),
        texts["title"],
    )


def _problem(row: SheetRow, key: str, cell: Cell, why: str) -> Problem:
    return Problem(row.number, BY_KEY[key].heading, cell.shown if isinstance(cell, Odd) else tidied(cell), why)


def _read(key: str, cell: Cell) -> tuple[str, str]:
    """The text of a cell, and what is wrong with it as a text."""
    if isinstance(cell, Odd):
        return "", cell.why
    text, column = tidied(cell), BY_KEY[key]
    if not text and column.needed:
        return "", f"còn trống; ví dụ: {column.example}"
    if len(text) > column.longest:
        return text, f"dài quá {column.longest} chữ; ví dụ: {column.example}"
    if any(unicodedata.category(sign)[0] == "C" for sign in text):
        return text, f"có ký tự lạ; ví dụ: {column.example}"
    return text, ""


def _meanings(texts: Mapping[str, str | None], places: Places) -> Iterator[tuple[str, str]]:
    """What is wrong with the cells as what they should mean: the key of the column, and why."""
    locality = texts["locality"]
    if locality and places.find(locality) is None:
        yield "locality", places.why_not(locality)
    if texts["id"] and not ID.fullmatch(texts["id"]):
        yield "id", "phải là 2 đến 40 chữ thường không dấu, số, gạch nối; ví dụ: thcs-thien-tin"
    for key, check in _CHECKS.items():
        if texts[key] and (why := check(texts[key] or "")):
            yield key, why
    yield from _sort_problems(texts)


def _name(text: str) -> str:
    if _PLAIN_NUMBER.fullmatch(text):
        return f"chỉ là số; ví dụ: {BY_KEY['name'].example}"
    return ""


def _telephone(text: str) -> str:
    if sum(sign.isdigit() for sign in text) < _FEWEST_DIGITS:
        return f"không phải số điện thoại; ví dụ: {BY_KEY['phone'].example}"
    return ""


_CHECKS: Mapping[str, Callable[[str], str]] = {"name": _name, "phone": _telephone}


def _sort_problems(texts: Mapping[str, str | None]) -> Iterator[tuple[str, str]]:
    said = sorts.kind_of(texts["kind"] or "")
    if said is None:
        if texts["kind"]:
            yield "kind", f"không rõ; phải là một trong: {', '.join(sorts.KINDS.values())}"
        return
    kind, *_ = said
    for key, read, names, owner, others in (
        ("level", sorts.level_of, sorts.LEVELS, "school", said[1]),
        ("size", sorts.size_of, sorts.SIZES, "enterprise", said[2]),
    ):
        text = texts[key]
        if not text:
            continue
        value = read(text)
        if value is None:
            yield key, f"không rõ; phải là một trong: {', '.join(names.values())}"
        elif kind != owner:
            yield key, f"chỉ dùng cho {sorts.KINDS[owner].lower()}; hãy để trống, hoặc ghi loại {sorts.KINDS[owner]}"
        elif others not in {None, value}:
            yield key, f"khác với cột Loại; ví dụ: {names[others or value]}"


def _sort(texts: Mapping[str, str | None]) -> tuple[str, str | None, str | None]:
    kind, level, size = sorts.kind_of(texts["kind"] or "") or (None, None, None)
    return kind or "", level or sorts.level_of(texts["level"] or ""), size or sorts.size_of(texts["size"] or "")


def _phone(text: str | None) -> str | None:
    """The telephone as it was given; nine digits are one that Excel took the first 0 from."""
    return f"0{text}" if text and _WITHOUT_ZERO.fullmatch(text) else text
