"""What a reader hands on: rows of cells, each a text or something that is none."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

MOST_COLUMNS = 40
MOST_ROWS = 200_000
LARGEST_FILE = 20 * 1024 * 1024
"""In bytes, for either kind of file."""


@dataclass(frozen=True, slots=True)
class Odd:
    """A cell that is no text: how it looks, and why it cannot be taken."""

    shown: str
    why: str


Cell = str | Odd
Rows = Iterator[tuple[int, Sequence[Cell]]]
"""Rows with their numbers, as Excel numbers them."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: the row, the heading of the column, the value, and why, with a valid example."""

    row: int
    column: str
    value: str
    why: str

    @property
    def line(self) -> str:
        """The problem for a person."""
        shown = f" “{shortened(self.value)}”" if self.value else ""
        return f"dòng {self.row}, cột {self.column}:{shown} {self.why}"


def shortened(text: str, most: int = 40) -> str:
    """A text that fits into a line."""
    return text if len(text) <= most else f"{text[: most - 1]}…"


def tidied(text: str) -> str:
    """The text in NFC, with single spaces and nothing invisible around it."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    kept = "".join(sign for sign in text if unicodedata.category(sign) != "Cf")
    return unicodedata.normalize("NFC", " ".join(kept.split()))
