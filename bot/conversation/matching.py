"""Reading what people type on a phone: without capitals, without diacritics, with whatever spaces."""

import re
import unicodedata

_MARKS = re.compile(r"[^\w\s]+")
_SPACES = re.compile(r"\s+")


def tidy(text: str) -> str:
    """The text in NFC, without control characters and outer spaces, line breaks kept."""
    kept = "".join(
        sign for sign in unicodedata.normalize("NFC", text) if sign == "\n" or unicodedata.category(sign)[0] != "C"
    )
    return kept.strip()


def folded(text: str) -> str:
    """The text as compared: lower case, no diacritics, đ as d, no punctuation, single spaces."""
    letters = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    plain = "".join(sign for sign in letters if not unicodedata.combining(sign))
    return _SPACES.sub(" ", _MARKS.sub(" ", plain)).strip()
