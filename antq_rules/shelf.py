"""The rule files at hand, found by id; the only file of the library that opens files."""

import re
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import TypeVar

from antq_rules.errors import NoRuleInForce, Problem, RuleFileError, UnknownRule
from antq_rules.plan import Plan
from antq_rules.plan_file import read_plan
from antq_rules.rubric import Rubric
from antq_rules.rubric_file import read_rubric

DATA = Path(__file__).parent / "data"
_ID = re.compile(r"^id: *[\"']?([^\"'\s#]+)", re.MULTILINE)
_IS_RUBRIC = re.compile(r"^lines:", re.MULTILINE)
_Rule = TypeVar("_Rule", Rubric, Plan)


class Shelf:
    """Rubrics and plans by id. A file is parsed when it is first asked for, and then kept."""

    def __init__(self, texts: Mapping[Path, str], names: Mapping[Path, str], fallback: "Shelf | None" = None) -> None:
        self._texts = texts
        self._names = names
        self._fallback = fallback
        self._rubric_files: dict[str, Path] = {}
        self._plan_files: dict[str, Path] = {}
        self._rubrics: dict[str, Rubric] = {}
        self._plans: dict[str, Plan] = {}
        self._lock = threading.RLock()
        for path, text in texts.items():
            self._index(path, text)

    @classmethod
    def builtin(cls) -> "Shelf":
        """The files that come with the library; the same shelf every time."""
        return _builtin()

    @classmethod
    def from_paths(cls, *paths: Path | str) -> "Shelf":
        """The files at these paths and, for folders, below them; rubrics not among them come from the built-in ones.

        Raises RuleFileError for a file that cannot be read as text or two files with one id.
        """
        files = [file for path in paths for file in _files(Path(path))]
        return cls(*_read(files, {file: str(file) for file in files}), fallback=cls.builtin())

    def _index(self, path: Path, text: str) -> None:
        found = _ID.search(text)
        rule_id = found[1] if found else f"({self._names[path]})"
        files = self._rubric_files if _IS_RUBRIC.search(text) else self._plan_files
        if rule_id in files:
            line = text.count("\n", 0, found.start()) + 1 if found else 1
            message = f"id {rule_id} đã có trong {self._names[files[rule_id]]}"
            raise RuleFileError([Problem(self._names[path], line, "id", message, f'"{rule_id}-moi"')])
        files[rule_id] = path

    def rubric(self, id: str) -> Rubric:  # noqa: A002 - the field is called id everywhere
        """The rubric of this id; raises UnknownRule, or RuleFileError when its file is wrong."""
        if self._fallback and id not in self._rubric_files:
            return self._fallback.rubric(id)
        return self._get("rubric", id, self._rubric_files, self._rubrics, read_rubric)

    def plan(self, id: str) -> Plan:  # noqa: A002 - the field is called id everywhere
        """The plan of this id; raises UnknownRule, or RuleFileError when its file is wrong."""
        return self._get(
            "plan", id, self._plan_files, self._plans, lambda file, text: read_plan(file, text, self.rubric)
        )

    def _get(
        self,
        kind: str,
        id: str,  # noqa: A002 - the field is called id everywhere
        files: Mapping[str, Path],
        read: dict[str, _Rule],
        reader: Callable[[str, str], _Rule],
    ) -> _Rule:
        if id not in files:
            raise UnknownRule(kind, id, tuple(files))
        with self._lock:
            if id not in read:
                path = files[id]
                read[id] = reader(self._names[path], self._texts[path])
            return read[id]

    def rubrics(self) -> tuple[Rubric, ...]:
        """Every rubric, in the order of the files."""
        return tuple(self.rubric(one) for one in self._rubric_files)

    def plans(self) -> tuple[Plan, ...]:
        """Every plan, in the order of the files."""
        return tuple(self.plan(one) for one in self._plan_files)

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

    def readable(self) -> tuple[tuple[str, Rubric | Plan], ...]:
        """Every rule whose file is right, with the name of its file."""
        return tuple((self._names[path], rule) for path, rule in self._try_all() if not isinstance(rule, RuleFileError))

    def problems(self) -> tuple[Problem, ...]:
        """Everything wrong with the files of this shelf, file by file."""
        errors = (rule for _, rule in self._try_all() if isinstance(rule, RuleFileError))
        return tuple(problem for error in errors for problem in error.problems)

    def _try_all(self) -> Iterator[tuple[Path, Rubric | Plan | RuleFileError]]:
        loads: tuple[tuple[Callable[[str], Rubric | Plan], Mapping[str, Path]], ...] = (
            (self.rubric, self._rubric_files),
            (self.plan, self._plan_files),
        )
        for load, files in loads:
            for rule_id, path in files.items():
                try:
                    yield path, load(rule_id)
                except RuleFileError as error:
                    yield path, error


def _files(path: Path) -> list[Path]:
    return sorted(path.rglob("*.yaml")) if path.is_dir() else [path]


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
