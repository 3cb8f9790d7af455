"""The rule files at hand, found by id; the only file of the library that opens files."""

import re
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from errno import ENOENT
from functools import cache
from pathlib import Path
from typing import Generic, TypeAlias, TypeVar

from antq_rules.errors import NoRuleInForce, Problem, RuleFileError, UnknownRule
from antq_rules.files.days_off_file import read_days_off
from antq_rules.files.ladder_file import read_ladder
from antq_rules.files.plan_file import read_plan
from antq_rules.files.rubric_file import read_rubric
from antq_rules.files.standard_file import read_standard
from antq_rules.plan import Plan
from antq_rules.reminders import Ladder
from antq_rules.rubric import Rubric
from antq_rules.standards import Standard
from antq_rules.working_days import DaysOff, WorkCalendar

DATA = Path(__file__).parent / "data"
_ID = re.compile(r"^id: *[\"']?([^\"'\s#]+)", re.MULTILINE)
_KIND = re.compile(r"^(lines|checklists|holidays|ladder):", re.MULTILINE)
Rule: TypeAlias = Rubric | Standard | Plan | DaysOff | Ladder
_Rule = TypeVar("_Rule", Rubric, Standard, Plan, DaysOff, Ladder)


class _Drawer(Generic[_Rule]):
    """The files of one kind by id, each parsed when it is first asked for."""

    def __init__(self, kind: str, reader: Callable[[str, str], _Rule]) -> None:
        self.kind = kind
        self.files: dict[str, Path] = {}
        self._reader: Callable[[str, str], _Rule] = reader
        self._read: dict[str, _Rule] = {}

    def get(self, id: str, shelf: "Shelf") -> _Rule:  # noqa: A002 - the field is called id everywhere
        """The rule of this id; raises UnknownRule, or RuleFileError when its file is wrong."""
        if id not in self.files:
            raise UnknownRule(self.kind, id, tuple(self.files))
        with shelf.lock:
            if id not in self._read:
                self._read[id] = self._reader(*shelf.source(self.files[id]))
            return self._read[id]

    def all(self, shelf: "Shelf") -> tuple[_Rule, ...]:
        """Every rule of this kind, in the order of the files."""
        return tuple(self.get(one, shelf) for one in self.files)


