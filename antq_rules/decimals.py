"""Exact numbers: how they are read from text and written for machines and for people."""

import re
from decimal import Decimal

_PLAIN = re.compile(r"-?[0-9]{1,30}(\.[0-9]{1,60})?")


def parse(text: str) -> Decimal | None:
    """The number that plain digits with a decimal point spell; None for anything else (NaN, exponents, commas)."""
    return Decimal(text) if _PLAIN.fullmatch(text) else None


def exact(value: Decimal) -> str:
    """All digits, a decimal point, no exponent and no needless zeros: the form used in JSON."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def spoken(value: Decimal) -> str:
    """As people here write it: with a decimal comma ("2,5")."""
    return exact(value).replace(".", ",")


def fits(value: Decimal, step: Decimal) -> bool:
    """Whether the value is a whole number of steps."""
    return value % step == 0
