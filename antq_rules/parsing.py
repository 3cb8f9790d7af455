"""Rule files as YAML nodes: every value is read from its source text, and every problem knows its line.

Nothing is converted by YAML itself, so 0.5 is exactly 0.5 and `no` is never silently false.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Generic, TypeVar

import yaml

from antq_rules.decimals import fits, parse
from antq_rules.errors import Problem, RuleFileError
from antq_rules.fingerprint import fingerprint

T = TypeVar("T")
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_STRING = "tag:yaml.org,2002:str"
MOST = 1_000_000
MOST_NESTED = 50
HUNDREDTH = Decimal("0.01")
_WHOLE = re.compile(r"-?[0-9]{1,9}")


class Wrong(ValueError):
    """A value that is not of its kind; the message says why."""


@dataclass(frozen=True, slots=True)
class Kind(Generic[T]):
    """How one kind of value is read from its text, what stands in for it after a problem, and its JSON Schema."""

    read: Callable[[yaml.ScalarNode], T]
    empty: T
    schema: Mapping[str, object] = field(default_factory=lambda: {"type": ["string", "number", "boolean"]})


def _text(node: yaml.ScalarNode) -> str:
    if node.tag != _STRING:
        raise Wrong(f"{node.value!r} phải đặt trong ngoặc kép vì đây là chữ")
    if not node.value.strip():
        raise Wrong("để trống")
    if not unicodedata.is_normalized("NFC", node.value):
        raise Wrong("chữ có dấu phải ở dạng dựng sẵn (Unicode NFC)")
    return str(node.value)


def _number(node: yaml.ScalarNode) -> Decimal:
    number = parse(node.value)
    if number is None or number < 0:
        raise Wrong(f"{node.value!r} không phải là số từ 0 trở lên (dấu chấm trước phần lẻ)")
    if number > MOST or not fits(number, HUNDREDTH):
        raise Wrong(f"{node.value!r} phải có nhiều nhất hai chữ số sau dấu chấm và không quá {MOST}")
    return number


def _positive(node: yaml.ScalarNode) -> Decimal:
    number = _number(node)
    if not number:
        raise Wrong("phải lớn hơn 0")
    return number


def _whole(node: yaml.ScalarNode) -> int:
    if not _WHOLE.fullmatch(node.value):
        raise Wrong(f"{node.value!r} không phải là số nguyên")
    return int(node.value)


def _flag(node: yaml.ScalarNode) -> bool:
    if node.value not in ("true", "false"):
        raise Wrong(f"{node.value!r} phải là true hoặc false")
    return bool(node.value == "true")


def _day(node: yaml.ScalarNode) -> date:
    try:
        return date.fromisoformat(node.value)
    except ValueError:
        raise Wrong(f"{node.value!r} không phải là ngày (năm-tháng-ngày)") from None


TEXT = Kind(_text, "", {"type": "string", "minLength": 1})
NUMBER = Kind(_number, Decimal(0), {"type": "number", "minimum": 0})
POSITIVE = Kind(_positive, Decimal(0), {"type": "number", "exclusiveMinimum": 0})
WHOLE = Kind(_whole, 0, {"type": "integer"})
FLAG = Kind(_flag, False, {"type": "boolean"})  # noqa: FBT003 - the flag that stands in
DAY = Kind(_day, date.min, {"type": "string", "format": "date"})


def choice(*known: str) -> Kind[str]:
    """A text that must be one of these words."""

    def read(node: yaml.ScalarNode) -> str:
        if node.value not in known:
            raise Wrong(f"{node.value!r} phải là một trong: {', '.join(known)}")
        return str(node.value)

    return Kind(read, known[0], {"enum": list(known)})


@dataclass(slots=True)
class Report:
    """The problems of one file, collected while it is read."""

    file: str
    problems: list[Problem] = field(default_factory=list)

    def add(self, line: int, where: str, message: str, example: str) -> None:
        """Note one problem."""
        self.problems.append(Problem(self.file, line, where, message, example))

    def raise_any(self) -> None:
        """Raise RuleFileError when there is any problem, in the order of the lines."""
        if self.problems:
            raise RuleFileError(sorted(self.problems, key=lambda problem: problem.line))


class Fields:
    """One YAML mapping being read: asking for a key marks it as known, `close` refuses what nobody asked for.

    `fingerprint` is that of the whole file, on its top mapping.
    """

    fingerprint = ""

    def __init__(self, report: Report, node: yaml.MappingNode, path: str) -> None:
        self.report = report
        self.path = path
        self.at = node.start_mark.line + 1
        self._nodes: dict[str, yaml.Node] = {}
        self._asked: list[str] = []
        self._unread: set[str] = set()
        for key, value in node.value:
            self._note(key, value)

    def _note(self, key: yaml.Node, value: yaml.Node) -> None:
        line = key.start_mark.line + 1
        if not isinstance(key, yaml.ScalarNode) or key.tag != _STRING:
            name = str(key.value) if isinstance(key, yaml.ScalarNode) else "?"
            self.report.add(line, self.where(name), "tên mục phải là chữ, nếu cần thì trong ngoặc kép", f'"{name}"')
        elif key.value in self._nodes:
            self.report.add(line, self.where(key.value), "ghi hai lần", "chỉ giữ một dòng")
        else:
            self._nodes[key.value] = value

    def where(self, key: str) -> str:
        """The full name of a key of this mapping, as problems print it."""
        return f"{self.path}.{key}" if self.path else key

    def line_of(self, key: str) -> int:
        """The line of the value of this key, or of the mapping when it is not there."""
        return self._nodes[key].start_mark.line + 1 if key in self._nodes else self.at

    def has(self, key: str) -> bool:
        """Whether the file has this key."""
        return key in self._nodes

    def wrong(self, key: str, message: str, example: str) -> None:
        """Note a problem with the value of this key; one that could not be read has its problem already."""
        if key not in self._unread:
            self.report.add(self.line_of(key), self.where(key), message, example)

    def may(self, key: str, kind: Kind[T], example: str) -> T | None:
        """The value of this key, or None when the file does not have it (or it is wrong, which is noted)."""
        self._asked.append(key)
        return self._scalar(self._nodes[key], key, kind, example) if key in self._nodes else None

    def need(self, key: str, kind: Kind[T], example: str) -> T:
        """The value of this key; a problem is noted when it is missing."""
        if not self.has(key):
            self.wrong(key, "thiếu mục này", f"{key}: {example}")
        value = self.may(key, kind, example)
        return kind.empty if value is None else value

    def _scalar(self, node: yaml.Node, key: str, kind: Kind[T], example: str) -> T | None:
        line = node.start_mark.line + 1
        if not isinstance(node, yaml.ScalarNode):
            why = "phải là một giá trị, không phải danh sách hay nhóm"
        else:
            try:
                return kind.read(node)
            except Wrong as wrong:
                why = str(wrong)
        self._unread.add(key)
        self.report.add(line, self.where(key), why, f"{key}: {example}")
        return None

    def each(self, key: str, kind: Kind[T], example: str) -> tuple[T, ...]:
        """The values of a list under this key; empty when the file does not have it."""
        read = [self._scalar(node, key, kind, example) for node in self._sequence(key, f"[{example}]")]
        return tuple(value for value in read if value is not None)

    def children(self, key: str, example: str) -> Iterator["Fields"]:
        """The mappings of a list under this key."""
        for number, node in enumerate(self._sequence(key, example)):
            path = f"{self.where(key)}[{number + 1}]"
            if isinstance(node, yaml.MappingNode):
                yield Fields(self.report, node, path)
            else:
                self.report.add(node.start_mark.line + 1, path, "phải là một nhóm thông tin", example)

    def child(self, key: str, example: str) -> "Fields | None":
        """The mapping under this key, or None when the file does not have it (or it is no mapping, which is noted)."""
        self._asked.append(key)
        node = self._nodes.get(key)
        if isinstance(node, yaml.MappingNode):
            return Fields(self.report, node, self.where(key))
        if node is not None:
            self.wrong(key, "phải là một nhóm thông tin", f"{key}: {example}")
        return None

    @property
    def names(self) -> tuple[str, ...]:
        """The keys the file has here, in its order."""
        return tuple(self._nodes)

    def plain(self, key: str) -> object:
        """The value of this key as JSON would hold it, with numbers as text."""
        self._asked.append(key)
        return _plain(self._nodes[key])

    def _sequence(self, key: str, example: str) -> list[yaml.Node]:
        self._asked.append(key)
        node = self._nodes.get(key)
        if node is None or isinstance(node, yaml.SequenceNode):
            return list(node.value) if node else []
        self.wrong(key, "phải là một danh sách", f"{key}: {example}")
        return []

    def close(self) -> None:
        """Refuse the keys that nobody asked for."""
        for key in self._nodes:
            if key not in self._asked:
                self.wrong(key, "không có mục này", ", ".join(self._asked))


def _plain(node: yaml.Node) -> object:
    if isinstance(node, yaml.MappingNode):
        return {str(key.value): _plain(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item) for item in node.value]
    if node.tag == "tag:yaml.org,2002:int" and _WHOLE.fullmatch(node.value):
        return int(node.value)
    return node.value == "true" if node.value in ("true", "false") and node.tag != _STRING else str(node.value)


class Specimen(str):
    """A text that stands for any file of its kind: who opens it gets fields that were made for the occasion."""

    __slots__ = ("opened",)
    opened: Callable[[Report], Fields]

    def __new__(cls, opened: Callable[[Report], Fields]) -> "Specimen":
        """An empty text that is opened this way."""
        specimen = super().__new__(cls)
        specimen.opened = opened
        return specimen


def _refuse_tricks(report: Report, text: str) -> None:
    """Refuse copies of other parts, and nesting so deep that reading it would end the process."""
    depth = 0
    for event in yaml.parse(text, _LOADER):
        line = int(getattr(event.start_mark, "line", 0)) + 1
        if isinstance(event, yaml.AliasEvent):
            report.add(line, "*", "không dùng ký hiệu & và * để chép lại", "viết đủ từng mục")
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > MOST_NESTED:
            report.add(line, "YAML", "lồng nhau quá sâu", 'id: "ten-tep"')
            break
    report.raise_any()


def open_file(report: Report, text: str) -> Fields:
    """The top mapping of a rule file; raises RuleFileError when there is none to read."""
    if isinstance(text, Specimen):
        return text.opened(report)
    try:
        _refuse_tricks(report, text)
        node = yaml.compose(text, _LOADER)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        why = getattr(error, "problem", None) or "không đọc được"
        report.add(mark.line + 1 if mark else 1, "YAML", f"sai cú pháp ({why})", 'id: "ten-tep"')
        report.raise_any()
    if not isinstance(node, yaml.MappingNode):
        report.add(1, "YAML", "tệp phải bắt đầu bằng các mục", 'id: "ten-tep"')
        report.raise_any()
    assert isinstance(node, yaml.MappingNode)  # noqa: S101 - raise_any has raised otherwise
    top = Fields(report, node, "")
    top.fingerprint = fingerprint(node)
    return top
