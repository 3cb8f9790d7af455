"""The addresses of the board: what is looked at and how is all in them, so that they can be passed on."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from bot.workboard.choosing import Wanted, wanted
from bot.workboard.desk import Where

BOARD = "/ban-lam-viec"
CASES = f"{BOARD}/ho-so"
TOGETHER = f"{BOARD}/duyet-chung"
LONGEST = 64  # letters of an id
LONGEST_NUMBER = 16  # digits of a message's number
YEARS = range(2000, 2101)
UNITS, HEAT = "don-vi", "ban-do"
GIVEN = "cap-tren"
FIELDS = ("tinh-trang", "co", "loai", "tim", "sap", "trang")


@dataclass(frozen=True, slots=True)
class Asked:
    """What an address asks for: where, which of the views, which rows, and by whose score."""

    where: Where
    view: str
    wanted: Wanted
    by_superior: bool
    query: Mapping[str, str]

    def address(self, *, keep: bool = False, **changes: str) -> str:
        """This view with some things changed ("" takes one away); its filters are kept only if told to.

        The words of the address are named as parameters with _ for -.
        """
        base = {name: self.query[name] for name in ("noi", "nam", "xa", "xem", "cot") if self.query.get(name)}
        kept = {name: self.query[name] for name in FIELDS if keep and self.query.get(name)}
        new = {name.replace("_", "-"): value for name, value in changes.items()}
        words = {name: value for name, value in (base | kept | new).items() if value}
        return f"{BOARD}?{urlencode(words)}" if words else BOARD


def asked(query: Mapping[str, str]) -> Asked:
    """What the words of an address mean; those it does not know mean nothing."""
    year = query.get("nam", "")
    number = int(year) if year.isascii() and year.isdigit() and len(year) == len("2025") else 0
    where = Where(query.get("noi", "")[:LONGEST], query.get("xa", "")[:LONGEST], number if number in YEARS else None)
    view = query.get("xem", "")
    known = view if view in {UNITS, HEAT} else ""
    return Asked(where, known, wanted(query), query.get("cot") == GIVEN, dict(query))


def message_number(query: Mapping[str, str]) -> int | None:
    """The number of the message above which the conversation is shown; None where the address names none."""
    after = query.get("sau", "")
    return int(after) if after.isascii() and after.isdigit() and len(after) < LONGEST_NUMBER else None


def case_address(case: str) -> str:
    """The page of a case."""
    return f"{CASES}/{quote(case, safe='')}"
