"""Entries of a meeting as JSON keeps them: what was said, beside who said it, from which office and when."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import datetime
from decimal import Decimal
from typing import Any

from antq_rules.decimals import exact
from antq_rules.meeting_log import Entry, Motion

_BESIDE = {"kind", "person", "at", "office"}


def details_of(entry: Entry) -> dict[str, object]:
    """Everything of an entry but its kind, person, office and moment, without what was not given."""
    given = {each.name: getattr(entry, each.name) for each in fields(Entry) if each.name not in _BESIDE}
    return {name: _plain(value) for name, value in given.items() if value is not None}


def _plain(value: object) -> object:
    match value:
        case datetime():
            return value.isoformat()
        case Motion():
            given = {each.name: getattr(value, each.name) for each in fields(Motion)}
            return {**given, "total": exact(value.total)}
        case _:
            return value


def entry_from(kind: str, person: str, at: datetime, office: str | None, details: Mapping[str, Any]) -> Entry:
    """The entry again."""
    read = dict(details)
    if "began" in read:
        read["began"] = datetime.fromisoformat(read["began"])
    if "motion" in read:
        read["motion"] = Motion(**{**read["motion"], "total": Decimal(read["motion"]["total"])})
    return Entry(kind, person, at, office, **read)
