"""Ids for units that came without one: made of the name, and never that of another."""

import re
from itertools import chain, count

from bot.conversation.matching import folded

LONGEST = 40
_SHORTEST = 2
_OTHER = re.compile(r"[^a-z0-9]+", re.ASCII)


def new_id(name: str, locality: str, taken: set[str]) -> str:
    """An id that is free: of the name, else with the commune behind it, else with a number."""
    base = _cut(_OTHER.sub("-", folded(name)).strip("-"), LONGEST)
    if len(base) < _SHORTEST:
        base = f"don-vi-{base}".strip("-")
    for ending in chain(("", f"-{locality}"), (f"-{number}" for number in count(2))):
        made = f"{_cut(base, LONGEST - len(ending))}{ending}" if len(ending) < LONGEST // 2 else base
        if made not in taken:
            return made
    raise AssertionError("unreachable")


def _cut(text: str, most: int) -> str:
    """At most so many letters, cut between words where there is a place to."""
    if len(text) <= most:
        return text
    whole = text[: most + 1].rpartition("-")[0]
    return (whole or text[:most]).strip("-")
