"""Numbers as people type them: "2,5", "2.5 điểm", "95 %"."""

import re
import unicodedata
from decimal import Decimal

_NUMBER = re.compile(r"(\d{1,4})(?:[.,](\d{1,4}))?\s*(?:điểm|diem|đ|d|%|phần trăm|phan tram)?\.?", re.IGNORECASE)


def number_in(text: str) -> Decimal | None:
    """The number a text consists of, exact; None when it holds anything else."""
    found = _NUMBER.fullmatch(unicodedata.normalize("NFC", text).strip())
    if found is None:
        return None
    return Decimal(f"{found[1]}.{found[2]}" if found[2] else found[1])


def written(number: Decimal) -> str:
    """The number in plain digits without needless zeros, as buttons carry it."""
    return f"{number.normalize():f}"
