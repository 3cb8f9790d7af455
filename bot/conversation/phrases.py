"""Words not yet spoken: a sentence of the catalogue with its values, put into a language only when it is rendered."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal


def N_(template: str) -> str:  # noqa: N802 - the gettext name for "to be translated later"
    """Mark a sentence for the catalogue and return it unchanged."""
    return template


@dataclass(frozen=True, slots=True)
class Verbatim:
    """Text that is never translated: official wording, names, a person's own words."""

    text: str


@dataclass(frozen=True, slots=True)
class Number:
    """A bare number, written the way the language writes it."""

    value: Decimal


@dataclass(frozen=True, slots=True)
class Phrase:
    """A sentence of the catalogue; its `{names}` are filled from `values`, each written as the language writes it."""

    template: str
    values: Mapping[str, "Value"] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Listed:
    """Several words in a row, joined by `between`."""

    parts: tuple["Words", ...]
    between: str = ", "


Words = Phrase | Verbatim | Number | Listed
Value = str | int | Decimal | date | datetime | Phrase | Verbatim | Number | Listed


def say(template: str, **values: Value) -> Phrase:
    """The sentence `template` with its values."""
    return Phrase(template, values)
