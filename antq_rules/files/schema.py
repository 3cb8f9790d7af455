"""JSON Schemas of the rule files, learned from the readers themselves: what a reader asks for is what a file may hold.

Each reader is run on a specimen that has every part (and lines within lines, once), which tells the keys and their
kinds. It is run again for every key with that one left out: where the reader complains only then, the key is required.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType
from typing import TypeAlias, TypeVar

from antq_rules.errors import UnknownRule
from antq_rules.files.days_off_file import read_days_off
from antq_rules.files.ladder_file import read_ladder
from antq_rules.files.plan_file import read_plan
from antq_rules.files.rubric_file import read_rubric
from antq_rules.files.standard_file import read_standard
from antq_rules.parsing import Fields, Kind, Report, Specimen
from antq_rules.shelf import Shelf

T = TypeVar("T")
DIALECT = "https://json-schema.org/draft/2020-12/schema"
# Stands for the keys of a mapping that has one entry a line of the form, under whatever id.
ANY_KEY = "*"

_Place: TypeAlias = tuple[str, ...]


READERS: Mapping[str, Callable[[str, str], object]] = MappingProxyType(
    {
        "rubric": read_rubric,
        "plan": lambda file, text: read_plan(file, text, Shelf.builtin().rubric),
        "standard": read_standard,
        "holidays": read_days_off,
        "ladder": read_ladder,
    }
)


@dataclass(slots=True)
class _Seen:
    """What a reader asked for: the schema of each key by the place of its mapping, and the keys it complained of."""

    missing: _Place | None = None
    mappings: Counter[_Place] = field(default_factory=Counter)
    keys: dict[_Place, dict[str, dict[str, object]]] = field(default_factory=dict)
    complaints: Counter[_Place] = field(default_factory=Counter)


class _Probe(Fields):
    """A mapping that has every key it is asked for, but for one that may be missing, and notes what it is asked for."""

    def __init__(self, report: Report, seen: _Seen, place: _Place, *, innermost: bool = False) -> None:
        self.report = report
        self.at = 1
        self.path = ".".join(place)
        self._seen = seen
        self._place = place
        self._innermost = innermost
        seen.mappings[place] += 1
        seen.keys.setdefault(place, {})

    def has(self, key: str) -> bool:
        return (*self._place, key) != self._seen.missing

    def line_of(self, key: str) -> int:  # noqa: ARG002 - every line of a specimen is its first
        return self.at

    def wrong(self, key: str, message: str, example: str) -> None:  # noqa: ARG002 - who complains of what is enough
        self._seen.complaints[*self._place, key] += 1

    def _learn(self, key: str, schema: Mapping[str, object], example: str) -> None:
        self._seen.keys[self._place][key] = {**schema, "description": f"Ví dụ: {example}"}

    def may(self, key: str, kind: Kind[T], example: str) -> T | None:
        self._learn(key, _of_file(kind.schema), example)
        return kind.empty if self.has(key) else None

    def each(self, key: str, kind: Kind[T], example: str) -> tuple[T, ...]:
        self._learn(key, {"type": "array", "items": _of_file(kind.schema)}, f"[{example}]")
        return (kind.empty,) if self.has(key) else ()

    def children(self, key: str, example: str) -> Iterator[Fields]:
        inside = self._place[-1:] == (key,)
        place = self._place if inside else (*self._place, key)
        self._learn(key, {"type": "array", "items": place}, example)
        if self.has(key) and not (inside and self._innermost):
            yield _Probe(self.report, self._seen, place, innermost=inside)

    def child(self, key: str, example: str) -> Fields | None:
        place = (*self._place, key)
        self._learn(key, {"at": place}, example)
        return _Probe(self.report, self._seen, place) if self.has(key) else None

    @property
    def names(self) -> tuple[str, ...]:
        return (ANY_KEY,)

    def plain(self, key: str) -> object:
        self._learn(key, {"type": "object"}, "{…}")
        return {}

    def close(self) -> None:
        """Nothing is unknown to who has what is asked for."""


def _of_file(schema: Mapping[str, object]) -> Mapping[str, object]:
    """A choice among names that the file itself gives is a choice among any names."""
    chosen = schema.get("enum")
    return {"type": "string"} if isinstance(chosen, list) and "" in chosen else schema


def _seen_by(reader: Callable[[str, str], object], missing: _Place | None = None) -> _Seen:
    seen = _Seen(missing)
    reader("", Specimen(lambda report: _Probe(report, seen, ())))
    return seen


@cache
def schema_of(kind: str) -> dict[str, object]:
    """The JSON Schema (draft 2020-12) of a kind of rule file; raises UnknownRule for a kind there is not."""
    if kind not in READERS:
        raise UnknownRule("schema", kind, tuple(READERS))
    whole = _seen_by(READERS[kind])
    required = {place: _required(READERS[kind], whole, place) for place in whole.keys}
    parts = {"/".join(place): _object(whole.keys[place], required[place]) for place in whole.keys if place}
    return {
        "$schema": DIALECT,
        "title": kind,
        **_object(whole.keys[()], required[()]),
        **({"$defs": parts} if parts else {}),
    }


def _required(reader: Callable[[str, str], object], whole: _Seen, place: _Place) -> list[str]:
    """The keys that the reader misses in every mapping at this place when they are not there."""

    def misses(key: str) -> bool:
        without = _seen_by(reader, (*place, key))
        return without.complaints[*place, key] - whole.complaints[*place, key] >= whole.mappings[place]

    return [key for key in whole.keys[place] if key != ANY_KEY and misses(key)]


def _object(keys: Mapping[str, Mapping[str, object]], required: list[str]) -> dict[str, object]:
    properties = {key: _linked(schema) for key, schema in keys.items()}
    others = properties.pop(ANY_KEY, False)
    needed: dict[str, object] = {"required": required} if required else {}
    return {"type": "object", "properties": properties, **needed, "additionalProperties": others}


def _linked(schema: Mapping[str, object]) -> dict[str, object]:
    """A place written as a reference to the part of the schema that describes it."""
    linked = {key: value for key, value in schema.items() if key != "at"}
    if "at" in schema:
        linked = {**_reference(schema["at"]), **linked}
    if isinstance(schema.get("items"), tuple):
        linked["items"] = _reference(schema["items"])
    return linked


def _reference(place: object) -> dict[str, object]:
    assert isinstance(place, tuple)  # noqa: S101 - only places are put there
    return {"$ref": f"#/$defs/{'~1'.join(place)}"}
