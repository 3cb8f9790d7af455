"""What an import would change: the rows of a list against the units there are."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, count
from typing import TypeVar

from antq_rules.authority import HEAD
from bot.commands.titles import head_title
from bot.commands.unit_sheets.cells import Problem, tidied
from bot.commands.unit_sheets.checks import Draft
from bot.commands.unit_sheets.columns import BY_KEY
from bot.commands.unit_sheets.naming import new_id
from storage.models import OfficeRow, RegisteredUnit

Key = TypeVar("Key")
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Register:
    """What there is: all units, those that have cases, and all offices."""

    units: Sequence[RegisteredUnit]
    with_cases: frozenset[str]
    offices: Sequence[OfficeRow]


@dataclass(slots=True)
class Changes:
    """What is to be written: new units and offices, units that change, offices that are called differently.

    `touched` are the units that change in any way; `unchanged` counts the rows that say what is there already.
    """

    units: list[RegisteredUnit] = field(default_factory=list)
    offices: list[OfficeRow] = field(default_factory=list)
    changed: list[RegisteredUnit] = field(default_factory=list)
    titles: list[tuple[str, str]] = field(default_factory=list)
    touched: set[str] = field(default_factory=set)
    unchanged: int = 0
    problems: list[Problem] = field(default_factory=list)


class Comparison:
    """Takes the rows one by one; `changes` is what came of them."""

    def __init__(self, register: Register, drafts: Sequence[Draft], columns: frozenset[str]) -> None:
        self.changes = Changes()
        self._columns = columns
        self._with_cases = register.with_cases
        self._units = {each.id: each for each in register.units}
        called = {(_key(each.locality_id, each.name), each.id): None for each in register.units}
        # Also what the list itself calls those it names by id: a row without one must not make them twice.
        called |= {(_key(each.locality, each.name), each.id): None for each in drafts if each.id}
        self._named = _grouped(called)
        self._heads = _grouped((each.unit_id, each) for each in register.offices if each.kind == HEAD and each.unit_id)
        self._offices = {each.id for each in register.offices}
        self._taken = set(self._units) | {each.id for each in drafts if each.id}
        self._rows: dict[str, int] = {}

    def take(self, draft: Draft) -> None:
        """One row."""
        found = self._named[_key(draft.locality, draft.name)] if draft.id is None else [draft.id]
        if len(found) > 1:
            self._refuse(draft, "id", f"có nhiều đơn vị cùng tên; hãy ghi mã, ví dụ: {found[0]}")
            return
        key = found[0] if found else new_id(draft.name, draft.locality, self._taken)
        self._taken.add(key)
        if key in self._rows:
            column = "id" if draft.id else "name"
            self._refuse(draft, column, f"đã có ở dòng {self._rows[key]}; mỗi đơn vị chỉ ghi một dòng")
            return
        self._rows[key] = draft.row
        if not found:
            self._named[_key(draft.locality, draft.name)].append(key)
        before = self._units.get(key)
        if before is None:
            self._enter(key, draft)
        else:
            self._compare(before, draft)

    def _enter(self, key: str, draft: Draft) -> None:
        size, address, phone = draft.size, draft.address or "", draft.phone or None
        unit = RegisteredUnit(key, draft.name, draft.kind, draft.level, size, draft.locality, address, phone)
        self.changes.units.append(unit)
        self._enter_head(unit, draft.title or head_title(unit))

    def _enter_head(self, unit: RegisteredUnit, title: str) -> None:
        names = (f"head-{unit.id}{ending}" for ending in chain(("",), (f"-{number}" for number in count(2))))
        office = next(name for name in names if name not in self._offices)
        self._offices.add(office)
        self.changes.offices.append(OfficeRow(office, HEAD, title, unit.locality_id, unit.id))

    def _compare(self, before: RegisteredUnit, draft: Draft) -> None:
        after = self._merged(before, draft)
        if before.id in self._with_cases:
            for column, old, new in (
                ("kind", before.kind, after.kind),
                ("locality", before.locality_id, after.locality_id),
            ):
                if old != new:
                    self._refuse(draft, column, f"không đổi được vì {before.id} đã có hồ sơ; ví dụ giữ nguyên: {old}")
                    return
        heads = self._heads.get(before.id, [])
        if draft.title and len(heads) > 1:
            self._refuse(draft, "title", f"{before.id} có nhiều chức vụ đứng đầu; hãy để trống ô này")
            return
        if after != before:
            self.changes.changed.append(after)
            self.changes.touched.add(before.id)
        self._title(before, after, heads, draft)
        self.changes.unchanged += before.id not in self.changes.touched

    def _title(self, before: RegisteredUnit, after: RegisteredUnit, heads: list[OfficeRow], draft: Draft) -> None:
        """A title that was made of the old name is made of the new one; another one only the list changes."""
        if not heads and draft.title:
            self._enter_head(after, draft.title)
            self.changes.touched.add(before.id)
        if len(heads) != 1:
            return
        (head,) = heads
        made = head.title == head_title(before) or "title" in self._columns
        wanted = draft.title or (head_title(after) if made else head.title)
        if wanted != head.title:
            self.changes.titles.append((head.id, wanted))
            self.changes.touched.add(before.id)

    def _merged(self, before: RegisteredUnit, draft: Draft) -> RegisteredUnit:
        """The unit as the row has it; what the list has no column for stays."""
        kept = before.kind == draft.kind
        return replace(
            before,
            name=draft.name,
            locality_id=draft.locality,
            kind=draft.kind,
            level=draft.level if draft.level or "level" in self._columns or not kept else before.level,
            size=draft.size if draft.size or "size" in self._columns or not kept else before.size,
            address=before.address if draft.address is None else draft.address,
            phone=before.phone if draft.phone is None else draft.phone or None,
        )

    def _refuse(self, draft: Draft, column: str, why: str) -> None:
        value = getattr(draft, column) or ""
        self.changes.problems.append(Problem(draft.row, BY_KEY[column].heading, value, why))


def _key(locality: str, name: str) -> tuple[str, str]:
    return locality, tidied(name).casefold()


def _grouped(pairs: Iterable[tuple[Key, Value]]) -> dict[Key, list[Value]]:
    grouped: dict[Key, list[Value]] = defaultdict(list)
    for key, value in pairs:
        grouped[key].append(value)
    return grouped