class Shelf:
    """Rubrics, standards, plans, holidays and reminder steps by id. A file is parsed when first asked for, and kept."""

    def __init__(self, texts: Mapping[Path, str], names: Mapping[Path, str], fallback: "Shelf | None" = None) -> None:
        self.lock = threading.RLock()
        self._texts = texts
        self._names = names
        self._fallback = fallback
        self._rubrics = _Drawer("rubric", read_rubric)
        self._standards = _Drawer("standard", read_standard)
        self._plans = _Drawer("plan", lambda file, text: read_plan(file, text, self.rubric))
        self._days_off = _Drawer("holidays", read_days_off)
        self._ladders = _Drawer("ladder", read_ladder)
        for path, text in texts.items():
            self._index(path, text)

    @classmethod
    def builtin(cls) -> "Shelf":
        """The files that come with the library; the same shelf every time."""
        return _builtin()

    @classmethod
    def from_paths(cls, *paths: Path | str) -> "Shelf":
        """The files at these paths and, for folders, below them; rubrics and holidays not there are the built-in ones.

        Raises RuleFileError for a file that cannot be read as text or two files with one id, OSError for one that
        cannot be opened and for a folder without rule files.
        """
        files = [file for path in paths for file in _files(Path(path))]
        return cls(*_read(files, {file: str(file) for file in files}), fallback=cls.builtin())

    def _index(self, path: Path, text: str) -> None:
        found = _ID.search(text)
        rule_id = found[1] if found else f"({self._names[path]})"
        mark = _KIND.search(text)
        files = {
            "lines": self._rubrics.files,
            "checklists": self._standards.files,
            "holidays": self._days_off.files,
            "ladder": self._ladders.files,
        }.get(mark[1] if mark else "", self._plans.files)
        if rule_id in files:
            line = text.count("\n", 0, found.start()) + 1 if found else 1
            message = f"id {rule_id} đã có trong {self._names[files[rule_id]]}"
            raise RuleFileError([Problem(self._names[path], line, "id", message, f'"{rule_id}-moi"')])
        files[rule_id] = path

    def source(self, path: Path) -> tuple[str, str]:
        """The name and the text of one of the files."""
        return self._names[path], self._texts[path]

    def rubric(self, id: str) -> Rubric:  # noqa: A002 - the field is called id everywhere
        """The rubric of this id; raises UnknownRule, or RuleFileError when its file is wrong."""
        if self._fallback and id not in self._rubrics.files:
            return self._fallback.rubric(id)
        return self._rubrics.get(id, self)

    def standard(self, id: str) -> Standard:  # noqa: A002 - the field is called id everywhere
        """The standard of this id; raises UnknownRule, or RuleFileError when its file is wrong."""
        return self._standards.get(id, self)

    def plan(self, id: str) -> Plan:  # noqa: A002 - the field is called id everywhere
        """The plan of this id; raises UnknownRule, or RuleFileError when its file is wrong."""
        return self._plans.get(id, self)

    def ladder(self, id: str) -> Ladder:  # noqa: A002 - the field is called id everywhere
        """The reminder steps of this id; raises UnknownRule, or RuleFileError when their file is wrong."""
        return self._ladders.get(id, self)

    def rubrics(self) -> tuple[Rubric, ...]:
        """Every rubric, in the order of the files."""
        return self._rubrics.all(self)

    def standards(self) -> tuple[Standard, ...]:
        """Every standard, in the order of the files."""
        return self._standards.all(self)

    def plans(self) -> tuple[Plan, ...]:
        """Every plan, in the order of the files."""
        return self._plans.all(self)

    def calendar(self) -> WorkCalendar:
        """The working days of every year whose holidays are at hand, those of this shelf before the built-in ones."""
        own = self._days_off.all(self)
        known = {one.year for one in own}
        other = self._fallback.days_off() if self._fallback else ()
        return WorkCalendar((*own, *(one for one in other if one.year not in known)))

    def days_off(self) -> tuple[DaysOff, ...]:
        """The holidays of every year, in the order of the files."""
        return self._days_off.all(self)

    def ladders(self) -> tuple[Ladder, ...]:
        """Every set of reminder steps, in the order of the files."""
        return self._ladders.all(self)

    def rubric_on(self, on: date, kind: str, locality: str | None = None) -> Rubric:
        """The rubric for this kind of unit on this day: the locality's own where it has one, else the national one.

        Of several in force the one that took effect last holds; raises NoRuleInForce when there is none.
        """
        every = self.rubrics()
        for place in (locality, None):
            held = [
                one for one in every if one.locality == place and kind in one.applies_to and one.in_force.covers(on)
            ]
            if held:
                return max(held, key=lambda one: one.in_force.start)
        raise NoRuleInForce(kind, on, tuple(one.id for one in every))

    def standard_on(self, on: date, track: str) -> Standard:
        """The standard of this track ("t1", "t3") on this day; raises NoRuleInForce when there is none."""
        every = [one for one in self.standards() if one.track == track]
        held = [one for one in every if one.in_force.covers(on)]
        if not held:
            raise NoRuleInForce(track, on, tuple(one.id for one in every))
        return max(held, key=lambda one: one.in_force.start)

    def rule(self, id: str) -> Rule:  # noqa: A002 - the field is called id everywhere
        """The rule of this id, of whatever kind; raises UnknownRule, or RuleFileError when its file is wrong."""
        loads = self._loads()
        for load, files in loads:
            if id in files:
                return load(id)
        raise UnknownRule("rule", id, tuple(one for _, files in loads for one in files))

    def readable(self) -> tuple[tuple[str, Rule], ...]:
        """Every rule whose file is right, with the name of its file."""
        return tuple((self._names[path], rule) for path, rule in self._try_all() if not isinstance(rule, RuleFileError))

    def problems(self) -> tuple[Problem, ...]:
        """Everything wrong with the files of this shelf, file by file."""
        errors = (rule for _, rule in self._try_all() if isinstance(rule, RuleFileError))
        return tuple(problem for error in errors for problem in error.problems)

    def _loads(self) -> tuple[tuple[Callable[[str], Rule], Mapping[str, Path]], ...]:
        """How each kind of rule is found, with its files."""
        return (
            (self.rubric, self._rubrics.files),
            (self.standard, self._standards.files),
            (self.plan, self._plans.files),
            (lambda one: self._days_off.get(one, self), self._days_off.files),
            (self.ladder, self._ladders.files),
        )

    def _try_all(self) -> Iterator[tuple[Path, Rule | RuleFileError]]:
        for load, files in self._loads():
            for rule_id, path in files.items():
                try:
                    yield path, load(rule_id)
                except RuleFileError as error:
                    yield path, error


def _files(path: Path) -> list[Path]:
    """The file itself or, for a folder, the rule files below it; raises FileNotFoundError where there are none."""
    files = sorted(path.rglob("*.yaml")) if path.is_dir() else [path]
    if not files:
        raise FileNotFoundError(ENOENT, "không có tệp .yaml nào", str(path))
    return files


def _read(files: Iterable[Path], names: Mapping[Path, str]) -> tuple[dict[Path, str], Mapping[Path, str]]:
    """The text of every file; raises RuleFileError naming all that are not UTF-8 text."""
    texts: dict[Path, str] = {}
    problems: list[Problem] = []
    for file in files:
        try:
            texts[file] = file.read_text(encoding="utf-8-sig")
        except UnicodeDecodeError as error:
            line = file.read_bytes().count(b"\n", 0, error.start) + 1
            problems.append(Problem(names[file], line, "tệp", "không phải chữ UTF-8", "lưu lại tệp với mã UTF-8"))
    if problems:
        raise RuleFileError(problems)
    return texts, names


@cache
def _builtin() -> Shelf:
    files = _files(DATA)
    return Shelf(*_read(files, {file: file.relative_to(DATA).as_posix() for file in files}))
