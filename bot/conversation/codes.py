"""One-time codes as people type them: twelve signs in three groups, such as K7QM-3XWP-9RTA."""

import hashlib
import re

_SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's alphabet: no I, L, O, U to be misread
_LENGTH = 12
_ALIKE = str.maketrans("OIL", "011")
_WRITTEN = re.compile(r"[0-9A-Z]{4}[ -]?[0-9A-Z]{4}[ -]?[0-9A-Z]{4}")
_ALMOST = re.compile(r"(?=[A-Z-]*\d)[0-9A-Z-]{8,20}")
_AROUND = " \t\r\n.,;:!"  # what a sentence leaves at a code or link that was copied out of it
EXAMPLE = "K7QM-3XWP-9RTA"


def code_from(secret: str) -> str:
    """The code made of an unguessable secret: 60 bits, without the dashes."""
    number = int.from_bytes(hashlib.sha256(secret.encode()).digest())
    return "".join(_SIGNS[number >> 5 * place & 31] for place in range(_LENGTH))


def spelled(code: str) -> str:
    """The code in groups of four."""
    return "-".join(code[start : start + 4] for start in range(0, _LENGTH, 4))


def code_in(text: str, *, almost: bool = True) -> str | None:
    """The code a text consists of, after "/start" too; None when it is no attempt at a code.

    `almost`: also what has a letter too many or too few, which may be a date or a telephone number as well.
    """
    said = text.strip().upper().removeprefix("/START").strip(_AROUND)
    if _WRITTEN.fullmatch(said) is None and not (almost and _ALMOST.fullmatch(said)):
        return None
    return said.replace("-", "").replace(" ", "").translate(_ALIKE)
