"""Draws the heat map as SVG text: numbers in every field, a title on each, colours as classes of the style sheet."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from textwrap import wrap

WIDTH, HEIGHT, HEAD = 34, 44, 26  # pixels of a field, high enough for a thumb, and of the row of line ids
BASE = HEIGHT // 2 + 5  # pixels from the top of a row to the foot of its letters
NAMES = 150  # pixels for the names
LONGEST = 18  # letters of a line of a name that fit
LINE = 16  # pixels between the two lines of a name


@dataclass(frozen=True, slots=True)
class Field:
    """One field: what it says in full, the number in it, and how dark it is (0 to 4); None where nothing is known."""

    title: str
    text: str
    step: int | None


@dataclass(frozen=True, slots=True)
class Band:
    """One row: whose it is, where its name leads (empty: nowhere), and its fields."""

    name: str
    address: str
    fields: tuple[Field, ...]


def names(bands: Sequence[Band], title: str) -> str:
    """The column of names, which stays in view while the fields are moved."""
    rows = "".join(_name(band, HEAD + number * HEIGHT) for number, band in enumerate(bands))
    return f'<svg class="names" {_size(NAMES, len(bands))} role="group" aria-label="{escape(title)}">{rows}</svg>'


def fields(bands: Sequence[Band], columns: Sequence[str], title: str) -> str:
    """The fields under the ids of the lines."""
    head = "".join(_text(place * WIDTH + WIDTH // 2, HEAD - 8, column) for place, column in enumerate(columns))
    rows = "".join(
        _field(field, place * WIDTH, HEAD + number * HEIGHT)
        for number, band in enumerate(bands)
        for place, field in enumerate(band.fields)
    )
    size = _size(WIDTH * len(columns), len(bands))
    return f'<svg class="fields" {size} role="group" aria-label="{escape(title)}">{head}{rows}</svg>'


def _size(width: int, bands: int) -> str:
    height = HEAD + bands * HEIGHT
    return f'width="{width}" height="{height}" viewBox="0 0 {width} {height}"'


def _name(band: Band, y: int) -> str:
    short = wrap(band.name, LONGEST, max_lines=2, placeholder="…")
    first = y + BASE - (len(short) - 1) * LINE // 2
    lines = "".join(
        f'<tspan x="4" y="{first + number * LINE}">{escape(each)}</tspan>' for number, each in enumerate(short)
    )
    text = f"<text><title>{escape(band.name)}</title>{lines}</text>"
    return f'<a href="{escape(band.address)}" aria-label="{escape(band.name)}">{text}</a>' if band.address else text


def _field(field: Field, x: int, y: int) -> str:
    shade = "none" if field.step is None else f"s{field.step}"
    box = f'<rect x="{x + 1}" y="{y + 1}" width="{WIDTH - 2}" height="{HEIGHT - 2}" rx="4"/>'
    label = _text(x + WIDTH // 2, y + BASE, field.text)
    return f'<g class="{shade}" role="img"><title>{escape(field.title)}</title>{box}{label}</g>'


def _text(x: int, y: int, text: str) -> str:
    return f'<text class="mid" x="{x}" y="{y}">{escape(text)}</text>'
