"""What of the rows is shown: by state, flag, kind and name, in which order, and which page."""

from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from types import MappingProxyType
from typing import Any, Generic, TypeVar

from bot.conversation.cards.flags import SHORT
from bot.conversation.matching import folded
from bot.workboard.lines import DRAFT, FINISHED, LATE, NOT_BEGUN, RETURNED, WAITING, UnitLine

PAGE = 30  # rows
LONGEST = 100  # letters of a name that is looked for
EARLIEST = datetime(1, 1, 1, tzinfo=UTC)
KINDS = ("school", "agency", "enterprise")
FLAGS = (LATE, *SHORT)
Row = TypeVar("Row")

STATES: Mapping[str, Callable[[UnitLine], bool]] = MappingProxyType(
    {
        "cho-toi": lambda line: line.mine,
        "cho-duyet": lambda line: line.state == WAITING,
        "tra-lai": lambda line: line.state == RETURNED,
        "dang-lam": lambda line: line.state == DRAFT,
        "chua-bat-dau": lambda line: line.state == NOT_BEGUN,
        "qua-han": lambda line: line.overdue,
        "cong-nhan": lambda line: line.done and line.passed.outcome == "recognised",
        "khong-cong-nhan": lambda line: line.done and line.passed.outcome == "refused",
        "da-xong": lambda line: line.state == FINISHED,
    }
)
"""Which lines each state in the address means."""

_NO_POINTS = Decimal(-1)
_PROGRESS = (NOT_BEGUN, DRAFT, RETURNED, WAITING, FINISHED)
ORDERS: Mapping[str, tuple[Callable[[UnitLine], Any], bool]] = MappingProxyType(
    {
        "ten": (lambda line: folded(line.unit.name), False),
        "tien-do": (lambda line: _PROGRESS.index(line.state), False),
        "tu-cham": (lambda line: _points(line.passed.own), True),
        "cap-tren": (lambda line: _points(line.passed.given), True),
        "moi-nhat": (lambda line: line.changed or EARLIEST, True),
    }
)
"""By what each order in the address sorts, and whether the highest comes first."""


def _points(points: Decimal | None) -> Decimal:
    return _NO_POINTS if points is None else points


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the address asks for; an empty text means everything, an unknown word of it as much as none."""

    state: str = ""
    flag: str = ""
    kind: str = ""
    text: str = ""
    order: str = ""
    page: int = 1

    @property
    def filters(self) -> bool:
        """Whether only some units are asked for."""
        return bool(self.state or self.flag or self.kind or self.text)

    def chosen(self, lines: Sequence[UnitLine]) -> list[UnitLine]:
        """The lines asked for, in the order asked for; by commune and name where none is."""
        words = folded(self.text)
        holds = STATES.get(self.state)
        found = [
            line
            for line in lines
            if (holds is None or holds(line))
            and (not self.flag or self.flag in line.flags)
            and (not self.kind or self.kind == line.unit.kind)
            and (not words or words in folded(f"{line.unit.name} {line.place_name}"))
        ]
        if self.order in ORDERS:
            by, highest_first = ORDERS[self.order]
            found.sort(key=by, reverse=highest_first)
        return found


def wanted(query: Mapping[str, str]) -> Wanted:
    """What the words of an address ask for."""

    def one_of(name: str, known: Container[str]) -> str:
        given = query.get(name, "")
        return given if given in known else ""

    page = query.get("trang", "")
    return Wanted(
        one_of("tinh-trang", STATES),
        one_of("co", FLAGS),
        one_of("loai", KINDS),
        query.get("tim", "").strip()[:LONGEST],
        one_of("sap", ORDERS),
        max(1, int(page)) if page.isascii() and page.isdigit() and len(page) < len("10000") else 1,
    )


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """A part of a list: its rows, its number from 1, how many pages and rows there are, and its first row from 1."""

    rows: tuple[Row, ...]
    number: int
    pages: int
    count: int
    first: int

    @property
    def last(self) -> int:
        """The number of its last row."""
        return self.first + len(self.rows) - 1


def page_of(rows: Sequence[Row], number: int, size: int = PAGE) -> Page[Row]:
    """The page of this number, the last one where there are not so many."""
    pages = max(1, -(-len(rows) // size))
    here = min(number, pages)
    start = (here - 1) * size
    return Page(tuple(rows[start : start + size]), here, pages, len(rows), start + 1)
