"""What people write in their own words: one line that can be printed, stored and sent."""

import unicodedata

LONGEST_TEXT = 500
UNWRITABLE = frozenset({"Cc", "Cs"})  # control characters, and halves of a character


def one_line(value: object) -> str:
    """The text as one line in NFC, or nothing where it is no text, says nothing, is too long or cannot be written."""
    text = unicodedata.normalize("NFC", " ".join(value.split())) if isinstance(value, str) else ""
    writable = UNWRITABLE.isdisjoint(map(unicodedata.category, text))
    return text if writable and len(text) <= LONGEST_TEXT else ""
