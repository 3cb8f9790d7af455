"""Reading what people type on a phone: without capitals, without diacritics, with whatever spaces."""

import re
import unicodedata

# A sign that makes another number of the digits after it stays: "-1" is not the button "1".
_MARKS = re.compile(r"(?![-−–<>≤≥~±]\s*\d)[^\w\s]")
_SPACES = re.compile(r"\s+")
_OTHER_SPACES = re.compile(r"[^\S\n ]+")


def tidy(text: str) -> str:
    """The text in NFC, without control characters and outer spaces, line breaks kept."""
    spaced = _OTHER_SPACES.sub(" ", text)
    kept = "".join(sign for sign in spaced if sign == "\n" or unicodedata.category(sign)[0] != "C")
    return unicodedata.normalize("NFC", kept).strip()


def folded(text: str) -> str:
    """The text as compared: lower case, no diacritics, đ as d, no punctuation, single spaces."""
    letters = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    plain = "".join(sign for sign in letters if not unicodedata.combining(sign))
    return _SPACES.sub(" ", _MARKS.sub(" ", plain)).strip()
